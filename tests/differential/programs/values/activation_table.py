from neurogebra import Value

grid = (-2.0, -0.5, 0.0, 1.0, 3.0)
activations = {
    "relu": lambda v: v.relu(),
    "leaky": lambda v: v.leaky_relu(),
    "sigmoid": lambda v: v.sigmoid(),
    "tanh": lambda v: v.tanh(),
    "softplus": lambda v: v.softplus(),
    "silu": lambda v: v.silu(),
    "gelu": lambda v: v.gelu(),
    "swish by hand": lambda v: v * v.sigmoid(),
    "bent identity": lambda v: ((v * v + 1).sqrt() - 1) / 2 + v,
}
print(f"{'name':<14}" + "".join(f"{x:>12}" for x in grid))
for name, function in activations.items():
    outs, slopes = [], []
    for x in grid:
        v = Value(x)
        y = function(v)
        y.backward()
        outs.append(y.data)
        slopes.append(v.grad)
    print(f"{name:<14}" + "".join(f"{y:>12.6f}" for y in outs))
    print(f"{'  slope':<14}" + "".join(f"{s:>12.6f}" for s in slopes))
same = Value(0.7)
gap = (same.silu() - same * same.sigmoid()).data
print(abs(gap) < 1e-15, same.data)
