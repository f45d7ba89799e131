from collections import namedtuple

Point = namedtuple("Point", "threshold fpr tpr")
scores = [0.95, 0.85, 0.8, 0.7, 0.55, 0.54, 0.45, 0.3, 0.2, 0.1]
truth = [1, 1, 0, 1, 1, 0, 0, 1, 0, 0]


def confusion(threshold):
    tp = fp = tn = fn = 0
    for score, positive in zip(scores, truth):
        if score >= threshold:
            if positive:
                tp += 1
            else:
                fp += 1
        elif positive:
            fn += 1
        else:
            tn += 1
    return tp, fp, tn, fn


def roc():
    yield Point(float("inf"), 0.0, 0.0)
    for threshold in sorted(set(scores), reverse=True):
        tp, fp, tn, fn = confusion(threshold)
        yield Point(threshold, fp / (fp + tn), tp / (tp + fn))


curve = list(roc())
for point in curve:
    print(f"{point.threshold:>5} {point.fpr:.2f} {point.tpr:.2f}", "#" * round(point.tpr * 10))
auc = sum((b.fpr - a.fpr) * (a.tpr + b.tpr) / 2 for a, b in zip(curve, curve[1:]))
pairs = [(s, t) for s, a in zip(scores, truth) if a for t, b in zip(scores, truth) if not b]
by_pairs = sum(s > t for s, t in pairs) / len(pairs)
print(auc, by_pairs, abs(auc - by_pairs) < 1e-12)
best = max(curve, key=lambda p: p.tpr - p.fpr)
print("Youden", best, best._asdict())
tp, fp, tn, fn = confusion(best.threshold)
precision, recall = tp / (tp + fp), tp / (tp + fn)
f1 = 2 * precision * recall / (precision + recall)
mcc = (tp * tn - fp * fn) / ((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)) ** 0.5
print(precision, recall, f1, mcc)
