DATA = '''name,city,age
"Smith, Ann",Berlin,34
Bob,"New ""Old"" York",
Cid,Oslo,28
'''
def parse_line(line):
    fields, field, quoted, i = [], "", False, 0
    while i < len(line):
        ch = line[i]
        if quoted:
            if ch == '"' and line[i + 1:i + 2] == '"':
                field += '"'
                i += 1
            elif ch == '"':
                quoted = False
            else:
                field += ch
        elif ch == '"':
            quoted = True
        elif ch == ",":
            fields.append(field)
            field = ""
        else:
            field += ch
        i += 1
    fields.append(field)
    return fields
header, *rows = [parse_line(line) for line in DATA.strip().split("\n")]
records = [dict(zip(header, row)) for row in rows]
print(header, len(rows), records[1]["city"])
def convert(value):
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            pass
    return value or None
table = [{k: convert(v) for k, v in r.items()} for r in records]
ages = [r["age"] for r in table if r["age"] is not None]
print(table[0], ages, sum(ages) / len(ages))
widths = {h: max(len(h), *(len(str(r[h])) for r in table)) for h in header}
rule = "+".join("-" * (w + 2) for w in widths.values())
print(" | ".join(f"{h:^{widths[h]}}" for h in header))
print(rule)
for r in table:
    print(" | ".join(f"{r[h]!s:<{widths[h]}}" if h != "age" else f"{r[h] if r[h] is not None else '-':>{widths[h]}}" for h in header))
def quote(value):
    text = "" if value is None else str(value)
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if any(c in text for c in ',"\n') else text
back = "\n".join([",".join(header)] + [",".join(quote(r[h]) for h in header) for r in table]) + "\n"
print(back == DATA)
