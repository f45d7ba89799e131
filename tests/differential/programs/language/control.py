total = 0
for i in range(10):
    if i == 3:
        continue
    if i == 7:
        break
    total += i
else:
    total = -1
print(total)
n = 27
steps = 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps, n)
a, *b, c = range(5)
(d, e), f = (1, 2), 3
x = y = []
x.append(1)
print(a, b, c, d, e, f, x, y, x is y)
if (m := len(b)) > 2 and m < 10 or False:
    print(f"{m=} {m:>5} {m!r:^7}|")
assert m == 3, "no"
s = sum(k * k for k in range(5) if k % 2)
pairs = [(p, q) for p in range(3) for q in range(p)]
table = {k: v for k, v in zip("abc", (1, 2, 3))}
unique = {v % 2 for v in table.values()}
t = 1 < 2 < 3 < s
del table["a"]
print(pairs, table, unique, t, not t, -s, ~s)
u = [1, 2, 3, 4][1:3]
w = [0] * 3
w[1] += 5
w[-1:] = [7, 8]
print(u, w, 3 in w, 9 not in w)
