from neurogebra import Value

predictions = [Value(0.9), Value(0.2), Value(0.65)]
targets = [1, 0, 1]


def mse(ps, ts):
    return sum((p - t) ** 2 for p, t in zip(ps, ts)) / len(ts)


def mae(ps, ts):
    return sum(abs(p - t) for p, t in zip(ps, ts)) / len(ts)


def bce(ps, ts):
    return -sum(t * p.log() + (1 - t) * (1 - p).log() for p, t in zip(ps, ts)) / len(ts)


def hinge(ps, ts):
    return sum((1 - (2 * t - 1) * (2 * p - 1)).relu() for p, t in zip(ps, ts)) / len(ts)


def huber(ps, ts, delta=0.25):
    total = Value(0.0)
    for p, t in zip(ps, ts):
        r = p - t
        total += 0.5 * r**2 if abs(r.data) <= delta else delta * (abs(r) - 0.5 * delta)
    return total / len(ts)


for loss_function in (mse, mae, bce, hinge, huber):
    for p in predictions:
        p.grad = 0.0
    loss = loss_function(predictions, targets)
    loss.backward()
    print(f"{loss_function.__name__:6s} {loss.data:.6f}", [round(p.grad, 6) for p in predictions])
temperature = Value(2.0)
logits = [1.0, 3.0, 0.5]
exps = [(Value(l) / temperature).exp() for l in logits]
entropy = -sum((e / sum(exps)) * (e / sum(exps)).log() for e in exps)
entropy.backward()
print(entropy.data, temperature.grad)
w = [Value(0.5), Value(-1.5), Value(0.0)]
l1 = sum(abs(v) for v in w)
l2 = sum(v * v for v in w)
penalty = 0.1 * l1 + 0.01 * l2
penalty.backward()
print(l1.data, l2.data, penalty.data, [v.grad for v in w])
mu, logvar = Value(0.4), Value(-0.3)
kl = -0.5 * (1 + logvar - mu**2 - logvar.exp())
kl.backward()
print(kl.data, mu.grad, logvar.grad)
