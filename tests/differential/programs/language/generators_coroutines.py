def averager():
    total = count = 0
    average = None
    while True:
        try:
            value = yield average
        except ValueError as error:
            print("handled", error)
            total = count = 0
            average = None
            continue
        except GeneratorExit:
            print("closing with", average)
            raise
        if value is None:
            return total, count
        total += value
        count += 1
        average = total / count


a = averager()
print(next(a), a.send(10), a.send(20), a.throw(ValueError("reset")), a.send(3))
try:
    a.send(None)
except StopIteration as stop:
    print("returned", stop.value)
b = averager()
next(b); b.send(1)
b.close()
b.close()
print(next(b, "done"))


def delegating(results):
    while True:
        result = yield from averager()
        results.append(result)


results = []
d = delegating(results)
next(d)
for v in (1, 2, None, 5, 6, 7, None):
    d.send(v)
print(results)


def numbers(n):
    try:
        received = []
        for i in range(n):
            got = yield i
            if got is not None:
                received.append(got)
        return received
    finally:
        print("cleanup", n)


def chain(*gens):
    out = []
    for g in gens:
        out.append((yield from g))
    return out


c = chain(numbers(2), numbers(1), iter("xy"))
seen = []
try:
    item = next(c)
    while True:
        seen.append(item)
        item = c.send(f"ack{item}") if isinstance(item, int) else next(c)
except StopIteration as stop:
    print(seen, stop.value)
partial = numbers(5)
print(next(partial), next(partial))
partial.close()


def coroutine(function):
    def start(*args, **kwargs):
        g = function(*args, **kwargs)
        next(g)
        return g
    return start


@coroutine
def grep(pattern, target):
    while True:
        line = yield
        if pattern in line:
            target.send(line)


@coroutine
def printer(prefix):
    n = 0
    while True:
        line = yield
        n += 1
        print(f"{prefix}{n}: {line}")


pipeline = grep("py", printer("* "))
for line in ["python", "java", "numpy", "c"]:
    pipeline.send(line)


def scheduler(tasks):
    from collections import deque
    queue, log = deque(tasks.items()), []
    while queue:
        name, task = queue.popleft()
        try:
            log.append((name, next(task)))
        except StopIteration as stop:
            log.append((name, f"end:{stop.value}"))
        else:
            queue.append((name, task))
    return log


def job(n, label):
    for i in range(n):
        yield f"{label}{i}"
    return n


print(scheduler({"A": job(2, "a"), "B": job(1, "b"), "C": job(0, "c")}))


def flatten(x):
    if isinstance(x, (list, tuple)):
        for item in x:
            yield from flatten(item)
    else:
        yield x


print(list(flatten([1, [2, (3, [4])], [], 5])), sum(flatten([[1, 2], [3, [4]]])))
g = (yield_ for yield_ in range(3))
print(g.__name__, next(g), list(g), list(g))


def broken():
    yield 1
    raise StopIteration("inside")


try:
    list(broken())
except RuntimeError as error:
    print(error, repr(error.__cause__))
try:
    averager().send(3)
except TypeError as error:
    print(error)


def primes():
    def sieve(source):
        p = next(source)
        yield p
        yield from sieve(n for n in source if n % p)
    from itertools import count
    return sieve(count(2))


p = primes()
print([next(p) for _ in range(12)])
