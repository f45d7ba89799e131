data = [([0, 0], 0), ([0, 1], 0), ([1, 0], 0), ([1, 1], 1)]
w = [0.0, 0.0]
bias = 0.0
rate = 0.1
for epoch in range(20):
    errors = 0
    for x, target in data:
        activation = sum(wi * xi for wi, xi in zip(w, x)) + bias
        prediction = 1 if activation > 0 else 0
        delta = target - prediction
        if delta:
            errors += 1
            for i in range(len(w)):
                w[i] += rate * delta * x[i]
            bias += rate * delta
    print(epoch, errors, [round(v, 2) for v in w], round(bias, 2))
    if errors == 0:
        break
def predict(x):
    return int(sum(a * b for a, b in zip(w, x)) + bias > 0)
print([predict(x) for x, _ in data])
