class Shape:
    def __init__(self, name):
        self._name = name
        self._reads = 0
    @property
    def name(self):
        """The name of the shape."""
        self._reads += 1
        return self._name
    @name.setter
    def name(self, value):
        if not value:
            raise ValueError("a shape needs a name")
        self._name = value.title()
    @name.deleter
    def name(self):
        self._name = "?"
    area = property(lambda self: 0, doc="Nothing.")
class Square(Shape):
    def __init__(self, side):
        super().__init__("square")
        self.side = side
    @property
    def area(self):
        return self.side ** 2
    @area.setter
    def area(self, value):
        self.side = value ** 0.5
    @Shape.name.getter
    def name(self):
        return super().name + "!"
s = Square(3)
print(s.name, s.area, Shape("x").area, Square.area.fget is not None, Shape.name.__doc__)
s.area = 49
s.name = "big one"
print(s.side, s.name, s._reads)
del s.name
print(s.name)
for change in (lambda: setattr(Shape("y"), "area", 1), lambda: setattr(s, "name", "")):
    try:
        change()
    except (AttributeError, ValueError) as error:
        print(type(error).__name__, error)
class Temperature:
    def __init__(self): self.__k = 0.0
    def get_c(self): return self.__k - 273.15
    def set_c(self, c): self.__k = c + 273.15
    celsius = property(get_c, set_c)
t = Temperature()
t.celsius = 26.85
t.celsius += 10
print(round(t.celsius, 6), t._Temperature__k)
from functools import cached_property
class Data:
    def __init__(self, values): self.values = values; self.count = 0
    @cached_property
    def mean(self):
        self.count += 1
        return sum(self.values) / len(self.values)
d = Data([1, 2, 6])
print(d.mean, d.mean, d.count, "mean" in d.__dict__)
d.values.append(7)
stale = d.mean
del d.mean
print(stale, d.mean, d.count)
