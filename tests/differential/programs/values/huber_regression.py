from neurogebra import Value

data = [(0, 1.1), (1, 2.9), (2, 5.2), (3, 20.0), (4, 9.1)]


def huber(error, delta=1.0):
    if abs(error.data) <= delta:
        return 0.5 * error ** 2
    return delta * (abs(error) - 0.5 * delta)


def fit(loss, rate, epochs=40):
    w, b = Value(0.0), Value(0.0)
    for _ in range(epochs):
        total = sum(loss(w * x + b - y) for x, y in data) / len(data)
        w.grad = b.grad = 0.0
        total.backward()
        w.data -= rate * w.grad
        b.data -= rate * b.grad
    return w.data, b.data, total.data


robust = fit(huber, 0.2)
squared = fit(lambda e: e ** 2, 0.05)
print("huber  ", robust)
print("squared", squared)
residuals = {x: round(y - robust[0] * x - robust[1], 3) for x, y in data}
outlier = max(residuals, key=lambda x: abs(residuals[x]))
print(residuals, outlier, abs(robust[0] - 2) < abs(squared[0] - 2))
