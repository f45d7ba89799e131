class Circle:
    def __init__(self, radius):
        self._radius = radius

    @property
    def radius(self):
        return self._radius

    @radius.setter
    def radius(self, value):
        if value < 0:
            raise ValueError("radius cannot be negative")
        self._radius = value

    @radius.deleter
    def radius(self):
        print("deleting")
        self._radius = 0

    @property
    def area(self):
        return 3.0 * self._radius**2

    @classmethod
    def unit(cls):
        return cls(1)

    @staticmethod
    def is_round():
        return True


c = Circle(2)
print(c.radius, c.area)
c.radius = 5
c.radius += 1
print(c.radius, c.area, Circle.unit().area, Circle.is_round(), c.is_round())
try:
    c.radius = -1
except ValueError as error:
    print(error)
try:
    c.area = 3
except AttributeError as error:
    print(type(error).__name__)
del c.radius
print(c.radius)


class Lazy:
    def __init__(self):
        self.computed = 0

    @property
    def value(self):
        if not hasattr(self, "_value"):
            self.computed += 1
            self._value = 42
        return self._value


lazy = Lazy()
print(lazy.value, lazy.value, lazy.computed)
