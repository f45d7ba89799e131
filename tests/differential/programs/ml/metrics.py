y_true = [1, 0, 1, 1, 0, 1, 0, 0, 1, 0]
y_pred = [1, 0, 0, 1, 0, 1, 1, 0, 1, 0]
tp = sum(t == p == 1 for t, p in zip(y_true, y_pred))
tn = sum(t == p == 0 for t, p in zip(y_true, y_pred))
fp = sum(t == 0 and p == 1 for t, p in zip(y_true, y_pred))
fn = sum(t == 1 and p == 0 for t, p in zip(y_true, y_pred))
precision, recall = tp / (tp + fp), tp / (tp + fn)
f1 = 2 * precision * recall / (precision + recall)
print(f"accuracy {(tp + tn) / len(y_true):.3f} precision {precision:.3f} recall {recall:.3f} f1 {f1:.3f}")
scores = [0.9, 0.3, 0.4, 0.8, 0.2, 0.7, 0.6, 0.1, 0.95, 0.35]
def auc(y, s):
    pos = [v for v, t in zip(s, y) if t]
    neg = [v for v, t in zip(s, y) if not t]
    return sum((p > n) + 0.5 * (p == n) for p in pos for n in neg) / (len(pos) * len(neg))
print(auc(y_true, scores))
import math
log_loss = -sum(math.log(s if t else 1 - s) for s, t in zip(scores, y_true)) / len(scores)
print(round(log_loss, 6))
actual, forecast = [3, -0.5, 2, 7], [2.5, 0.0, 2, 8]
errors = [a - f for a, f in zip(actual, forecast)]
mae = sum(map(abs, errors)) / len(errors)
rmse = math.sqrt(sum(e * e for e in errors) / len(errors))
mean = sum(actual) / len(actual)
r2 = 1 - sum(e * e for e in errors) / sum((a - mean) ** 2 for a in actual)
print(mae, rmse, r2)
matrix = {(t, p): 0 for t in (0, 1) for p in (0, 1)}
for pair in zip(y_true, y_pred):
    matrix[pair] += 1
print(matrix)
