lines = iter(["alpha 1", "beta 2", "", "gamma 3"])
while (line := next(lines, None)) is not None:
    if not (parts := line.split()):
        print("blank")
        continue
    name, n = parts
    print(name, int(n) if n.isdigit() else n)
if (n := len("hello")) > 3 and (half := n / 2) < 3:
    print(n, half)
print([y := 1, y ** 2, y + (z := 5)], y, z)
def f(x, cache={}):
    return cached if (cached := cache.get(x)) else cache.setdefault(x, x * 2)
print(f(3), f(3), (w := [1, 2]) and w.pop(), w)
values = [1, -2, 3, 0]
print([s for v in values if (s := v * v) > 1], s, any((bad := v) < 0 for v in values), bad, all((last := v) for v in values), last)
grade = lambda s: "A" if s >= 90 else "B" if s >= 80 else "C" if s >= 70 else "F"
print([grade(s) for s in (95, 85, 70, 10)], ("even", "odd")[7 % 2], {True: "yes", False: "no"}[3 > 2], "x" if [] else "y" if {} else "z")
def sign(x): return (x > 0) - (x < 0)
def classify(n):
    if n < 0:
        kind = "negative"
    elif n == 0:
        kind = "zero"
    elif n % 2:
        kind = "odd"
    else:
        kind = "even"
    return kind
print(list(map(classify, (-1, 0, 3, 4))), [sign(v) for v in (-2, 0, 9)])
x = 5
x, y = (x, 1) if x < 3 else (-x, 2) if x < 10 else (0, 0)
print(x, y, 1 if x else 0, (x if x > 0 else -x) + 1, not x if x else x)
result = "both" if 1 < 2 < 3 and not 3 < 2 else "neither"
nested = (lambda a: (lambda b: a if a > b else b))(3)(8)
print(result, nested, max(3, 8, key=lambda v: -v), (a := 3) + (b := a * 2) * (c := b - a), a, b, c)
total = 0
for i in range(10):
    if i == 2: continue
    if i == 7: break
    total += i if i % 2 else -i
else:
    total = None
print(total, i)
try:
    value = int("12") if (text := "ab").isdigit() else len(text)
except ValueError:
    value = None
finally:
    text += "!"
print(value, text, f"{(k := 3)} {k + 1} {(lambda q: q * k)(2)}", (j := 10, j + 1)[1], [j := j + i for i in range(3)], j)
assert (m := max(values)) == 3, "never"
print(m, [*(t := (1, 2)), *t], {**(d := {"a": 1}), "b": d["a"] + 1}, d)
