import math

from neurogebra import Value

query = [Value(0.5), Value(-0.2)]
keys = [[1.0, 0.0], [0.0, 1.0], [0.7, 0.7]]
values = [1.0, -1.0, 0.5]
scores = [sum(q * k for q, k in zip(query, key)) / math.sqrt(2) for key in keys]
exps = [s.exp() for s in scores]
total = sum(exps)
weights = [e / total for e in exps]
answer = sum(w * v for w, v in zip(weights, values))
answer.backward()
print([round(w.data, 6) for w in weights], answer.data)
print([q.grad for q in query])
mean_key = [sum(w.data * key[i] for w, key in zip(weights, keys)) for i in range(2)]
by_hand = [
    sum(w.data * v * (key[i] - mean_key[i]) for w, v, key in zip(weights, values, keys)) / math.sqrt(2)
    for i in range(2)
]
print(by_hand, [abs(a - q.grad) < 1e-12 for a, q in zip(by_hand, query)])
entropy = -sum(w.data * math.log(w.data) for w in weights)
print(entropy, entropy < math.log(3))
