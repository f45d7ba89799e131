from neurogebra.core.autograd import Value

x = Value(2.0)
h = x ** 2
y = h + 3
z = y * 2
z.backward()
print(f"dz/dx = {x.grad}")
a = Value(2.0)
b = Value(3.0)
c = a + b
d = a * b
e = c + d
e.backward()
print(a.grad, b.grad, e.data)
w = Value(5.0)
for step in range(20):
    loss = (w - 1) ** 2
    w.grad = 0.0
    loss.backward()
    w.data -= 0.1 * w.grad
print(f"{w.data:.4f} {loss.data:.6f}")
total = sum([Value(1.0), Value(2.0), x])
total.backward()
print(total.data, x.grad, x)
