def parse(line):
    name, _, number = line.partition("=")
    return name.strip(), int(number)
lines = ["a = 1", "b=22", "c = three"]
found = {}
for n, line in enumerate(lines, 1):
    key, value = parse(line)
    found[key] = value
    print(n, found)
