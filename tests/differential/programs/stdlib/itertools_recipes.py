import itertools as it
from itertools import accumulate, chain, combinations, count, cycle, groupby, islice, permutations, product, repeat, starmap, takewhile, dropwhile, tee, zip_longest, compress, filterfalse, pairwise, combinations_with_replacement
from collections import deque
import operator
def take(n, iterable): return list(islice(iterable, n))
def nth(iterable, n, default=None): return next(islice(iterable, n, None), default)
def all_equal(iterable):
    g = groupby(iterable)
    return next(g, True) and not next(g, False)
def sliding_window(iterable, n):
    iterator = iter(iterable)
    window = deque(islice(iterator, n - 1), maxlen=n)
    for x in iterator:
        window.append(x)
        yield tuple(window)
def roundrobin(*iterables):
    iterators = cycle(iter(i) for i in iterables)
    for n in range(len(iterables), 0, -1):
        iterators = cycle(islice(iterators, n))
        yield from map(next, iterators)
def powerset(s):
    s = list(s)
    return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))
def partition(test, values):
    a, b = tee(values)
    return list(filterfalse(test, a)), list(filter(test, b))
print(take(3, count(10, 5)), nth("abc", 1), nth("abc", 9, "-"), all_equal("aaa"), all_equal("aab"))
print(list(sliding_window(range(6), 3)), "".join(roundrobin("ABC", "D", "EF")))
print(list(powerset("xyz")), partition(lambda v: v % 3 == 0, range(10)))
print(list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate([1, 2, 3], operator.mul, initial=10)), list(accumulate("abc")))
runs = [(key, len(list(group))) for key, group in groupby("aaabccd")]
decoded = "".join(starmap(operator.mul, runs))
print(runs, decoded)
by_length = {k: sorted(g) for k, g in groupby(sorted(["bb", "a", "cc", "d"], key=len), key=len)}
print(by_length, list(takewhile(lambda v: v < 4, [1, 3, 5, 2])), list(dropwhile(lambda v: v < 4, [1, 3, 5, 2])))
print(list(zip_longest("ab", [1, 2, 3], fillvalue="?")), list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(pairwise("abcd")))
print(len(list(permutations("abcd", 2))), list(product("ab", repeat=2))[-1], list(combinations_with_replacement([1, 2], 2)), list(repeat(7, 3)))
lazy = islice(filter(lambda p: sum(p) == 7, product(range(1, 7), repeat=2)), 1, None, 2)
print(list(lazy), list(islice("abcdefg", 1, None, 3)))
c = count(0.5, 0.25)
print(next(c), next(c), list(zip(c, "ab")), it.chain([1], (2,), {3: 4}).__next__())
first, second = tee(iter([1, 2, 3]))
next(first)
print(list(first), list(second), list(map(pow, [2, 3], [5, 2])), list(starmap(pow, [(2, 5), (3, 2)])))
primes = [p for p in takewhile(lambda n: n < 30, (n for n in count(2) if all(n % d for d in range(2, n))))]
print(primes)
