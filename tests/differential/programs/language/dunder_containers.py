class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]

    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            return self.rows[i][j]
        return self.rows[key]

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = value

    def __delitem__(self, i):
        del self.rows[i]

    def __len__(self):
        return len(self.rows)

    def __contains__(self, value):
        return any(value in row for row in self.rows)

    def __iter__(self):
        return iter(self.rows)

    def __reversed__(self):
        return reversed(self.rows)

    def __call__(self, k):
        return Matrix([[v * k for v in row] for row in self.rows])

    def __repr__(self):
        return "\n".join(" ".join(f"{v:3}" for v in row) for row in self.rows)


m = Matrix([[1, 2], [3, 4]])
m[0, 1] = 9
m[1, 1] += 6
print(m[0, 1], m[1], len(m), 9 in m, 7 in m)
print(m)
print(m(10))
for row in m:
    print(sum(row))
print(list(reversed(m)))
del m[0]
print(m, len(m))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


print(list(Countdown(3)), max(Countdown(5)), [a * b for a, b in zip(Countdown(2), Countdown(3))])


class Seq:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError(i)
        return i * i


print(list(Seq()), 9 in Seq(), [*Seq()])
