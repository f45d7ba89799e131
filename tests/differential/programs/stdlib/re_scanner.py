import re
log = """2024-01-15 ERROR [db] Connection lost (code=42)
2024-01-16 INFO [web] Started in 3.5s
bad line
2024-02-01 WARN [db] Slow query (code=7)"""
pattern = re.compile(r"^(?P<date>\d{4}-\d{2}-\d{2}) (?P<level>[A-Z]+) \[(\w+)\] (.*)$", re.MULTILINE)
for m in pattern.finditer(log):
    print(m["date"], m.group("level"), m[3], m.span(2), m.lastindex)
records = [m.groupdict() for m in pattern.finditer(log)]
print(records, len(pattern.findall(log)), pattern.groups, dict(pattern.groupindex))
codes = [int(c) for c in re.findall(r"code=(\d+)", log)]
print(codes, re.search(r"(\d+)\.(\d+)s", log).groups(), re.search("absent", log))
token = re.compile(r"\s*(?:(?P<num>\d+\.?\d*)|(?P<name>[a-z]\w*)|(?P<op>[-+*/()^=]))")
def tokens(text):
    pos, found = 0, []
    while pos < len(text):
        m = token.match(text, pos)
        if not m:
            raise SyntaxError(f"unexpected {text[pos]!r} at {pos}")
        found.append((m.lastgroup, m.group(m.lastgroup)))
        pos = m.end()
    return found
print(tokens("y = 3*x + 2.5"))
try:
    tokens("2 & 3")
except SyntaxError as error:
    print(error)
print(re.sub(r"(\w+)@(\w+)\.com", r"\2 at \1", "ann@mail.com bob@home.com"), re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "a1 b22 c3"), re.subn("a", "A", "banana", count=2))
print(re.split(r"[,;]\s*", "a, b;c;  d"), re.split(r"(\W)", "a-b+c"), re.split("x", "axbxc", maxsplit=1))
print(re.fullmatch(r"[+-]?\d+", "-17") is not None, re.match(r"b", "ab"), re.escape("a.b*c"), re.findall(r"(?i)the", "The the THE"), re.findall(r"\b\w", "hello big world"))
camel = re.sub(r"(?<!^)(?=[A-Z])", "_", "someCamelCaseName").lower()
snake = re.sub(r"_(\w)", lambda m: m[1].upper(), camel)
print(camel, snake, re.sub(r"(\d)(?=(\d{3})+$)", r"\1,", "1234567"))
print(re.findall(r"<(\w+)>(.*?)</\1>", "<b>x</b><i>y</i>"), re.findall(r"a{2,3}?", "aaaa"), re.findall(r"(a)(b)?", "abac"), re.compile("x", re.I | re.S).flags & re.I)
date = re.match(r"(\d+)-(\d+)", "12-34 rest")
print(date.expand(r"\2/\1"), date.start(), date.end(1), date.string, date.re.pattern, date.pos, date.groups(), date[0], bool(date))
try:
    re.compile("(unclosed")
except re.error as error:
    print("error:", error, error.pos)
verbose = re.compile(r"""
    (?P<area>\d{3})  # area
    [- ]?
    (?P<rest>\d{4})  # rest
    """, re.VERBOSE)
print(verbose.sub(r"(\g<area>) \g<rest>", "555-1234 or 555 9876"))
