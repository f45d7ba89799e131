from neurogebra.core.autograd import Value
a = Value(2.0)
b = Value(-3.0)
c = Value(10.0)
e = a * b
d = e + c
f = Value(-2.0)
L = d * f
L.backward()
print(L.data, a.grad, b.grad, c.grad, d.grad, e.grad, f.grad)
print(a, L, float(a), int(c), a + 1, 1 + a, a - 1, 1 - a, a * 2, 2 * a, a / 4, 4 / a, -a, a**2, 2**a, abs(b))
print(a < c, a > 5, b <= -3, c >= 10.5, a == a, a == Value(2.0), a.data == 2)
print(f"{a:.3f} {L.data:>8.1f} {a.grad}", str(a), repr(b), [a, b])
x = Value(0.5, label="x")
print(x.label, x.exp().data, x.log().data, x.tanh().data, x.sigmoid().data, x.relu().data, x.sqrt().data, x.sin().data, x.cos().data)
