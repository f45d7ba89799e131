from neurogebra import Value


def softmax(logits):
    top = max(v.data for v in logits)
    exps = [(v - top).exp() for v in logits]
    total = sum(exps)
    return [e / total for e in exps]


logits = [Value(v, label=f"z{i}") for i, v in enumerate((2.0, -1.0, 0.5))]
probs = softmax(logits)
shown = [round(p.data, 6) for p in probs]
loss = -probs[2].log()
loss.backward()
grads = [v.grad for v in logits]
expected = [p.data - (1 if i == 2 else 0) for i, p in enumerate(probs)]
print(shown, sum(shown))
print(loss.data, grads)
print([abs(g - e) < 1e-12 for g, e in zip(grads, expected)])

step = 0.5
for turn in range(3):
    for v in logits:
        v.data -= step * v.grad
        v.grad = 0.0
    probs = softmax(logits)
    loss = -probs[2].log()
    loss.backward()
    best = max(range(3), key=lambda i: probs[i].data)
    print(turn, f"{loss.data:.5f}", best, [f"{p.data:.3f}" for p in probs])
