def countdown(n):
    while n > 0:
        yield n
        n -= 1
print(list(countdown(4)), sum(countdown(5)))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
g = fib()
print([next(g) for _ in range(10)])
def averager():
    total, count, average = 0.0, 0, None
    while True:
        value = yield average
        if value is None:
            return count
        total += value
        count += 1
        average = total / count
avg = averager()
next(avg)
print(avg.send(10), avg.send(20), avg.send(60))
try:
    avg.send(None)
except StopIteration as stop:
    print("values:", stop.value)
def walk(tree):
    for item in tree:
        if isinstance(item, list):
            yield from walk(item)
        else:
            yield item
print(list(walk([1, [2, [3, 4]], [[5]], 6])))
def batches(items, size):
    for start in range(0, len(items), size):
        yield items[start : start + size]
for batch in batches(list(range(7)), 3):
    print(batch)
print(next(iter([]), "nothing"), next(x for x in range(10) if x > 6))
