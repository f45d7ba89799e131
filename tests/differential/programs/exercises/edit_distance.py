from functools import cache
import numpy as np

def edit_distance(a, b):
    d = np.zeros((len(a) + 1, len(b) + 1), dtype=int)
    d[:, 0] = np.arange(len(a) + 1)
    d[0, :] = np.arange(len(b) + 1)
    for i, ca in enumerate(a, 1):
        for j, cb in enumerate(b, 1):
            d[i, j] = min(d[i - 1, j] + 1, d[i, j - 1] + 1, d[i - 1, j - 1] + (ca != cb))
    return d

table = edit_distance("kitten", "sitting")
print(table)
print(table[-1, -1])

@cache
def lcs(a, b):
    if not a or not b:
        return ""
    if a[-1] == b[-1]:
        return lcs(a[:-1], b[:-1]) + a[-1]
    return max(lcs(a[:-1], b), lcs(a, b[:-1]), key=len)

print(lcs("AGGTAB", "GXTXAYB"))

def knapsack(items, capacity):
    best = [0] * (capacity + 1)
    keep = [[False] * (capacity + 1) for _ in items]
    for i, (w, v) in enumerate(items):
        for c in range(capacity, w - 1, -1):
            if best[c - w] + v > best[c]:
                best[c] = best[c - w] + v
                keep[i][c] = True
    chosen, c = [], capacity
    for i in reversed(range(len(items))):
        if keep[i][c]:
            chosen.append(i)
            c -= items[i][0]
    return best[capacity], chosen[::-1]

print(knapsack([(1, 1), (3, 4), (4, 5), (5, 7)], 7))

def needleman(a, b, match=1, mismatch=-1, gap=-1):
    score = [[gap * (i + j) if not (i and j) else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            s = match if a[i - 1] == b[j - 1] else mismatch
            score[i][j] = max(score[i - 1][j - 1] + s, score[i - 1][j] + gap, score[i][j - 1] + gap)
    x, y, i, j = "", "", len(a), len(b)
    while i or j:
        if i and j and score[i][j] == score[i - 1][j - 1] + (match if a[i - 1] == b[j - 1] else mismatch):
            x, y, i, j = a[i - 1] + x, b[j - 1] + y, i - 1, j - 1
        elif i and score[i][j] == score[i - 1][j] + gap:
            x, y, i = a[i - 1] + x, "-" + y, i - 1
        else:
            x, y, j = "-" + x, b[j - 1] + y, j - 1
    return score[-1][-1], x, y

print(*needleman("GATTACA", "GCATGCU"), sep="\n")
