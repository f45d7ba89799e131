import numpy as np


class Node:
    def __init__(self, value=None, feature=None, cut=None, left=None, right=None):
        self.value, self.feature, self.cut, self.left, self.right = value, feature, cut, left, right


class Tree:
    def __init__(self, max_depth=3):
        self.max_depth = max_depth

    @staticmethod
    def gini(y):
        _, counts = np.unique(y, return_counts=True)
        p = counts / counts.sum()
        return 1 - (p**2).sum()

    def best_split(self, X, y):
        best = (self.gini(y), None, None)
        for feature in range(X.shape[1]):
            values = np.unique(X[:, feature])
            for cut in (values[:-1] + values[1:]) / 2:
                left = X[:, feature] <= cut
                score = left.mean() * self.gini(y[left]) + (~left).mean() * self.gini(y[~left])
                if score < best[0] - 1e-9:
                    best = (score, feature, cut)
        return best

    def grow(self, X, y, depth=0):
        majority = np.bincount(y).argmax()
        if depth == self.max_depth or len(np.unique(y)) == 1:
            return Node(majority)
        score, feature, cut = self.best_split(X, y)
        if feature is None:
            return Node(majority)
        left = X[:, feature] <= cut
        return Node(None, feature, cut, self.grow(X[left], y[left], depth + 1), self.grow(X[~left], y[~left], depth + 1))

    def fit(self, X, y):
        self.root = self.grow(X, y)
        return self

    def predict_one(self, x, node=None):
        node = node or self.root
        while node.value is None:
            node = node.left if x[node.feature] <= node.cut else node.right
        return node.value

    def predict(self, X):
        return np.array([self.predict_one(x) for x in X])


def show(node, indent=""):
    if node.value is not None:
        print(f"{indent}class {node.value}")
        return
    print(f"{indent}x{node.feature} <= {node.cut:.3f}?")
    show(node.left, indent + "  ")
    show(node.right, indent + "  ")


rng = np.random.default_rng(8)
X = rng.uniform(0, 4, (24, 2)).round(2)
y = ((X[:, 0] > 2) ^ (X[:, 1] > 2)).astype(int)
for depth in (1, 2, 3):
    tree = Tree(depth).fit(X, y)
    print(depth, (tree.predict(X) == y).mean())
show(tree.root)
print(tree.predict(np.array([[1.0, 1.0], [3.0, 1.0]])), Tree.gini(y), tree.best_split(X, y))
