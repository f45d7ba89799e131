import math
from fractions import Fraction
Matrix = list[list[Fraction]]
def solve(a: Matrix, b: list) -> list:
    n = len(a)
    rows = [[Fraction(x) for x in row] + [Fraction(y)] for row, y in zip(a, b)]
    for col in range(n):
        pivot = max(range(col, n), key=lambda r: abs(rows[r][col]))
        if rows[pivot][col] == 0:
            raise ValueError("singular")
        rows[col], rows[pivot] = rows[pivot], rows[col]
        rows[col] = [x / rows[col][col] for x in rows[col]]
        for r in range(n):
            if r != col:
                factor = rows[r][col]
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[col])]
    return [row[-1] for row in rows]
solution = solve([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8, -11, -3])
print(solution, [str(s) for s in solve([[1, 2], [3, 5]], [1, 2])])
try:
    solve([[1, 2], [2, 4]], [1, 2])
except ValueError as error:
    print(error)
def det(m):
    if len(m) == 1:
        return m[0][0]
    return sum((-1) ** c * m[0][c] * det([row[:c] + row[c + 1:] for row in m[1:]]) for c in range(len(m)))
print(det([[3, 8], [4, 6]]), det([[6, 1, 1], [4, -2, 5], [2, 8, 7]]))
spiral, m = [], [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
rest = m
while rest:
    spiral += rest[0]
    rest = [list(r) for r in zip(*rest[1:])][::-1]
print(spiral, list(map(list, zip(*m[::-1]))), [m[i][i] for i in range(3)], sum(m, []))
class Vec(tuple):
    def __new__(cls, *xs): return super().__new__(cls, xs)
    def __add__(self, o): return Vec(*(a + b for a, b in zip(self, o)))
    def __sub__(self, o): return Vec(*(a - b for a, b in zip(self, o)))
    def __mul__(self, k): return Vec(*(a * k for a in self)) if isinstance(k, (int, float)) else sum(a * b for a, b in zip(self, k))
    def __abs__(self): return math.hypot(*self)
    def cross(self, o): return self[0] * o[1] - self[1] * o[0]
u, v = Vec(3, 4), Vec(1, -2)
print(u + v, u - v, u * 2, u * v, abs(u), u.cross(v), math.degrees(math.acos(u * v / abs(u) / abs(v))))
def area(points):
    return abs(sum(a.cross(b) for a, b in zip(points, points[1:] + points[:1]))) / 2
shape = [Vec(0, 0), Vec(4, 0), Vec(4, 3), Vec(0, 3)]
print(area(shape), area([Vec(0, 0), Vec(1, 0), Vec(0, 1)]))
def hull(points):
    def half(points):
        out = []
        for p in points:
            while len(out) > 1 and (out[-1] - out[-2]).cross(p - out[-2]) <= 0:
                out.pop()
            out.append(p)
        return out[:-1]
    points = sorted(points)
    return half(points) + half(points[::-1])
cloud = [Vec(x * x % 7, x * 3 % 5) for x in range(8)]
print(cloud, hull(cloud))
def inside(p, poly):
    odd = False
    for (x1, y1), (x2, y2) in zip(poly, poly[1:] + poly[:1]):
        if (y1 > p[1]) != (y2 > p[1]) and p[0] < (x2 - x1) * (p[1] - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd
print([inside(p, shape) for p in ((1, 1), (5, 1), (3.9, 2.9))])
def rotate(p, degrees):
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return Vec(round(c * p[0] - s * p[1], 12), round(s * p[0] + c * p[1], 12))
print(rotate(u, 90), rotate(u, 180), rotate(Vec(1, 0), 30), math.dist(u, v), math.isclose(abs(rotate(u, 33)), 5))
