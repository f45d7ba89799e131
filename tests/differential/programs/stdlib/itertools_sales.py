from collections import Counter, defaultdict, deque
from itertools import (
    accumulate, chain, combinations, compress, count, cycle, dropwhile, groupby, islice,
    pairwise, permutations, product, repeat, starmap, takewhile, tee, zip_longest,
)
from operator import itemgetter, mul

rows = [
    "2023-01-04;north;apples;3;1.20", "2023-01-05;south;pears;10;0.80",
    "2023-01-05;north;pears;4;0.85", "2023-02-11;south;apples;7;1.10",
    "2023-02-12;north;plums;1;3.99", "2023-02-14;east;apples;2;1.30",
]


def parse(lines):
    for line in lines:
        date, region, what, n, price = line.split(";")
        yield {"month": date[:7], "region": region, "what": what, "n": int(n), "price": float(price)}


first, second = tee(parse(rows))
worth = [r["n"] * r["price"] for r in first]
print([round(w, 2) for w in accumulate(worth)], list(accumulate([3, 1, 4, 1, 5], max)))
records = sorted(second, key=itemgetter("region", "what"))
for region, group in groupby(records, key=itemgetter("region")):
    group = list(group)
    print(region, len(group), sum(r["n"] for r in group), {r["what"] for r in group} == {g["what"] for g in group})
print([(k, len(list(g))) for k, g in groupby("aaabbbccaab")])
by_month = defaultdict(Counter)
for record in records:
    by_month[record["month"]][record["what"]] += record["n"]
for month in sorted(by_month):
    print(month, by_month[month].most_common(2), by_month[month].total())
print(sum(by_month.values(), Counter()))
print(list(islice(count(10, -3), 5)), list(takewhile(lambda x: x < 30, (x * x for x in count()))))
print(list(dropwhile(str.isdigit, "12ab3")), list(compress("ABCDEF", cycle([1, 0]))))
print([b - a for a, b in pairwise([1, 4, 9, 16, 25])], list(starmap(pow, [(2, 5), (3, 2)])))
print(list(zip_longest("AB", "xyz", fillvalue="-")), list(chain.from_iterable(["ab", [1, 2]])))
print(["".join(p) for p in permutations("abc", 2)], len(list(combinations(range(10), 4))))
print([a * b for a, b in product((1, 2), repeat=2)], list(map(mul, range(4), repeat(3))))


def windows(items, n):
    window = deque(maxlen=n)
    for item in items:
        window.append(item)
        if len(window) == n:
            yield tuple(window)


print([sum(w) / 3 for w in windows([1, 2, 6, 3, 9], 3)])


def round_robin(*iterables):
    pending, nexts = len(iterables), cycle(iter(it).__next__ for it in iterables)
    while pending:
        try:
            for following in nexts:
                yield following()
        except StopIteration:
            pending -= 1
            nexts = cycle(islice(nexts, pending))


print("".join(round_robin("ABC", "D", "EF")))


def chunked(items, n):
    it = iter(items)
    while chunk := list(islice(it, n)):
        yield chunk


print(list(chunked(range(7), 3)), dict(enumerate(chunked("hello", 2), start=1)))


def partition(predicate, items):
    a, b = tee(items)
    return [x for x in a if not predicate(x)], list(filter(predicate, b))


evens, odds = partition(lambda x: x % 2, range(9))
print(evens, odds, list(map(lambda *xs: sum(xs), evens, odds)))
