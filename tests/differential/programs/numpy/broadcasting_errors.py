import numpy as np

a = np.ones((3, 4))
attempts = [
    lambda: a + np.ones(3),
    lambda: a @ np.ones(3),
    lambda: np.dot(np.ones((2, 3)), np.ones((2, 3))),
    lambda: a[3],
    lambda: a[0, 4],
    lambda: a[[0, 5]],
    lambda: a[1.0],
    lambda: np.array([1, 2])[:, 0],
    lambda: np.zeros(-1),
    lambda: np.array([[1, 2], [3]]),
    lambda: int(np.array([1, 2])),
    lambda: bool(np.array([True, False])),
    lambda: np.linalg.det(np.ones((2, 3))),
    lambda: np.linalg.solve(np.zeros((2, 2)), np.ones(2)),
    lambda: np.array([1, 2]).reshape(3),
    lambda: a.sum(axis=2),
    lambda: np.array(["a"]) + 1,
    lambda: np.array([]).max(),
    lambda: np.arange(5).argmax(axis=1),
    lambda: np.concatenate([]),
    lambda: float("x" + str(np.pi)),
    lambda: np.array([1, 2, 3]).foo,
    lambda: np.fooo,
    lambda: np.random.default_rng(0).choice(3, 5, replace=False),
    lambda: np.broadcast_to(np.arange(3), (2, 2)),
    lambda: np.split(np.arange(5), 2),
    lambda: np.stack([np.ones(2), np.ones(3)]),
]
for number, attempt in enumerate(attempts):
    try:
        outcome = attempt()
        print(number, "gave", outcome)
    except Exception as error:
        print(number, type(error).__name__, error)
if np.array([3 > 2]).all() and not np.array([0]).any():
    print("single element arrays are fine", bool(np.array([1])))
ok = a * np.arange(4) + np.arange(3)[:, None]
print(ok, ok.shape)
frozen = np.broadcast_to(np.arange(3), (2, 3))
try:
    frozen[0, 0] = 5
except ValueError as error:
    print(error)
