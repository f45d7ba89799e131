import copy
from types import SimpleNamespace, MappingProxyType
from dataclasses import dataclass, field
@dataclass
class Doc:
    title: str
    parts: list = field(default_factory=list)
    parent: "Doc | None" = None
a = Doc("a", [[1], {"k": [2]}])
shallow, deep = copy.copy(a), copy.deepcopy(a)
a.parts[0].append(9)
a.parts.append("new")
a.title = "changed"
print(a, shallow, deep, sep="\n")
print(shallow.parts is a.parts, deep.parts[1] == a.parts[1], deep.parts[1] is a.parts[1])
a.parent = a
loop = copy.deepcopy(a)
print(loop.parent is loop, loop is not a, loop.title)
shared = [0]
pair = [shared, shared]
twin = copy.deepcopy(pair)
twin[0].append(1)
print(pair, twin, twin[0] is twin[1], copy.copy(pair)[0] is shared, copy.deepcopy((1, "x", None)), copy.copy({1: [2]}))
class Custom:
    def __init__(self, v): self.v, self.copies = v, 0
    def __copy__(self):
        made = Custom(self.v)
        made.copies = self.copies + 1
        return made
    def __deepcopy__(self, memo): return Custom([*self.v, "deep"])
c = Custom([1])
print(copy.copy(copy.copy(c)).copies, copy.deepcopy({"c": c})["c"].v, copy.copy(c).v is c.v)
class Slotted:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)
s = Slotted([1], 2)
t = copy.deepcopy(s)
t.x.append(5)
print(s.x, t.x, copy.copy(s) == s, t == s)
ns = SimpleNamespace(a=1, b=[2])
ns.c = ns.a + 2
del ns.a
print(ns, ns.b, hasattr(ns, "a"), ns == SimpleNamespace(b=[2], c=3), SimpleNamespace(**{"z": 0}).z, sorted(vars_of.items()) if (vars_of := {"k": 1}) else None)
view = MappingProxyType({"x": 1})
print(view["x"], "x" in view, len(view), dict(view), list(view.items()), view.get("q", 0))
try:
    view["x"] = 2
except TypeError as error:
    print(error)
from collections import deque, Counter, OrderedDict, defaultdict
for thing in (deque([[1]], 3), Counter("aab"), OrderedDict(a=[1]), defaultdict(list, {"k": [1]}), frozenset([1]), range(3), bytearray(b"x")):
    d = copy.deepcopy(thing)
    print(type(d).__name__, d == thing, d)
grid = [[0] * 2] * 2
good = copy.deepcopy([[0] * 2 for _ in range(2)])
grid[0][0] = good[0][0] = 1
print(grid, good, copy.deepcopy(grid)[0] is copy.deepcopy(grid)[1])
def f(): pass
print(copy.deepcopy(f) is f, copy.copy(int) is int, copy.deepcopy([f])[0] is f)
