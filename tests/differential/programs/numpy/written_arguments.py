import numpy as np


def rounds(n):
    kept = []
    for k in range(n):
        counts = np.zeros(3)
        alias = counts
        np.add.at(counts, [0, 0, k], 1)
        target = np.zeros(2)
        np.exp(np.ones(2) * k, target)
        both = np.zeros(2)
        np.add([1.0, 2.0], [3.0, k], out=(both,))
        holes = np.array([1.0, np.nan])
        np.nan_to_num(holes, copy=False)
        unsorted = np.array([3.0, 1.0, 2.0])
        middle = np.median(unsorted, overwrite_input=True)
        total = np.zeros(())
        np.arange(3.0).sum(None, None, total)
        spread = np.arange(4.0)
        spread.flat[1] = 9
        drawn = np.zeros(2)
        np.random.default_rng(k).random(out=drawn)
        parts = np.arange(4) * (1 + 2j)
        parts.real[1] = 3
        flipped = np.arange(3)
        flipped[::-1].sort()
        copied = np.zeros(3)
        np.copyto(copied, flipped)
        np.putmask(copied, copied > 1, -1)
        table = {"rows": [np.zeros(2), np.ones(2)], "name": "t"}
        table["rows"][0] += k
        kept.append((counts, alias, target, both, holes, middle, total, spread, drawn, parts, flipped, copied, table))
    return kept


for row in rounds(2):
    print(row)
