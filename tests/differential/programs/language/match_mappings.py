def handle(event):
    match event:
        case {"type": "click", "pos": (x, y)}:
            return f"click at {x},{y}"
        case {"type": "key", "key": str(k), **rest}:
            return f"key {k} {rest}"
        case {"type": kind}:
            return f"unknown {kind}"
        case _:
            return "no event"
print(handle({"type": "click", "pos": (3, 4)}))
print(handle({"type": "key", "key": "a", "shift": True}))
print(handle({"type": "scroll", "by": 3}))
print(handle([1]), handle({}))
def layer(config):
    match config:
        case {"kind": "dense", "units": int(n)} if n > 0:
            return n
        case {"kind": "dropout", "rate": float() | int() as r}:
            return r
        case {"kind": "stack", "layers": [*inner]}:
            return [layer(i) for i in inner]
        case {"kind": other}:
            raise ValueError(f"no layer {other}")
print(layer({"kind": "stack", "layers": [{"kind": "dense", "units": 4}, {"kind": "dropout", "rate": 0.5}]}))
try:
    layer({"kind": "conv"})
except ValueError as error:
    print(error)
