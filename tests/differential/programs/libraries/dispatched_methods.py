from functools import singledispatch, singledispatchmethod, partialmethod, cached_property, reduce


@singledispatch
def describe(x):
    return f"something {x!r}"


@describe.register
def _(x: int):
    return f"int {x}"


@describe.register(list)
@describe.register(tuple)
def _(x):
    return "[" + ", ".join(describe(i) for i in x) + "]"


print(describe(3), describe("a"), describe([1, "b", (2,)]))


class Formatter:
    def __init__(self, digits):
        self.digits = digits

    @singledispatchmethod
    def show(self, x):
        return str(x)

    @show.register
    def _(self, x: float):
        return f"{x:.{self.digits}f}"

    @show.register
    def _(self, x: dict):
        return {k: self.show(v) for k, v in x.items()}


f = Formatter(2)
print(f.show(3.14159), f.show("x"), f.show({"a": 1.5, "b": None}))


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state):
        self.alive = state
        return self

    born = partialmethod(set_state, True)
    die = partialmethod(set_state, False)

    @cached_property
    def expensive(self):
        print("computing")
        return 42


c = Cell()
print(c.born().alive, c.die().alive, c.expensive, c.expensive)
compose = lambda *fs: reduce(lambda g, h: lambda x: h(g(x)), fs)
print(compose(lambda x: x + 1, lambda x: x * 2, str)(3))
