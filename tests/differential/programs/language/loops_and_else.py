def find_factor(n):
    for d in range(2, int(n ** 0.5) + 1):
        if n % d == 0:
            break
    else:
        return None
    return d
print([find_factor(n) for n in (7, 9, 91, 97)])
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
    if steps > 200:
        break
else:
    print("reached one after", steps)
for i, (a, b) in enumerate(zip([1, 2, 3], "xyz"), 1):
    if i == 2:
        continue
    print(i, a, b)
for _ in []:
    pass
else:
    print("nothing to do")
table = [[i * j for j in range(1, 4)] for i in range(1, 4)]
for row in table:
    for cell in row:
        if cell == 6:
            break
    else:
        continue
    print("six is in", row)
    break
for x in (items := [1, 2, 3]):
    if x < 3:
        items.append(x + 5)
    if len(items) > 6:
        break
print(items, x)
d = {"a": 1, "b": 2}
try:
    for k in d:
        d[k + k] = 0
except RuntimeError as error:
    print(error)
for key in list(d):
    if len(key) > 1:
        del d[key]
print(d)
for i in range(3):
    i *= 10
print(i, list(range(10, 0, -3)), range(5)[-2], 7 in range(1, 10, 2), len(range(0, -10, -3)))
it = iter("abcdef")
for ch in it:
    print(ch + next(it, "-"), end=" ")
print()
stack = [1]
while stack:
    top = stack.pop()
    if top < 20:
        stack += [top * 2, top * 3]
print(top)
while True:
    try:
        steps -= 50
        if steps < 0:
            raise StopIteration(steps)
    except StopIteration as stop:
        print("left by", stop.value)
        break
    finally:
        steps += 1
for index in reversed(range(len(items))):
    if items[index] % 2: del items[index]
print(items)
for a[0] in [] if (a := [None]) else []: pass
for a[0], *others in [(1, 2, 3), (4,)]:
    print(a, others)
k = 5
while (k := k - 1) > 0 and k != 2:
    pass
print(k)
