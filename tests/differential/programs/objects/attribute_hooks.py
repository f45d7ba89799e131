class Recorder:
    def __init__(self):
        object.__setattr__(self, "history", [])
    def __setattr__(self, name, value):
        self.history.append(("set", name, value))
        super().__setattr__(name, value)
    def __delattr__(self, name):
        self.history.append(("del", name))
        super().__delattr__(name)
    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: self.__dict__[name[4:]]
        raise AttributeError(f"{type(self).__name__} has no {name}")
r = Recorder()
r.x = 1
r.y = r.x + 1
print(r.get_y(), hasattr(r, "z"), getattr(r, "z", "none"))
del r.x
print(r.history)
try:
    r.x
except AttributeError as error:
    print(error)
class Frozen:
    __slots__ = ("a", "b")
    def __init__(self, a, b):
        self.a = a
        self.b = b
f = Frozen(1, 2)
for name, value in (("a", 5), ("c", 6)):
    try:
        setattr(f, name, value)
    except AttributeError as error:
        print("AttributeError", error)
print(f.a, hasattr(f, "__dict__"), Frozen.__slots__)
class Namespace:
    def __init__(self, **names):
        self.__dict__.update(names)
    def __eq__(self, other):
        return self.__dict__ == other.__dict__
    def __contains__(self, name):
        return name in self.__dict__
ns = Namespace(alpha=1, beta=[2])
ns.gamma = ns.alpha + ns.beta[0]
print(ns.gamma, "beta" in ns, ns == Namespace(alpha=1, beta=[2], gamma=3))
print({k: v for k, v in ns.__dict__.items()}, vars is not None)
class Private:
    __count = 0
    def __init__(self): self.__secret = Private.__bump()
    @classmethod
    def __bump(cls):
        cls.__count += 1
        return cls.__count
    def reveal(self): return self.__secret
    def _protected(self): return "_" + str(self.__secret)
p, q = Private(), Private()
print(p.reveal(), q.reveal(), q._Private__secret, p._protected(), hasattr(p, "__secret"))
for name in ("reveal", "_Private__secret"):
    print(name, callable(getattr(p, name)))
class Chain:
    def __init__(self, path=""): self._path = path
    def __getattr__(self, name): return Chain(f"{self._path}/{name}")
    def __call__(self, *args): return f"{self._path}({', '.join(map(repr, args))})"
api = Chain()
print(api.users.list("active", 3), api.a.b.c._path)
