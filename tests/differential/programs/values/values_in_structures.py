from collections import defaultdict, deque, namedtuple
from dataclasses import dataclass, field

from neurogebra import Value

Pair = namedtuple("Pair", "weight bias")
pair = Pair(Value(2.0), Value(-1.0))
out = pair.weight * 3 + pair.bias
out.backward()
print(out.data, pair.weight.grad, pair.bias.grad, pair._fields)


@dataclass
class Unit:
    w: Value = field(default_factory=lambda: Value(0.1))
    trace: list = field(default_factory=list)

    def fire(self, x):
        y = (self.w * x).tanh()
        self.trace.append(round(y.data, 4))
        return y


units = [Unit(), Unit(Value(0.7))]
total = sum(u.fire(2.0) for u in units)
total.backward()
print([u.trace for u in units], [u.w.grad for u in units], units[0].w.data)
bank = defaultdict(lambda: Value(1.0))
score = bank["a"] * bank["b"] + bank["a"]
score.backward()
print({k: (v.data, v.grad) for k, v in bank.items()}, score.data)
window = deque(maxlen=3)
for k in range(5):
    window.append(Value(float(k)))
mean = sum(window) / len(window)
mean.backward()
print([v.data for v in window], mean.data, [v.grad for v in window])
lookup = {Value(1.0): "one"}
key = next(iter(lookup))
print(lookup[key], key in lookup, Value(1.0) in lookup, [v is key for v in lookup])
weights = {f"w{i}": Value(i / 10) for i in range(3)}
loss = sum(w**2 for w in weights.values()) + weights["w1"] * weights["w2"]
loss.backward()
report = {name: round(w.grad, 3) for name, w in sorted(weights.items(), reverse=True)}
print(report, loss.data)
best = max(weights, key=lambda n: weights[n].grad)
gen = (w.data * w.grad for w in weights.values())
print(best, sum(gen), list(map(float, weights.values())), [*zip(weights, range(3))])
a, (b, *rest) = Value(1), [Value(2), Value(3), Value(4)]
chain = a
for v in [b, *rest]:
    chain = chain * v
chain.backward()
print(chain.data, a.grad, b.grad, [r.grad for r in rest], any(v.grad > 10 for v in rest))
