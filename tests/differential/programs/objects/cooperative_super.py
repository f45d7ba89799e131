class Base:
    def __init__(self, **kwargs):
        self.log = ["Base"]
        for key, value in sorted(kwargs.items()):
            self.log.append(f"left {key}={value}")
    def describe(self):
        return ["base"]
class Named(Base):
    def __init__(self, name, **kwargs):
        super().__init__(**kwargs)
        self.name = name
        self.log.append("Named")
    def describe(self):
        return [f"named {self.name}", *super().describe()]
class Sized(Base):
    def __init__(self, size=1, **kwargs):
        super().__init__(**kwargs)
        self.size = size
        self.log.append("Sized")
    def describe(self):
        return [f"sized {self.size}"] + super().describe()
class Thing(Named, Sized):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.log.append("Thing")
    def describe(self):
        return ["thing", *super().describe()]
t = Thing("box", size=3, colour="red")
print(t.log)
print(t.describe())
print([c.__name__ for c in Thing.__mro__], super(Named, t).describe(), Sized.describe(t))
class Counter:
    made = 0
    def __new__(cls, *args):
        instance = super().__new__(cls)
        cls.made += 1
        return instance
    @classmethod
    def twice(cls):
        return cls(), cls()
    @staticmethod
    def double(x):
        return 2 * x
class Special(Counter):
    @classmethod
    def twice(cls):
        one, two = super().twice()
        return [one, two, cls.__name__]
made = Special.twice()
print(Counter.made, Special.made, made[2], Special.double(4), made[0].double(5))
class Plugin:
    registry = {}
    def __init_subclass__(cls, /, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[key or cls.__name__.lower()] = cls
class Csv(Plugin): pass
class Json(Plugin, key="js"): pass
print(sorted(Plugin.registry), Plugin.registry["js"].__name__)
try:
    class A: pass
    class B(A): pass
    class C(A, B): pass
except TypeError as error:
    first = str(error).split("\n")[0]
    print(first)
