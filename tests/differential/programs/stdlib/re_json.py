import json
import re
text = "Contact: ann@example.com, bob@test.org on 2024-01-15 or 2023-12-31"
print(re.findall(r"[\w.]+@[\w.]+", text), re.findall(r"(\d{4})-(\d\d)-(\d\d)", text))
m = re.search(r"(?P<user>\w+)@(?P<host>[\w.]+)", text)
print(m.group(), m.group("user"), m.groups(), m.groupdict(), m.start(), m.end(), m.span("host"), m[2])
print(re.sub(r"\d", "#", "a1b22"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"\d+", lambda k: str(int(k.group()) * 2), "3 and 10"))
print(re.split(r"[,;\s]+", "a, b;c  d"), re.match(r"\d+", "abc"), bool(re.fullmatch(r"[a-z]+", "abc")), re.escape("a.b"))
pattern = re.compile(r"^(\w+)\s*=\s*(.+)$", re.MULTILINE)
for found in pattern.finditer("lr = 0.1\nepochs=5"):
    print(found.group(1), found.group(2))
print(re.findall("a", "AaA", flags=re.IGNORECASE), pattern.pattern, re.subn("x", "y", "xxz"))
config = {"lr": 0.1, "layers": [4, 2], "bias": True, "name": None, "nested": {"b": 1, "a": "é"}}
s = json.dumps(config)
print(s)
print(json.dumps(config, indent=2, sort_keys=True), json.dumps([1, "a"], separators=(",", ":")), json.dumps("é", ensure_ascii=False))
back = json.loads(s)
print(back == config, back["layers"][0], json.loads('{"x": [1, 2.5, "three", null, true]}'))
try:
    json.loads("{bad}")
except json.JSONDecodeError as error:
    print("json:", error.msg, error.pos) if False else print("json error")
try:
    json.dumps({1, 2})
except TypeError as error:
    print(error)
print(json.loads("[1e3, -0.5]"), json.dumps({1: "int key", True: 2}))
