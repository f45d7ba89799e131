from functools import lru_cache
def knapsack(items, room):
    best = [[0] * (room + 1) for _ in range(len(items) + 1)]
    for i, (weight, value) in enumerate(items, 1):
        for r in range(room + 1):
            best[i][r] = max(best[i - 1][r], best[i - 1][r - weight] + value if weight <= r else 0)
    taken, r = [], room
    for i in range(len(items), 0, -1):
        if best[i][r] != best[i - 1][r]:
            taken.append(i - 1)
            r -= items[i - 1][0]
    return best[-1][room], taken[::-1]
print(knapsack([(2, 3), (3, 4), (4, 8), (5, 8)], 9))
def lcs(a, b):
    table = {}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if 0 in (i, j):
                table[i, j] = ""
            elif a[i - 1] == b[j - 1]:
                table[i, j] = table[i - 1, j - 1] + a[i - 1]
            else:
                table[i, j] = max(table[i - 1, j], table[i, j - 1], key=len)
    return table[len(a), len(b)]
print(lcs("AGGTAB", "GXTXAYB"), len(lcs("programming", "gaming")))
def coins(amount, kinds=(1, 5, 10, 25)):
    fewest = [0] + [None] * amount
    for a in range(1, amount + 1):
        fewest[a] = min((fewest[a - k] + 1 for k in kinds if k <= a), default=None)
    return fewest[amount]
ways = [1] + [0] * 50
for k in (1, 2, 5, 10, 20, 50):
    for a in range(k, 51):
        ways[a] += ways[a - k]
print(coins(63), [coins(n, (1, 3, 4)) for n in range(7)], ways[50])
@lru_cache(maxsize=None)
def partitions(n, most=None):
    most = n if most is None else most
    return 1 if n == 0 else sum(partitions(n - k, k) for k in range(1, min(n, most) + 1))
print([partitions(n) for n in range(12)], partitions.cache_info().hits > 0)
def longest_increasing(xs):
    best = []
    for x in xs:
        best.append(max((b for b in best if b[-1] < x), key=len, default=[]) + [x])
    return max(best, key=len)
print(longest_increasing([10, 9, 2, 5, 3, 7, 101, 18]))
def max_subarray(xs):
    best = here = xs[0]
    start = span = 0
    for i, x in enumerate(xs[1:], 1):
        if here < 0:
            here, start = x, i
        else:
            here += x
        if here > best:
            best, span = here, (start, i)
    return best, span
print(max_subarray([-2, 1, -3, 4, -1, 2, 1, -5, 4]))
pascal = [[1]]
for _ in range(6):
    pascal.append([a + b for a, b in zip([0, *pascal[-1]], [*pascal[-1], 0])])
for row in pascal:
    print(" ".join(map(str, row)).center(24))
catalan = [1]
while len(catalan) < 10:
    catalan.append(sum(a * b for a, b in zip(catalan, reversed(catalan))))
print(catalan, [c for c in catalan if c % 2])
def matrix_chain(dims):
    n = len(dims) - 1
    cost = [[0] * n for _ in range(n)]
    for length in range(2, n + 1):
        for i in range(n - length + 1):
            j = i + length - 1
            cost[i][j] = min(cost[i][k] + cost[k + 1][j] + dims[i] * dims[k + 1] * dims[j + 1] for k in range(i, j))
    return cost[0][-1]
print(matrix_chain([10, 30, 5, 60]), matrix_chain([40, 20, 30, 10, 30]))
