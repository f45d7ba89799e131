def full(a, b, /, c, d=4, *rest, e, f=6, **more):
    return a, b, c, d, rest, e, f, more
print(full(1, 2, 3, e=5), full(1, 2, c=3, e=5, g=7), full(1, 2, 3, 4, 5, 6, e=0, a="kw"))
bad = [lambda: full(1, 2), lambda: full(1, 2, 3), lambda: full(a=1, b=2, c=3, e=4), lambda: full(1, 2, 3, c=3, e=1)]
for call in bad:
    try:
        call()
    except TypeError as error:
        print(error)
def spread(*args, **kwargs):
    return len(args), sorted(kwargs)
items, options = [1, 2], {"x": 1}
print(spread(*items, *"ab", **options, **{"y": 2}), spread(*range(3), z=0), spread(*[], **{}))
try:
    spread(**options, **{"x": 2})
except TypeError as error:
    print(str(error).split(".")[-1])
def defaults(a, b=[], c=len("abc"), *, d=None):
    d = d or {}
    b.append(a)
    d[a] = c
    return b, d
print(defaults(1), defaults(2, d={"k": 0}), defaults(3, []), defaults.__defaults__[1], defaults.__kwdefaults__)
def only_keywords(*, first, second=2): return first * second
def only_positional(x, y=1, /): return x - y
print(only_keywords(first=4), only_positional(5), only_positional(5, 2))
for call in (lambda: only_keywords(1), lambda: only_positional(x=1)):
    try:
        call()
    except TypeError as error:
        print(error)
f = lambda x, *y, k=2, **z: (x, y, k, z)
print(f(1), f(1, 2, 3, k=4, w=5), (lambda: "none")(), (lambda *a: a[::-1])(1, 2))
def annotated(x: int, *ys: "float", flag: bool = True) -> dict[str, int]:
    return {"x": x, "n": len(ys), "flag": flag}
print(annotated(1, 2.0, 3.0), sorted(annotated.__annotations__), annotated.__name__)
def swap(pair): (a, b), c = pair; return (c, (b, a))
print(swap(((1, 2), 3)))
def forward(f, /, *args, **kwargs): return f(*args, **kwargs)
print(forward(sorted, "hello", reverse=True)[:2], forward(forward, max, 3, 9))
def outer(**kwargs): return inner(**kwargs | {"added": True})
def inner(added, value=0): return added, value
print(outer(value=9))
order = []
def note(x): order.append(x); return x
full(note(1), *[note(2)], note(3), e=note(5), **{"g": note(6)})
print(order)
