import numpy as np
P = np.array([[0.9, 0.075, 0.025], [0.15, 0.8, 0.05], [0.25, 0.25, 0.5]])
states = ["bull", "bear", "stagnant"]
v = np.array([1.0, 0.0, 0.0])
for day in range(1, 6):
    v = v @ P
    print(day, v.round(4), states[int(v.argmax())])
steady = np.linalg.matrix_power(P, 100)[0]
print(steady, np.allclose(steady, steady @ P), P.sum(axis=1))
import random
random.seed(4)
chain = {"sun": [("sun", 0.8), ("rain", 0.2)], "rain": [("sun", 0.4), ("rain", 0.6)]}
state, path = "sun", []
for _ in range(12):
    names, weights = zip(*chain[state])
    state = random.choices(names, weights)[0]
    path.append(state)
print(path, path.count("sun") / len(path))
