import copy

from neurogebra import Value

x = Value(3.0)
y = x * x + 2
twin = copy.deepcopy(y)
twin.backward()
print(y.data, twin.data, x.grad, twin._prev[0].data, twin is y)
shallow = copy.copy(x)
shallow.data = 10.0
print(x.data, shallow.data, shallow.label, shallow is x)
net = {"w": [Value(0.1), Value(0.2)], "b": Value(0.5)}
saved = copy.deepcopy(net)
for w in net["w"]:
    w.data += 1
print([w.data for w in net["w"]], [w.data for w in saved["w"]], saved["b"] is net["b"])
snapshot = [p.data for p in (*net["w"], net["b"])]
best = None
for step in range(4):
    loss = sum((w - 1) ** 2 for w in net["w"]) + net["b"] ** 2
    if best is None or loss.data < best[0]:
        best = (loss.data, [p.data for p in (*net["w"], net["b"])])
    loss.zero_grad()
    loss.backward()
    for p in (*net["w"], net["b"]):
        p.data -= 0.4 * p.grad
print(best, snapshot)
for p, old in zip((*net["w"], net["b"]), snapshot):
    p.data = old
print([p.data for p in net["w"]], loss.data)
aliases = [x] * 3
total = sum(aliases)
total.backward()
print(x.grad, len(set(map(id, aliases))) if False else aliases[0] is aliases[2])
frozen = Value(y.data)
z = frozen * x
x.grad = 0.0
z.backward()
print(x.grad, frozen.grad, y.grad)
