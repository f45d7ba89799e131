import numpy as np

scores = np.array([0.1, 0.2, 0.25, 0.35, 0.4, 0.6, 0.65, 0.8, 0.85, 0.95])
outcomes = np.array([0, 0, 1, 0, 1, 0, 1, 1, 1, 1])


def pool_adjacent_violators(values):
    blocks = []
    for v in values:
        blocks.append([float(v), 1])
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (a, n), (b, m) = blocks[-2:]
            blocks[-2:] = [[(a * n + b * m) / (n + m), n + m]]
    return np.concatenate([np.full(n, v) for v, n in blocks]), blocks


fitted, blocks = pool_adjacent_violators(outcomes)
print(fitted, blocks)
print(np.all(np.diff(fitted) >= 0), fitted.sum() == outcomes.sum())
edges = np.linspace(0, 1, 6)
which = np.digitize(scores, edges) - 1
ece = 0.0
for b in range(5):
    inside = which == b
    if not inside.any():
        print(b, "empty")
        continue
    confidence, accuracy = scores[inside].mean(), outcomes[inside].mean()
    ece += inside.mean() * abs(confidence - accuracy)
    print(f"bin {b} [{edges[b]:.1f}, {edges[b + 1]:.1f}) n={inside.sum()} {confidence:.3f} {accuracy:.3f}")
brier = np.mean((scores - outcomes) ** 2)
print("ece", ece, "brier", brier, "after", np.mean((fitted - outcomes) ** 2))
a, b = 1.0, 0.0
logits = np.log(scores / (1 - scores))
for _ in range(50):
    p = 1 / (1 + np.exp(-(a * logits + b)))
    g = p - outcomes
    a -= 0.1 * (g * logits).mean()
    b -= 0.1 * g.mean()
print(a, b, np.interp([0.3, 0.7], scores, fitted))
