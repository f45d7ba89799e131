from neurogebra import Value


class Vector:
    def __init__(self, *parts):
        self.parts = [p if isinstance(p, Value) else Value(p) for p in parts]

    def __sub__(self, other):
        return Vector(*(a - b for a, b in zip(self.parts, other.parts)))

    def dot(self, other):
        return sum(a * b for a, b in zip(self.parts, other.parts))

    @property
    def norm(self):
        return self.dot(self).sqrt()

    @property
    def grads(self):
        return tuple(p.grad for p in self.parts)

    def __repr__(self):
        return "Vector(" + ", ".join(f"{p.data:.4f}" for p in self.parts) + ")"


def lennard_jones(r, depth=1.0, size=1.0):
    ratio = (size / r) ** 6
    return 4 * depth * (ratio * ratio - ratio)


a, b = Vector(0.0, 0.0), Vector(1.2, 0.5)
trail = []
for step in range(6):
    r = (b - a).norm
    energy = lennard_jones(r)
    for p in b.parts:
        p.grad = 0.0
    energy.backward()
    force = tuple(-g for g in b.grads)
    trail.append((r.data, energy.data))
    b = Vector(*(p.data + 0.02 * f for p, f in zip(b.parts, force)))
    print(step, b, f"{r.data:.5f} {energy.data:.5f}")
lowest = min(trail, key=lambda pair: pair[1])
print(lowest, 2 ** (1 / 6), len(trail))
