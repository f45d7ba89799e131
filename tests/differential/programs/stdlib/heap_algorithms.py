import bisect
import heapq
from dataclasses import dataclass, field
from itertools import count


@dataclass(order=True)
class Task:
    priority: int
    sequence: int = field(compare=True)
    name: str = field(compare=False, default="?")


class Queue:
    def __init__(self):
        self._heap, self._entries, self._counter = [], {}, count()

    def push(self, name, priority=0):
        if name in self._entries:
            self.remove(name)
        task = Task(priority, next(self._counter), name)
        self._entries[name] = task
        heapq.heappush(self._heap, task)

    def remove(self, name):
        self._entries.pop(name).name = "<removed>"

    def pop(self):
        while self._heap:
            task = heapq.heappop(self._heap)
            if task.name != "<removed>":
                del self._entries[task.name]
                return task.name
        raise KeyError("empty")


queue = Queue()
for name, priority in [("write", 5), ("test", 3), ("ship", 9), ("plan", 1), ("test", 7)]:
    queue.push(name, priority)
order = []
try:
    while True:
        order.append(queue.pop())
except KeyError as error:
    print(order, error, error.args)

data = [7, 2, 9, 4, 1, 8]
heap = data[:]
heapq.heapify(heap)
print(heap, heapq.nlargest(2, data), heapq.nsmallest(2, data, key=lambda x: -x))
print(heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 5), heap)
print([heapq.heappop(heap) for _ in range(len(heap))])
print(list(heapq.merge([1, 4, 7], [2, 5], [0, 9])), list(heapq.merge("ace", "bd", reverse=False)))


class MedianFinder:
    def __init__(self):
        self.low, self.high = [], []

    def add(self, x):
        heapq.heappush(self.low, -x)
        heapq.heappush(self.high, -heapq.heappop(self.low))
        if len(self.high) > len(self.low):
            heapq.heappush(self.low, -heapq.heappop(self.high))
        return self.median

    @property
    def median(self):
        if len(self.low) > len(self.high):
            return -self.low[0]
        return (self.high[0] - self.low[0]) / 2


finder = MedianFinder()
print([finder.add(x) for x in (5, 2, 10, 3, 3, 8)])
grades = [(60, "D"), (70, "C"), (80, "B"), (90, "A")]
print([("F" + "".join(g for _, g in grades))[bisect.bisect([b for b, _ in grades], s)] for s in (33, 60, 79.5, 90, 100)])
ordered = []
for x in [3, 1, 4, 1, 5, 9, 2, 6]:
    bisect.insort(ordered, x)
print(ordered, bisect.bisect_left(ordered, 1), bisect.bisect_right(ordered, 1), bisect.bisect(ordered, 4.5))
print(bisect.bisect_left([(1, "a"), (3, "b")], 2, key=lambda p: p[0]))


def lis(values):
    tails = []
    for v in values:
        i = bisect.bisect_left(tails, v)
        tails[i:i + 1] = [v]
    return len(tails), tails


print(lis([10, 9, 2, 5, 3, 7, 101, 18]))


def prim(graph, start):
    seen, edges, total = {start}, [(w, start, v) for v, w in graph[start].items()], 0
    heapq.heapify(edges)
    tree = []
    while edges and len(seen) < len(graph):
        w, u, v = heapq.heappop(edges)
        if v in seen:
            continue
        seen.add(v)
        total += w
        tree.append(f"{u}{v}")
        for nxt, weight in graph[v].items():
            heapq.heappush(edges, (weight, v, nxt))
    return total, tree


print(prim({"a": {"b": 2, "c": 3}, "b": {"a": 2, "c": 1, "d": 4}, "c": {"a": 3, "b": 1, "d": 5}, "d": {"b": 4, "c": 5}}, "a"))
