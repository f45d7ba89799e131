from neurogebra import Value

a, b, c = Value(2.0, label="a"), Value(-3.0, label="b"), Value(10.0, label="c")
first = a * b + c
second = (a - b) ** 2
first.backward()
after_first = (a.grad, b.grad, c.grad)
second.backward()
after_second = (a.grad, b.grad, c.grad)
print(after_first, after_second)
for v in (a, b, c):
    v.grad = 0.0
joint = first + second
joint.backward()
print(a.grad, b.grad, first.grad, second.grad, joint.data)
joint.zero_grad()
print(a.grad, first.grad, joint.grad)
first.backward()
first.backward()
print(a.grad, b.grad, c.grad)
a.data = 5.0
stale = first.data
first.zero_grad()
first.backward()
print(stale, first.data, b.grad, a.grad)
rebuilt = a * b + c
print(rebuilt.data, rebuilt is first, rebuilt._prev[0].data)
shared = a * a
left, right = shared * 3, shared + 1
top = left * right
top.zero_grad()
top.backward()
print(a.grad, shared.grad, left.grad, right.grad, top._op, left._op)
d = Value(1.5)
total = Value(0.0)
for k in range(1, 5):
    total = total + d**k / k
total.backward()
print(total.data, d.grad, sum(1.5 ** (k - 1) for k in range(1, 5)))
detached = Value(total.data)
e = detached * d
d.grad = 0
e.backward()
print(d.grad, detached.grad, total.grad, e.data)
