data = list(range(10))
print(data[2:5], data[:-3], data[-4:], data[::3], data[::-2], data[7:2:-2], data[100:], data[-100:2], data[5:5], data[:])
text = "hello world"
print(text[::-1], text[-5:], text[4::-1], text[1:-1:2], text[:0] == "", (1, 2, 3)[::-1], b"bytes"[1:3], b"bytes"[0])
s = slice(1, None, 2)
print(data[s], text[s], s.indices(5), s.start, s.stop, s.step, slice(3) == slice(None, 3, None), s)
data[2:4] = ["a", "b", "c"]
print(data)
data[::4] = "XYZ"
print(data, len(data))
data[1:1] = [0.5]
data[len(data):] = ["end"]
data[-1:] = []
print(data)
del data[::3]
print(data)
try:
    data[::2] = [1]
except ValueError as error:
    print(error)
data[:] = [x for x in data if isinstance(x, int)]
print(data)
grid = [[r * 4 + c for c in range(4)] for r in range(3)]
print([row[1:3] for row in grid[1:]], [row[::-1] for row in grid][::-1][0], [*zip(*grid)][1][:2])
copy, alias = grid[:], grid
copy[0] = "new row"
copy[1][0] = "shared"
print(grid[0][0], grid[1][0], alias is grid)
def rotate(xs, n): return xs[-n % len(xs):] + xs[:-n % len(xs)]
print(rotate([1, 2, 3, 4, 5], 2), rotate("abcde", -1), rotate([1, 2, 3], 0) == [1, 2, 3])
def chunks(xs, n): return [xs[i:i + n] for i in range(0, len(xs), n)]
print(chunks("abcdefg", 3), chunks([1, 2, 3, 4], 2))
a = [1, 2, 3]
a += a[::-1]
a[1:3], a[0] = [], "first"
print(a, a * 2, [0] * 3 + [1], a.index(3), a.count(1))
class Sliced:
    def __getitem__(self, k): return k
q = Sliced()
print(q[1], q[1:2], q[1:2, ::3], q[..., None], q["a":"b"], q[:], q[1, 2], q[()])
b = bytearray(b"hello")
b[0:2] = b"HE"
b.append(33)
print(b, b[1:3], bytes(b).decode(), list(b[:2]))
window = [sum(nums[i:i + 3]) for nums in [[1, 2, 3, 4, 5]] for i in range(len(nums) - 2)]
print(window, sorted("bca")[1:], "a,b,c".split(",")[-1], max([3, 9, 2][1:]))
