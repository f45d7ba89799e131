import itertools as it
from itertools import accumulate, chain, groupby, islice, product, zip_longest
print(list(it.count(3, 2))[:0] if False else list(islice(it.count(3, 2), 4)), list(islice(it.cycle("ab"), 5)), list(it.repeat(7, 3)))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4], max)), list(accumulate([1, 2, 3], lambda a, b: a * b, initial=10)))
print(list(chain("ab", [1, 2])), list(chain.from_iterable([[1], [2, 3]])), list(it.compress("abcd", [1, 0, 1, 0])))
print(list(it.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(it.filterfalse(str.isdigit, "a1b2")))
print(list(product([0, 1], repeat=2)), list(it.permutations("abc", 2)), list(it.combinations([1, 2, 3, 4], 2)), list(it.combinations_with_replacement("ab", 2)))
print(list(zip_longest([1, 2, 3], "a", fillvalue="-")), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.pairwise([1, 4, 9])))
for key, group in groupby(sorted(["apple", "avocado", "bean", "corn", "cherry"]), key=lambda w: w[0]):
    print(key, list(group))
a, b = it.tee(iter([1, 2, 3]))
print(list(a), list(b), next(it.count(5)))
runs = [(k, len(list(g))) for k, g in groupby("aaabccd")]
print(runs, "".join(f"{k}{n}" for k, n in runs))
grid = {(i, j): i * j for i, j in product(range(3), range(3)) if i <= j}
print(grid, sum(1 for _ in it.combinations(range(10), 3)))
