# the gradient of a tiny network by the chain rule on paper, against backward()
import math

from neurogebra import Value

x, target = 0.8, 1.0
w1, b1, w2, b2 = 0.5, 0.1, -1.2, 0.3

# forward
z1 = w1 * x + b1
a1 = math.tanh(z1)
z2 = w2 * a1 + b2
a2 = 1 / (1 + math.exp(-z2))
loss = -(target * math.log(a2) + (1 - target) * math.log(1 - a2))

# backward
dz2 = a2 - target
dw2 = dz2 * a1
db2 = dz2
da1 = dz2 * w2
dz1 = da1 * (1 - a1 * a1)
dw1 = dz1 * x
db1 = dz1
print(f"by hand: {dw1:.10f} {db1:.10f} {dw2:.10f} {db2:.10f}")

V1, B1, V2, B2 = Value(w1), Value(b1), Value(w2), Value(b2)
out = ((V1 * x + B1).tanh() * V2 + B2).sigmoid()
L = -(target * out.log() + (1 - target) * (1 - out).log())
L.backward()
by_hand = {"w1": dw1, "b1": db1, "w2": dw2, "b2": db2}
by_engine = dict(zip(("w1", "b1", "w2", "b2"), (V1.grad, B1.grad, V2.grad, B2.grad)))
for name in by_hand:
    gap = abs(by_hand[name] - by_engine[name])
    print(name, by_engine[name], gap < 1e-12)
assert math.isclose(loss, L.data)
print("loss", loss, L.data, z1, a1, z2, a2)
