log = []
def at(place):
    log.append(place)
    return place
values = [1, 2, 3, 4]
values[at(1)] += 10
values[at(2)] **= 2
print(values, log)
class Cell:
    def __init__(self, n):
        self.n = n
    def __iadd__(self, other):
        self.n += other
        return self
    def __isub__(self, other):
        return Cell(self.n - other)
c = d = Cell(5)
c += 3
print(c is d, d.n)
c -= 3
print(c is d, c.n, d.n)
class Holder:
    cells = (Cell(1), Cell(2))
    words = ["a"]
h = Holder()
try:
    h.cells[0] += 5
except TypeError as error:
    print("TypeError:", error, h.cells[0].n)
h.words += ["b"]
print(Holder.words, "words" in h.__dict__)
s = t = "ab"
s *= 2
print(s, t)
bits = 0b1010
bits |= 0b0101
bits &= ~0b0010
bits ^= 0xFF
bits <<= 2
bits >>= 1
print(bits, bin(bits))
x = 7
x //= 2
x %= 2
x /= 4
print(x)
names = {"b"}
names |= {"a"}
names -= {"b"}
print(names)
counts = {}
for ch in "hello":
    counts[ch] = counts.get(ch, 0) + 1
counts |= {"z": 26}
print(counts)
t = (1,)
u = t
t += (2,)
print(t, u)
