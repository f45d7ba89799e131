class Vec:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, o):
        return Vec(self.x + o.x, self.y + o.y)

    def __sub__(self, o):
        return Vec(self.x - o.x, self.y - o.y)

    def __mul__(self, k):
        if isinstance(k, Vec):
            return self.x * k.x + self.y * k.y
        return Vec(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __truediv__(self, k):
        return Vec(self.x / k, self.y / k)

    def __neg__(self):
        return Vec(-self.x, -self.y)

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __eq__(self, o):
        return isinstance(o, Vec) and (self.x, self.y) == (o.x, o.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __lt__(self, o):
        return abs(self) < abs(o)

    def __bool__(self):
        return bool(self.x or self.y)

    def __iter__(self):
        yield self.x
        yield self.y

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __matmul__(self, o):
        return self * o

    def __iadd__(self, o):
        self.x += o.x
        self.y += o.y
        return self

    def __repr__(self):
        return f"Vec({self.x}, {self.y})"


a, b = Vec(3, 4), Vec(1, -2)
print(a + b, a - b, a * 2, 3 * b, a * b, a / 2, -a, abs(a), a @ b)
print(a == Vec(3, 4), a != b, a < b, b < a, bool(Vec(0, 0)), list(a), a[1], [*b])
alias = a
a += b
print(a, alias, a is alias)
x, y = b
print(x, y, sorted([Vec(5, 5), Vec(1, 1), Vec(3, 0)]), len({Vec(1, 2), Vec(1, 2)}))
print(sum([Vec(1, 1), Vec(2, 2)], Vec(0, 0)), max(Vec(1, 0), Vec(0, 9)))
try:
    a + 1
except AttributeError as error:
    print(error)
try:
    a % 2
except TypeError as error:
    print(error)
