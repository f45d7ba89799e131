"""Lazy pipelines over records."""
from functools import reduce
from itertools import groupby, islice, count, takewhile, chain, tee
from operator import itemgetter


def source():
    for i in count(1):
        yield {"id": i, "group": "abc"[i % 3], "value": (i * 37) % 11}


def where(predicate):
    def run(rows):
        for row in rows:
            if predicate(row):
                yield row
    return run


def add(**columns):
    def run(rows):
        for row in rows:
            yield {**row, **{k: f(row) for k, f in columns.items()}}
    return run


def head(n):
    return lambda rows: islice(rows, n)


def pipe(rows, *steps):
    return reduce(lambda acc, step: step(acc), steps, rows)


rows = list(pipe(source(), where(lambda r: r["value"] > 3), add(double=lambda r: r["value"] * 2), head(8)))
for r in rows:
    print(r)
rows.sort(key=itemgetter("group", "value"))
for g, members in groupby(rows, key=itemgetter("group")):
    members = list(members)
    print(g, len(members), sum(m["double"] for m in members))


def chunked(it, n):
    it = iter(it)
    while chunk := tuple(islice(it, n)):
        yield chunk


def windowed(it, n):
    its = tee(it, n)
    for i, one in enumerate(its):
        next(islice(one, i, i), None)
    return zip(*its)


print(list(chunked(range(10), 4)))
print(list(windowed("abcde", 3)))
squares = takewhile(lambda x: x < 100, (n * n for n in count(1)))
print(sum(x for x in squares if x % 2))


def flatten(x):
    for y in x:
        if isinstance(y, (list, tuple)):
            yield from flatten(y)
        else:
            yield y


print(list(flatten([1, [2, (3, [4])], 5])))


def running_mean():
    total, n, mean = 0.0, 0, None
    while True:
        x = yield mean
        total += x
        n += 1
        mean = total / n


avg = running_mean()
next(avg)
print([avg.send(x) for x in (10, 20, 60)])
print(avg.__name__, list(chain.from_iterable([[1], [2, 3]])))
