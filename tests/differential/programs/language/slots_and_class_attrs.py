class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def moved(self, dx):
        return Point(self.x + dx, self.y)


p = Point(1, 2)
q = p.moved(5)
q.y = 10
print(p.x, q.x, q.y)
try:
    p.z = 3
except AttributeError as error:
    print(type(error).__name__)


class Config:
    learning_rate = 0.1
    layers = [4, 2]

    @classmethod
    def summary(cls):
        return f"lr={cls.learning_rate} layers={cls.layers}"


class Small(Config):
    learning_rate = 0.01


print(Config.summary(), Small.summary())
Config.learning_rate = 0.5
Small.layers.append(1)
print(Config.summary(), Small.summary(), Small.__name__, Config.__doc__)


class Singleton:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance


print(Singleton() is Singleton())


class Meta:
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__()
        cls.tag = kwargs.get("tag", cls.__name__.lower())


class First(Meta):
    pass


class Second(Meta, tag="two"):
    pass


print(First.tag, Second.tag)
