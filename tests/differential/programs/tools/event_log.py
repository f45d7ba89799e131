import json
LOG = ['{"t": 1, "kind": "login", "user": "ann"}', '{"t": 4, "kind": "click", "user": "ann", "at": [3, 5]}', "broken", '{"t": 9, "kind": "login", "user": "bob"}', '{"t": 12, "kind": "logout", "user": "ann"}', '{"kind": "click"}']
handlers = {}
def on(kind):
    def add(f):
        handlers[kind] = f
        return f
    return add
sessions, durations, clicks, problems = {}, {}, [], []
@on("login")
def login(event):
    sessions[event["user"]] = event["t"]
@on("logout")
def logout(event):
    durations[event["user"]] = event["t"] - sessions.pop(event["user"])
@on("click")
def click(event):
    match event:
        case {"user": user, "at": [x, y]}:
            clicks.append((user, x, y))
        case {"user": _}:
            pass
        case _:
            raise ValueError("a click needs a user")
for number, line in enumerate(LOG, 1):
    try:
        event = json.loads(line)
        handlers[event["kind"]](event)
    except json.JSONDecodeError as error:
        problems.append(f"line {number}: {error.msg} (column {error.colno})")
    except (KeyError, ValueError) as error:
        problems.append(f"line {number}: {type(error).__name__} {error}")
print(sessions, durations, clicks)
print(*problems, sep="\n")
report = {"open": sorted(sessions), "durations": durations, "problems": len(problems), "rate": 5 / 6, "none": None, "nested": {"ok": True}}
text = json.dumps(report, indent=1, sort_keys=True)
print(text)
again = json.loads(text)
print(again == report, again["rate"] == 5 / 6, json.dumps([1.0, 1e100, float("inf"), "é\n\"", ()]), json.dumps("é", ensure_ascii=False), json.dumps({1: 2, None: 3, True: 4}))
class Vec:
    def __init__(self, x, y): self.x, self.y = x, y
print(json.dumps({"v": Vec(1, 2)}, default=lambda o: {"x": o.x, "y": o.y}, separators=(",", ":")))
print(json.loads('{"x": 1, "y": 2.50}', object_hook=lambda d: tuple(d.values()), parse_float=str), json.loads("[1e3, -0, 12345678901234567890]"))
