def knapsack(weights, values, capacity):
    best = [0] * (capacity + 1)
    for w, v in zip(weights, values):
        for c in range(capacity, w - 1, -1):
            best[c] = max(best[c], best[c - w] + v)
    return best[capacity]
def coins(amount, kinds):
    ways = [1] + [0] * amount
    for k in kinds:
        for a in range(k, amount + 1):
            ways[a] += ways[a - k]
    return ways[amount]
def lcs(a, b):
    table = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            table[i + 1][j + 1] = table[i][j] + x if x == y else max(table[i][j + 1], table[i + 1][j], key=len)
    return table[-1][-1]
def longest_increasing(nums):
    best = []
    for i, n in enumerate(nums):
        options = [best[j] for j in range(i) if nums[j] < n]
        best.append(max(options, key=len, default=[]) + [n])
    return max(best, key=len)
def max_subarray(nums):
    best = current = nums[0]
    for n in nums[1:]:
        current = max(n, current + n)
        best = max(best, current)
    return best
print(knapsack([1, 3, 4, 5], [1, 4, 5, 7], 7), coins(100, [1, 5, 10, 25, 50]), lcs("ABCBDAB", "BDCABA"))
print(longest_increasing([10, 9, 2, 5, 3, 7, 101, 18]), max_subarray([-2, 1, -3, 4, -1, 2, 1, -5, 4]))
from functools import lru_cache
@lru_cache(None)
def paths(r, c):
    return 1 if r == 0 or c == 0 else paths(r - 1, c) + paths(r, c - 1)
print(paths(10, 10), paths.cache_info().currsize)
triangle = [[3], [7, 4], [2, 4, 6], [8, 5, 9, 3]]
for row in range(len(triangle) - 2, -1, -1):
    for i in range(len(triangle[row])):
        triangle[row][i] += max(triangle[row + 1][i], triangle[row + 1][i + 1])
print(triangle[0][0])
