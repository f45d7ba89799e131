"""Attribute walks: from what a program holds to what it must not hold."""

ATTEMPTS: dict[str, str] = {
    "globals of a function": """
def f(): pass
got = f.__globals__
""",
    "builtins of a function": """
def f(): pass
got = f.__builtins__
""",
    "code of a function": """
def f(): pass
got = f.__code__
""",
    "code of a lambda by getattr": """
got = getattr(lambda: 0, "__" + "code" + "__")
""",
    "closure cells": """
def f():
    x = 1
    return lambda: x
got = f().__closure__
""",
    "globals of a function of the library": """
import statistics
got = statistics.mean.__globals__
""",
    "globals of a guard that stands for a builtin": """
got = getattr.__globals__
""",
    "closure of a guard that stands for a builtin": """
got = print.__closure__
""",
    "what a guard was made of": """
import functools
got = functools.wraps.__code__
""",
    "subclasses of object": """
got = object.__subclasses__()
""",
    "subclasses by the type of a tuple": """
got = type(()).__base__.__subclasses__()
""",
    "subclasses by the bases": """
got = int.__bases__[0].__subclasses__()
""",
    "subclasses by the mro": """
got = str.__mro__[-1].__subclasses__()
""",
    "subclasses by mro()": """
got = str.mro()[-1].__subclasses__()
""",
    "class of an integer": """
got = (1).__class__
""",
    "class of a class of one's own": """
class A: pass
got = A().__class__.__class__.__subclasses__(A().__class__.__class__)
""",
    "subclasses by type": """
got = type.__subclasses__(type)
""",
    "a base by attrgetter": """
import operator
got = operator.attrgetter("__class__.__base__.__subclasses__")(())
""",
    "subclasses by methodcaller": """
import operator
got = operator.methodcaller("__subclasses__")(object)
""",
    "getattr folded over a path": """
import functools
got = functools.reduce(getattr, ["__class__", "__base__", "__subclasses__"], ())
""",
    "getattr handed to map": """
def f(): pass
got = list(map(getattr, [f], ["__globals__"]))
""",
    "getattr in a partial": """
import functools
def f(): pass
got = functools.partial(getattr, f)("__globals__")
""",
    "attrgetter handed to sorted": """
import operator
seen = []
def f(): pass
sorted([f, f], key=operator.attrgetter("__globals__"))
got = max([f], key=operator.attrgetter("__code__"))
""",
    "self of a builtin": """
got = len.__self__
""",
    "self of a builtin method": """
got = [].append.__self__.__class__
""",
    "module of a bound method of random": """
import random
got = random.random.__self__
""",
    "class of a bound method's owner": """
import random
got = random.randint.__self__.__class__.__init__.__globals__
""",
    "function of a bound method of the core": """
from neurogebra import Value
got = Value(1).backward.__func__
""",
    "globals of a method of the core": """
from neurogebra import Value
got = Value.backward.__globals__
""",
    "frame of a generator": """
def g(): yield
got = g().gi_frame
""",
    "code of a generator": """
def g(): yield
got = g().gi_code
""",
    "what a generator delegates to": """
def g(): yield from (x for x in [1])
it = g()
next(it)
got = it.gi_yieldfrom
""",
    "frame of a generator expression by getattr": """
got = getattr((x for x in [1]), "gi_frame")
""",
    "frames back to the host": """
def g(): yield
it = g()
got = it.gi_frame.f_back.f_globals
""",
    "a generator that reads its own frame": """
def g():
    yield it.gi_frame.f_back
it = g()
got = next(it)
""",
    "traceback of an exception": """
try:
    1 / 0
except ZeroDivisionError as error:
    got = error.__traceback__
""",
    "frames of a traceback": """
try:
    1 / 0
except ZeroDivisionError as error:
    got = error.__traceback__.tb_frame.f_globals
""",
    "traceback by with_traceback": """
try:
    1 / 0
except ZeroDivisionError as error:
    got = error.with_traceback
""",
    "traceback that __exit__ is given": """
class Taker:
    def __enter__(self): return self
    def __exit__(self, kind, value, traceback):
        self.frame = traceback.tb_frame
        return True
taker = Taker()
with taker:
    1 / 0
got = taker.frame
""",
    "object of an AttributeError in a library": """
import contextlib
try:
    with contextlib.closing(3): pass
except AttributeError as error:
    got = error.obj.__class__
""",
    "object of an AttributeError of ours": """
class A:
    def __getattr__(self, name): raise AttributeError("none")
a = A()
got = None  # may get: None
try:
    a.x += 1
except AttributeError as error:
    got = error.obj
""",
    "context of an exception": """
def f():
    try:
        if input(): return 1
        1 / 0
    finally:
        raise ValueError
got = 0  # may get: 0
try:
    f()
except ValueError as error:
    got = error.__context__
""",
    "reduce of a list": """
got = [].__reduce__
""",
    "reduce_ex of an instance": """
class A: pass
got = A().__reduce_ex__(2)
""",
    "reduce_ex by operator": """
import operator
class A: pass
got = operator.methodcaller("__reduce_ex__", 2)(A())
""",
    "class dictionary": """
class A:
    x = 1
got = A.__dict__
""",
    "weak references": """
class A: pass
got = A.__weakref__
""",
    "getattribute of object": """
def f(): pass
got = object.__getattribute__(f, "__globals__")
""",
    "getattribute of type": """
got = type.__getattribute__(int, "__subclasses__")
""",
    "getattribute by super": """
class A:
    def f(self):
        return super().__getattribute__("__class__")
got = A().f()
""",
    "class of super": """
class A:
    def f(self):
        return super().__self_class__
got = A().f()
""",
    "get of a function's descriptor": """
def f(self): return self
got = f.__get__(1, int)
""",
    "a descriptor of the machine's own": """
got = type(lambda: 0).__code__
""",
    "getter of a host property": """
from neurogebra import Expression
got = Expression.tree
""",
    "dir": """
got = dir(int)
""",
    "vars": """
import math
got = vars(math)
""",
    "globals": """
got = globals()
""",
    "locals": """
got = locals()
""",
    "globals handed to map": """
got = list(map(lambda _: globals(), [1]))
""",
    "eval": """
got = eval("1+1")
""",
    "eval handed to map": """
got = list(map(eval, ["1+1"]))
""",
    "exec": """
got = exec("x = 1")
""",
    "compile": """
got = compile("1", "a", "eval")
""",
    "__import__": """
got = __import__("os")
""",
    "open": """
got = open("/etc/hostname")
""",
    "open handed to map": """
got = list(map(open, ["/etc/hostname"]))
""",
    "breakpoint": """
got = breakpoint()
""",
    "memoryview": """
got = memoryview(b"abc")
""",
    "id": """
got = id(5)
""",
    "an address in a text": """
got = ("%r" % object())[-15:]
""",
    "an address by repr and map": """
got = list(map(repr, [object()]))
""",
    "an address by hash": """
got = list(map(hash, [object()]))
""",
    "an address by str.join": """
got = "-".join([str(object())])
""",
}
