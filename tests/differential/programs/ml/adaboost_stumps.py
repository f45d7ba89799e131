import numpy as np

X = np.array([[1.0, 2.1], [2.0, 1.1], [1.3, 1.0], [1.0, 1.0], [2.0, 1.0]])
y = np.array([1.0, 1.0, -1.0, -1.0, 1.0])


def stump(X, feature, threshold, sign):
    out = np.ones(len(X))
    out[sign * X[:, feature] <= sign * threshold] = -1.0
    return out


def best_stump(X, y, weights):
    best = {"error": np.inf}
    for feature in range(X.shape[1]):
        for threshold in np.unique(X[:, feature]):
            for sign in (1, -1):
                predicted = stump(X, feature, threshold, sign)
                error = weights[predicted != y].sum()
                if error < best["error"] - 1e-12:
                    best = {"feature": feature, "threshold": threshold, "sign": sign, "error": error}
    return best


weights = np.full(len(X), 1 / len(X))
ensemble = []
score = np.zeros(len(X))
for turn in range(4):
    chosen = best_stump(X, y, weights)
    error = max(chosen["error"], 1e-16)
    alpha = 0.5 * np.log((1 - error) / error)
    predicted = stump(X, chosen["feature"], chosen["threshold"], chosen["sign"])
    weights *= np.exp(-alpha * y * predicted)
    weights /= weights.sum()
    ensemble.append((alpha, chosen))
    score += alpha * predicted
    wrong = int((np.sign(score) != y).sum())
    print(turn, chosen, f"alpha={alpha:.4f} wrong={wrong}", weights.round(4))
    if wrong == 0:
        break
print(np.sign(score), score, len(ensemble))
probe = np.array([[0.5, 0.5], [5.0, 5.0]])
votes = sum(a * stump(probe, c["feature"], c["threshold"], c["sign"]) for a, c in ensemble)
print(votes, np.where(votes > 0, "up", "down"))
