import numpy as np

colours = ["red", "green", "blue", "green", "red", "yellow"]
levels = sorted(set(colours))
code = {level: i for i, level in enumerate(levels)}
codes = np.array([code[c] for c in colours])
print(levels, codes)
one_hot = np.eye(len(levels), dtype=int)[codes]
print(one_hot)
counts = one_hot.sum(axis=0)
for level, count in zip(levels, counts):
    print(f"{level:>7}: {'*' * int(count)}")
decoded = [levels[i] for i in one_hot.argmax(axis=1)]
assert decoded == colours
uniques, inverse, number = np.unique(colours, return_inverse=True, return_counts=True)
print(uniques, inverse, number)
smoothed = one_hot * 0.9 + 0.1 / len(levels)
print(smoothed[0], smoothed.sum(axis=1))
target = np.array([1.0, 0.0, 0.5, 1.0, 0.0, 2.0])
means = {level: target[codes == i].mean() for level, i in code.items()}
print(means)
encoded = np.array([means[c] for c in colours])
residual = target - encoded
print(encoded, residual, (residual**2).sum())
dummy = np.delete(one_hot, 0, axis=1)
rank = np.linalg.matrix_rank(np.column_stack([np.ones(6), dummy]))
print(dummy.shape, rank)
