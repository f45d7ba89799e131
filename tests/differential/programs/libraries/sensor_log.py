import io
import re
import textwrap
from bisect import bisect_left
from collections import deque
from itertools import islice

import numpy as np

LOG = textwrap.dedent(
    """\
    00:01 temp=20.5 hum=40
    00:03 temp=21.0 hum=41
    00:04 ERROR sensor offline
    00:07 temp=23.5 hum=39
    00:09 temp=22.0 hum=38
    """
)
PATTERN = re.compile(r"(?P<m>\d+):(?P<s>\d+)\s+temp=(?P<temp>[\d.]+)\s+hum=(?P<hum>\d+)")
times, temps = [], []
for number, line in enumerate(LOG.splitlines(), 1):
    match = PATTERN.fullmatch(line)
    if match is None:
        print(f"line {number}: {line.split(maxsplit=1)[1]!r}")
        continue
    fields = match.groupdict()
    times.append(int(fields["m"]) * 60 + int(fields["s"]))
    temps.append(float(fields["temp"]))
print(times, temps)


def moving(values, size):
    window = deque(islice(values, size), maxlen=size)
    yield sum(window) / size
    for value in islice(values, size, None):
        window.append(value)
        yield sum(window) / size


print(list(moving(temps, 2)), np.convolve(temps, [0.5, 0.5], "valid"))


def at(moment):
    i = bisect_left(times, moment)
    if i == 0 or i == len(times):
        return None
    (t0, t1), (y0, y1) = times[i - 1 : i + 1], temps[i - 1 : i + 1]
    return y0 + (y1 - y0) * (moment - t0) / (t1 - t0)


print([at(m) for m in (0, 2, 5, 8, 60)], np.interp([2, 5, 8], times, temps))
trend, level = np.polyfit(times, temps, 1)
print(f"{trend:.6f} {level:.6f}")
words = re.sub(r"\d", "#", LOG).split()
print(words[:3], len(words), re.findall(r"hum=(\d)\d", LOG))
