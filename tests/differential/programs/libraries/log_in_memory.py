import io
from collections import Counter, defaultdict

LOG = io.StringIO(
    """2024-03-01 10:00:01 INFO start service=web
2024-03-01 10:00:05 WARN slow service=db ms=350
2024-03-01 10:00:09 ERROR timeout service=db ms=1200
2024-03-01 10:01:00 INFO done service=web ms=20
bad line
2024-03-01 10:02:30 ERROR refused service=mail
"""
)


def parse(line):
    parts = line.split()
    if len(parts) < 4:
        return None
    date, time, level, event, *pairs = parts
    fields = dict(p.split("=") for p in pairs)
    h, m, s = map(int, time.split(":"))
    return {"t": h * 3600 + m * 60 + s, "level": level, "event": event, **fields}


records, bad = [], 0
for line in LOG:
    record = parse(line)
    if record is None:
        bad += 1
    else:
        records.append(record)

levels = Counter(r["level"] for r in records)
ms = defaultdict(list)
for r in records:
    if "ms" in r:
        ms[r["service"]].append(int(r["ms"]))
print(levels.most_common(), bad)
for service, values in ms.items():
    print(service, max(values), sum(values) / len(values))
gaps = [b["t"] - a["t"] for a, b in zip(records, records[1:])]
print(gaps)
LOG.seek(0)
first = LOG.readline().rstrip()
rest = LOG.read().splitlines()
print(first, len(rest))
