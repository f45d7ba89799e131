# several targets at once, evaluated left to right
a = b = c = []
a.append(1)
print(a is b, b, c)
x = (y, z) = "pq"
print(x, y, z)
i = 0
data = [10, 20, 30]
i = data[i] = 2
print(i, data)
first, *middle, last = range(6)
[p, (q, r), *s] = [1, (2, 3), 4, 5]
print(first, middle, last, p, q, r, s)
(only,) = {"k": 1}
print(only)
grid = [[0] * 3 for _ in range(2)]
grid[0][1], grid[1][2] = grid[1][2] + 5, grid[0][1] + 7
print(grid)
class Box: pass
box = Box()
box.left, box.right = box.both = 3, 4
print(box.left, box.right, box.both)
m, n = 1, 2
m, n = n, m + n
print(m, n)
head, *[], = [9]
print(head)
*init, tail = "word"
print(init, tail)
total: int = 5
total += (extra := 3)
print(total, extra)
k = [0, 1, 2, 3, 4, 5]
k[1:3] = "abc"
k[::2] = [None] * len(k[::2])
print(k)
del k[-1], k[0]
print(k, len(k))
for d["key"] in [] if (d := {}) else [1, 2]:
    pass
print(d)
