from neurogebra import Value
x = Value(3.0)
y = x * x
y.backward()
print(x.grad)
y.backward()
print(x.grad)
x.grad = 0.0
y.zero_grad()
y.backward()
print(x.grad)
a = Value(2.0)
b = a + a
c = b * a
c.backward()
print(a.grad, b.grad, c.grad)
p, q = Value(1.0), Value(4.0)
first = p * q
second = p / q
first.backward()
print(p.grad, q.grad)
second.backward()
print(p.grad, q.grad)
p.grad = q.grad = 0
total = first + second
total.backward()
print(p.grad, q.grad, total.data)
