class Typed:
    def __init__(self, kind, *, default=None, check=lambda v: True):
        self.kind, self.default, self.check = kind, default, check

    def __set_name__(self, owner, name):
        self.name = name
        self.slot = f"_{name}"

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.slot, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        if not self.check(value):
            raise ValueError(f"bad {self.name}: {value!r}")
        setattr(instance, self.slot, value)

    def __delete__(self, instance):
        delattr(instance, self.slot)


class Positive(Typed):
    def __init__(self, **options):
        super().__init__((int, float), check=lambda v: v > 0, **options)

    def __set__(self, instance, value):
        try:
            super().__set__(instance, value)
        except AttributeError:
            raise TypeError(f"{self.name} is no number") from None


class Product:
    name = Typed(str)
    price = Positive(default=1.0)
    stock = Typed(int, default=0)

    def __init__(self, name, price, stock=0):
        self.name, self.price, self.stock = name, price, stock

    @property
    def value(self):
        return self.price * self.stock

    @value.setter
    def value(self, total):
        self.stock = int(total // self.price)


p = Product("pen", 2.5, 4)
print(p.value, p.__dict__, Product.name.kind.__name__)
p.value = 31
print(p.stock, p.value)
for attribute, value in [("name", 3), ("price", -1), ("price", "x"), ("stock", 1.5)]:
    try:
        setattr(p, attribute, value)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
del p.price
print(p.price, hasattr(p, "_price"))
try:
    del p.price
except AttributeError as error:
    print("gone", error.name if hasattr(error, "name") else "")


class Lazy:
    def __init__(self, function):
        self.function = function

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Data:
    loads = 0

    @Lazy
    def rows(self):
        Data.loads += 1
        return [1, 2, 3]

    @classmethod
    def count(cls):
        return cls.loads

    @staticmethod
    def double(x):
        return 2 * x


d = Data()
print(d.rows, d.rows, Data.count(), d.double(4), Data.double(5))


class Registry:
    known = {}

    def __init_subclass__(cls, /, key=None, **rest):
        super().__init_subclass__(**rest)
        cls.key = key or cls.__name__.lower()
        Registry.known[cls.key] = cls


class Csv(Registry):
    pass


class Json(Registry, key="js"):
    pass


print(sorted(Registry.known), Registry.known["js"].__name__, [c.key for c in Registry.__subclasses__()] if False else Csv.key)


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


try:
    Point(1, 2).z = 3
except AttributeError as error:
    print(error)


class Frozen:
    def __init__(self, **fields):
        object.__setattr__(self, "_fields", dict(fields))

    def __getattr__(self, name):
        try:
            return self._fields[name]
        except KeyError:
            raise AttributeError(f"no {name}") from None

    def __setattr__(self, name, value):
        raise AttributeError(f"{name} is frozen")


f = Frozen(a=1, b=[2])
f.b.append(3)
print(f.a, f.b, getattr(f, "c", "none"))
try:
    f.a = 2
except AttributeError as error:
    print(error)
