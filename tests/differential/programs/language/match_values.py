def http(status):
    match status:
        case 200 | 201:
            return "ok"
        case 404:
            return "not found"
        case int() if status >= 500:
            return "server error"
        case str(text):
            return f"text {text}"
        case _:
            return "other"
print([http(s) for s in (200, 201, 404, 503, "hi", 3.5, 302)])
def kind(x):
    match x:
        case None:
            return "none"
        case True | False:
            return "bool"
        case 0:
            return "zero"
        case -1:
            return "minus one"
        case "":
            return "empty"
        case 3.5:
            return "float"
        case []:
            return "empty list"
        case {}:
            return "mapping"
        case _:
            return type(x).__name__
print([kind(v) for v in (None, True, 0, -1, "", 3.5, [], {}, {"a": 1}, (1,), 5)])
import math
class Color:
    RED = "red"
    BLUE = "blue"
def paint(c):
    match c:
        case Color.RED:
            return 1
        case Color.BLUE:
            return 2
        case math.pi:
            return 3
    return 0
print(paint("red"), paint("blue"), paint(math.pi), paint("green"))
