import numpy as np

y_true = np.array([0, 1, 2, 2, 1, 0, 2, 1, 0, 2])
y_pred = np.array([0, 2, 2, 2, 1, 0, 1, 1, 1, 2])
n_classes = 3
matrix = np.zeros((n_classes, n_classes), dtype=int)
for t, p in zip(y_true, y_pred):
    matrix[t, p] += 1
fast = np.bincount(y_true * n_classes + y_pred, minlength=n_classes**2).reshape(n_classes, n_classes)
print(matrix, np.array_equal(matrix, fast))
tp = np.diag(matrix)
precision = tp / matrix.sum(axis=0)
recall = tp / matrix.sum(axis=1)
f1 = 2 * precision * recall / (precision + recall)
print(precision, recall, f1, f1.mean(), tp.sum() / matrix.sum())
print(f"{'class':>6} {'prec':>6} {'rec':>6} {'f1':>6}")
for c in range(n_classes):
    print(f"{c:>6d} {precision[c]:>6.2f} {recall[c]:>6.2f} {f1[c]:>6.2f}")
scores = np.array([0.9, 0.8, 0.7, 0.6, 0.55, 0.5, 0.4, 0.3])
labels = np.array([1, 1, 0, 1, 0, 1, 0, 0])
order = np.argsort(-scores)
tpr = np.cumsum(labels[order]) / labels.sum()
fpr = np.cumsum(1 - labels[order]) / (1 - labels).sum()
auc = np.sum(np.diff(np.r_[0, fpr]) * (tpr + np.r_[0, tpr[:-1]]) / 2)
print(tpr, fpr, auc)
pairs = [(s, t) for s in scores[labels == 1] for t in scores[labels == 0]]
by_rank = sum(s > t for s, t in pairs) / len(pairs)
print(by_rank, np.isclose(auc, by_rank))
for threshold in (0.35, 0.55, 0.75):
    predicted = scores >= threshold
    tp_, fp = (predicted & (labels == 1)).sum(), (predicted & (labels == 0)).sum()
    fn = (~predicted & (labels == 1)).sum()
    print(threshold, tp_, fp, fn, tp_ / (tp_ + fp), tp_ / (tp_ + fn))
eps = 1e-12
log_loss = -np.mean(labels * np.log(scores + eps) + (1 - labels) * np.log(1 - scores + eps))
brier = np.mean((scores - labels) ** 2)
print(log_loss, brier)
p_o = np.trace(matrix) / matrix.sum()
p_e = (matrix.sum(0) * matrix.sum(1)).sum() / matrix.sum() ** 2
kappa = (p_o - p_e) / (1 - p_e)
print(kappa, matrix / matrix.sum(axis=1, keepdims=True))
