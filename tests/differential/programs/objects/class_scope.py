x = "module"
class Outer:
    x = "class"
    seen = [x for _ in range(1)]
    first = x
    def method(self):
        return x
    class Inner:
        copy = x
        def up(self): return Outer.x
    table = {}
    for i in range(3):
        table[i] = i * i
    del i
    if table:
        size = len(table)
    def helper(n): return n + 1
    made = helper(4)
    doubled = list(map(lambda v: v * 2, table.values()))
    try:
        bad = 1 / 0
    except ZeroDivisionError as error:
        bad = str(error)
    while size > 1:
        size -= 1
    else:
        ended = True
    with_default = lambda self, k=first: (self.x, k)
o = Outer()
print(Outer.seen, Outer.first, o.method(), Outer.Inner.copy, Outer.Inner().up())
print(Outer.table, Outer.size, Outer.made, Outer.doubled, Outer.bad, Outer.ended, o.with_default())
print(hasattr(Outer, "i"), hasattr(Outer, "error"))
def factory(base, **attributes):
    class Made(base):
        values = attributes
        def __init__(self, n):
            self.n = n
        def __len__(self):
            return self.n + len(self.values)
    Made.__name__ = f"Made{base.__name__.title()}"
    return Made
A = factory(object, a=1)
B = factory(A, a=1, b=2)
print(len(A(3)), len(B(3)), A.__name__, B.__mro__[1] is A, issubclass(B, A))
class Tag:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"
    count: int
    label: str = "none"
print(Tag["int"], Tag.__annotations__, Tag.label)
class Single:
    _only = None
    def __new__(cls, value):
        if cls._only is None:
            cls._only = super().__new__(cls)
            cls._only.value = value
        return cls._only
print(Single(1) is Single(2), Single(3).value)
def count_calls(cls):
    cls.calls = 0
    original = cls.__init__
    def init(self, *args):
        cls.calls += 1
        original(self, *args)
    cls.__init__ = init
    return cls
@count_calls
class Node:
    def __init__(self, v): self.v = v
nodes = [Node(v) for v in "abc"]
print(Node.calls, [n.v for n in nodes])
