a = b = c = 7
a += 3
b -= 2
c *= 4
d = 17
d //= 5
e = 2.5
e **= 3
f = 0b1011
f <<= 2
f |= 1
f &= ~4
f ^= 0x10
g = 19
g %= 7
h = 10
h /= 4
print(a, b, c, d, e, f, g, h)
x, y = 1, 2
x, y = y, x
(p, q), [r, *s] = (3, 4), "abcd"
first, *_, last = [10, 20, 30, 40]
*init, tail = range(4)
print(x, y, p, q, r, s, first, last, init, tail)
n: int = 5
name: str = "neuro"
items: list[int] = []
items.append(n)
print(n, name, items)
matrix = [[0] * 3 for _ in range(2)]
matrix[1][2] = 9
matrix[0][:] = [1, 2, 3]
matrix[0][1] += 5
print(matrix)
