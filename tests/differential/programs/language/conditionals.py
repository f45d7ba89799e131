def grade(score):
    if score >= 90:
        return "A"
    elif score >= 80:
        return "B"
    elif score >= 70:
        return "C"
    return "F"
for s in (95, 85, 75, 10):
    print(s, grade(s))
x = 5
kind = "odd" if x % 2 else "even"
sign = "neg" if x < 0 else "zero" if x == 0 else "pos"
print(kind, sign)
a, b = [], "text"
print(a or "default", b and len(b), not a, a and a[0], None or 0 or "last")
print(0 < x < 10, 1 < x > 3, x == 5 != 4, 3 in [1, 2, 3] and 4 not in [1], x is not None)
empty = bool([]), bool({}), bool(""), bool(0), bool(0.0), bool(None), bool([0]), bool(" ")
print(empty)
print([] == [], [] is [], (1, 2) < (1, 3), "apple" < "banana", [1, [2]] == [1, [2]])
def check(v):
    if not isinstance(v, (int, float)):
        return "not a number"
    if isinstance(v, bool):
        return "bool"
    return "number"
print(check("a"), check(True), check(2.5))
