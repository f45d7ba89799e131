rows = [(2.7, 2.5, 0), (1.4, 2.3, 0), (3.3, 4.4, 0), (1.3, 1.8, 0), (3.0, 3.0, 0), (7.6, 2.7, 1), (5.3, 2.0, 1), (6.9, 1.7, 1), (8.6, -0.2, 1)]
def gini(groups):
    total = sum(len(g) for g in groups)
    score = 0.0
    for group in groups:
        if not group:
            continue
        p = sum(r[-1] for r in group) / len(group)
        score += (1 - p * p - (1 - p) ** 2) * len(group) / total
    return score
def best_split(rows):
    best = None
    for feature in range(len(rows[0]) - 1):
        for row in rows:
            left = [r for r in rows if r[feature] < row[feature]]
            right = [r for r in rows if r[feature] >= row[feature]]
            score = gini([left, right])
            if best is None or score < best[0]:
                best = score, feature, row[feature], left, right
    return best
def grow(rows, depth=0, limit=2):
    labels = [r[-1] for r in rows]
    if len(set(labels)) == 1 or depth == limit:
        return max(set(labels), key=labels.count)
    score, feature, value, left, right = best_split(rows)
    if not left or not right:
        return max(set(labels), key=labels.count)
    return {"feature": feature, "value": value, "left": grow(left, depth + 1), "right": grow(right, depth + 1)}
tree = grow(rows)
print(tree)
def predict(node, row):
    while isinstance(node, dict):
        node = node["left"] if row[node["feature"]] < node["value"] else node["right"]
    return node
print([predict(tree, r) for r in rows], gini([[(0, 0), (0, 1)], []]))
