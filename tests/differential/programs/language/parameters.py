def f(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs
print(f(1, c=3))
print(f(1, 2, 3, 4, c=5, e=6, f=7))
def positional(a, b, /, c, *, d):
    return a + b + c + d
print(positional(1, 2, 3, d=4), positional(1, 2, c=3, d=4))
def defaults(items=[]):
    items.append(len(items))
    return items
print(defaults(), defaults(), defaults([9]))
args, kwargs = (1, 2), {"c": 3, "d": 5}
print(f(*args, **kwargs), f(*[1], *(2, 3), **{"c": 0}))
def total(*numbers, start=0):
    return start + sum(numbers)
print(total(), total(1, 2, 3), total(*range(5), start=100))
try:
    positional(1, b=2, c=3, d=4)
except TypeError as error:
    print(error)
try:
    f(1)
except TypeError as error:
    print(error)
try:
    total(wrong=1)
except TypeError as error:
    print(error)
square = lambda x: x * x
apply_twice = lambda g, v: g(g(v))
print(apply_twice(square, 3), (lambda *a, **k: (a, k))(1, x=2))
