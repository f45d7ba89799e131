from neurogebra import Value


class Vec:
    def __init__(self, items):
        self.items = [i if isinstance(i, Value) else Value(i) for i in items]

    def __add__(self, other):
        return Vec(a + b for a, b in zip(self.items, other.items))

    def __mul__(self, k):
        return Vec(a * k for a in self.items)

    def dot(self, other):
        return sum((a * b for a, b in zip(self.items, other.items)), Value(0.0))

    def norm(self):
        return self.dot(self).sqrt()

    @property
    def grads(self):
        return [i.grad for i in self.items]

    def __iter__(self):
        return iter(self.items)

    def __repr__(self):
        return f"Vec({[round(i.data, 4) for i in self.items]})"


u, v = Vec([1.0, 2.0, 2.0]), Vec([0.5, -1.0, 3.0])
cosine = u.dot(v) / (u.norm() * v.norm())
cosine.backward()
print(u, v, cosine.data, u.grads, v.grads)
print(sum(a.data * g for a, g in zip(u, u.grads)))


def softmax(vec):
    m = max(vec, key=lambda t: t.data).data
    exps = [(t - m).exp() for t in vec]
    total = sum(exps)
    return [e / total for e in exps]


logits = Vec([2.0, 1.0, 0.1])
probs = softmax(logits)
loss = -probs[0].log()
loss.backward()
print([p.data for p in probs], loss.data, logits.grads, sum(logits.grads))
matrix = [Vec([1.0, 0.5]), Vec([-1.0, 2.0])]
x = Vec([3.0, 1.0])
y = [row.dot(x) for row in matrix]
energy = sum(t**2 for t in y)
energy.backward()
print([t.data for t in y], x.grads, [row.grads for row in matrix])
print(u + v * 2, sorted(v, key=lambda t: t.data)[0], max(u).data, min(v).data)
