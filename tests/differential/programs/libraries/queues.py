from collections import deque
from abc import ABC, abstractmethod
import queue
import threading


class QueueBase(ABC):
    @abstractmethod
    def push(self, item): ...
    @abstractmethod
    def pop(self): ...

    def __bool__(self):
        return len(self) > 0


class CircularQueue(QueueBase):
    def __init__(self, capacity):
        self._data = [None] * capacity
        self._head = 0
        self._size = 0

    def __len__(self):
        return self._size

    def push(self, item):
        if self._size == len(self._data):
            raise OverflowError("queue is full")
        self._data[(self._head + self._size) % len(self._data)] = item
        self._size += 1

    def pop(self):
        if not self:
            raise IndexError("queue is empty")
        item, self._data[self._head] = self._data[self._head], None
        self._head = (self._head + 1) % len(self._data)
        self._size -= 1
        return item


class TwoStackQueue(QueueBase):
    def __init__(self):
        self._in, self._out = [], []

    def __len__(self):
        return len(self._in) + len(self._out)

    def push(self, item):
        self._in.append(item)

    def pop(self):
        if not self._out:
            while self._in:
                self._out.append(self._in.pop())
        return self._out.pop()


for q in (CircularQueue(3), TwoStackQueue()):
    for i in range(3):
        q.push(i * i)
    first = q.pop()
    q.push("x")
    rest = []
    while q:
        rest.append(q.pop())
    print(type(q).__name__, first, rest)

c = CircularQueue(1)
c.push(1)
try:
    c.push(2)
except OverflowError as e:
    print("full:", e)

pq = queue.PriorityQueue()
for p, task in [(3, "low"), (1, "high"), (2, "mid")]:
    pq.put((p, task))
while not pq.empty():
    print(pq.get())
d = deque(range(5), maxlen=3)
d.rotate(1)
d.appendleft(9)
print(d, list(d))
q2 = queue.Queue()
q2.put("a")
print(q2.qsize(), q2.get())
