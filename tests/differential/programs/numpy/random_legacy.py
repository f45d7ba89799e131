import numpy as np
np.random.seed(42)
print(np.random.rand(3), np.random.randn(2, 2), np.random.randint(0, 10, size=5), np.random.random(), np.random.uniform(-1, 1, 3))
print(np.random.normal(5, 2, 4), np.random.choice([10, 20, 30], size=4), np.random.choice(5, 3, replace=False), np.random.permutation(5), np.random.choice(["a", "b"], p=[0.9, 0.1]))
a = np.arange(6)
np.random.shuffle(a)
print(a, np.random.binomial(10, 0.5, 3), np.random.poisson(3, 3), np.random.exponential(1.0), np.random.standard_normal(2), np.random.beta(1, 2))
rs = np.random.RandomState(7)
print(rs.rand(2), rs.randint(100), rs.normal(size=3))
np.random.seed(42)
print(np.random.rand(3))
W = np.random.randn(3, 2) * 0.01
b = np.zeros(2)
X = np.random.uniform(0, 1, (4, 3))
print(W, X @ W + b)
def batches(n, size):
    order = np.random.permutation(n)
    for i in range(0, n, size):
        yield order[i : i + size]
for batch in batches(7, 3):
    print(batch)
