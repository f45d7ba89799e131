import operator as op
from operator import itemgetter, attrgetter, methodcaller
import bisect, heapq
people = [{"name": "ann", "age": 30, "tags": ["x", "y"]}, {"name": "bob", "age": 25, "tags": []}]
print(sorted(people, key=itemgetter("age"))[0]["name"], list(map(itemgetter("name", "age"), people)), itemgetter(slice(1, 3))("abcd"), itemgetter(-1)([1, 2]))
class P:
    def __init__(self, x, q=None): self.x, self.q = x, q
    def scaled(self, by, plus=0): return self.x * by + plus
points = [P(3), P(1, P(9)), P(2)]
print(sorted(map(attrgetter("x"), points)), attrgetter("q.x", "x")(points[1]), max(points, key=attrgetter("x")).x, list(map(methodcaller("scaled", 2, plus=1), points)), methodcaller("upper")("ab"))
print(op.add(1, 2), op.mul("a", 3), op.truediv(7, 2), op.floordiv(7, 2), op.mod(7, 3), op.pow(2, 5), op.neg(3), op.inv(0), op.not_([]), op.xor(5, 1), op.lshift(1, 4), op.matmul.__name__)
print(op.eq(1, 1.0), op.lt("a", "b"), op.is_(None, None), op.contains([1, 2], 2), op.countOf("banana", "a"), op.indexOf("abc", "c"), op.concat([1], [2]), op.getitem({"k": 5}, "k"), op.truth("x"))
d = {"a": 1}
op.setitem(d, "b", 2)
op.delitem(d, "a")
xs = op.iadd([1], [2])
print(d, xs, op.index(True), op.length_hint(iter([1, 2, 3])), op.iconcat([0], "ab") if hasattr(op, "iconcat") and False else "skip")
levels = [10, 20, 20, 30]
print(bisect.bisect(levels, 20), bisect.bisect_left(levels, 20), bisect.bisect_right(levels, 5), bisect.bisect(levels, 25, 1, 3))
bisect.insort(levels, 15); bisect.insort_left(levels, 20)
print(levels, bisect.bisect_left(["a", "bb", "cccc"], 3, key=len))
heap = [9, 4, 7, 1]
heapq.heapify(heap)
print(heap, heapq.heappop(heap), heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 5), heap, heapq.nlargest(2, heap), heapq.nsmallest(2, ["ccc", "a", "bb"], key=len))
print(list(heapq.merge([1, 4, 9], [2, 3, 10])), list(heapq.merge("ace", "BD", key=str.lower)), list(heapq.merge([5, 3], [4, 1], reverse=True)))
class Job:
    def __init__(self, p, name): self.p, self.name = p, name
    def __lt__(self, other): return self.p < other.p
    def __repr__(self): return f"{self.name}@{self.p}"
jobs = []
for p, name in [(3, "c"), (1, "a"), (2, "b"), (1, "d")]:
    heapq.heappush(jobs, Job(p, name))
print([heapq.heappop(jobs) for _ in range(4)])
running = []
low, high = [], []
for x in [5, 15, 1, 3, 8]:
    heapq.heappush(high, -heapq.heappushpop(low, -x))
    if len(high) > len(low):
        heapq.heappush(low, -heapq.heappop(high))
    running.append(-low[0] if len(low) > len(high) else (high[0] - low[0]) / 2)
print(running)
table = {"+": op.add, "-": op.sub, "*": op.mul, "/": op.truediv}
def rpn(text):
    stack = []
    for word in text.split():
        if word in table:
            b, a = stack.pop(), stack.pop()
            stack.append(table[word](a, b))
        else:
            stack.append(float(word))
    return stack.pop()
print(rpn("3 4 + 2 * 7 /"), rpn("5 1 2 + 4 * + 3 -"))
