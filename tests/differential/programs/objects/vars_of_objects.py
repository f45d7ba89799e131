import sys
class A:
    kind = 1
    def __init__(self): self.x = 1
class S:
    __slots__ = ("y",)
a = A()
print(vars(a))
vars(a)["z"] = 5
print(a.z, a.__dict__)
d = {k: v for k, v in vars(a).items() if v > 1}
print(d, len(vars(a)))
print(sys.getrecursionlimit())
try:
    vars(S())
except TypeError as e:
    print(e)
vars(a).update(q=3)
print(a.q)
