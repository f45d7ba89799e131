"""Classes made, mended and derived so that the interpreter does what no guard would."""

ATTEMPTS: dict[str, str] = {
    "type with three arguments": """
got = type("X", (object,), {"a": 1})
""",
    "type with three arguments through map": """
got = list(map(type, ["X"], [(object,)], [{"a": 1}]))
""",
    "type with three arguments through a partial": """
import functools
got = functools.partial(type, "X", (object,))({})
""",
    "type with three arguments through starmap": """
import itertools
got = list(itertools.starmap(type, [("X", (object,), {})]))
""",
    "type with three arguments through a delegating generator": """
class It:
    throw = type
    def __iter__(self): return self
    def __next__(self): return 0
def g(): yield from It()
it = g()
next(it)
got = it.throw("X", (object,), {"a": 1})
""",
    "type of a type": """
got = type(type)("X", (), {})
""",
    "type by its hint": """
got = type[int]("X", (), {})
""",
    "type by its typing hint": """
import typing
got = typing.Type[int]("X", (), {})
""",
    "type through a hint's origin": """
import typing
got = typing.Type[int].__origin__("X", (), {})
""",
    "a class derived from a hint of type": """
class M(type[int]): pass
got = M("X", (), {})
""",
    "a class derived from a typing hint of type": """
import typing
class M(typing.Type[int]): pass
got = M("X", (), {})
""",
    "a metaclass": """
class M(type):
    def __new__(m, name, bases, names):
        names["extra"] = 1
        return type.__new__(m, name, bases, names)
class A(metaclass=M): pass
got = A.extra
""",
    "a metaclass that prepares the names": """
class M(type):
    @classmethod
    def __prepare__(m, name, bases): return {"§call": print}
class A(metaclass=M): pass
got = A
""",
    "a function as a metaclass": """
class A(metaclass=lambda *a, **k: a): pass
got = A
""",
    "ABCMeta as a maker of classes": """
from abc import ABCMeta
got = ABCMeta("X", (object,), {})
""",
    "ABCMeta through map": """
from abc import ABCMeta
got = list(map(ABCMeta, ["X"], [(object,)], [{}]))
""",
    "the type of enums as a maker of classes": """
from enum import Enum
got = type(Enum)("X", (), {})
""",
    "a class derived from the type of enums": """
from enum import Enum
class M(type(Enum)): pass
got = M
""",
    "type.__new__": """
got = type.__new__(type, "X", (), {})
""",
    "type.__call__": """
got = type.__call__(type, "X", (), {})
""",
    "ABCMeta.__new__": """
from abc import ABCMeta
got = ABCMeta.__new__(ABCMeta, "X", (), {})
""",
    "type.__setattr__ on a class of the core": """
from neurogebra import Value
type.__setattr__(Value, "tanh", lambda self: 5)
got = Value(0.0).tanh()
""",
    "type.__setattr__ through map": """
from neurogebra import Value
list(map(type.__setattr__, [Value], ["tanh"], [lambda self: 5]))
got = Value(0.0).tanh()
""",
    "object.__setattr__ on a module": """
import math
object.__setattr__(math, "tau", 3)
got = math.tau  # may get: 6.283185307179586
""",
    "object.__setattr__ on a function of ours": """
object.__setattr__(print, "__defaults__", (1,))
got = print.__defaults__
""",
    "object.__setattr__ of the class of an instance": """
class A: pass
class B:
    secret = 5
a = A()
object.__setattr__(a, "__class__", B)
got = a.secret
""",
    "object.__setattr__ through map": """
class A: pass
a = A()
list(map(object.__setattr__, [a], ["__class__"], [A]))
got = a
""",
    "__class__ assigned": """
class A: pass
class B:
    secret = 5
a = A()
a.__class__ = B
got = a.secret
""",
    "__bases__ assigned": """
class A: pass
class B:
    secret = 5
A.__bases__ = (B,)
got = A().secret
""",
    "__code__ assigned": """
def f(): return 1
def g(): return 2
f.__code__ = g.__code__
got = f()
""",
    "__dict__ assigned": """
class A: pass
a = A()
a.__dict__ = {"x": 5}
got = a.x
""",
    "special names put into a __dict__": """
import copy
class A: pass
a = A()
a.__dict__["__reduce_ex__"] = lambda p: "x"
got = copy.copy(a)
""",
    "special names by update of a __dict__": """
import numpy as np
class A: pass
a = A()
a.__dict__.update({"__array_interface__": {"data": (8, True), "shape": (1,), "typestr": "|u1", "version": 3}})
got = np.asarray(a)
""",
    "special names by an operator on a __dict__": """
import operator
import numpy as np
class A: pass
a = A()
list(map(operator.setitem, [a.__dict__], ["__array_interface__"], [{"data": (8, True), "shape": (0,), "typestr": "|u1", "version": 3}]))
got = np.asarray(a)
""",
    "__slots__ of a class as a way in": """
class A:
    __slots__ = ("__dict__", "__array_interface__")
a = A()
got = a.__array_interface__
""",
    "__reduce_ex__ decides what copy calls": """
import copy, math
class A:
    def __reduce_ex__(self, protocol): return (lambda: math, (), (None, {"tau": 4}))
got = copy.copy(A())
""",
    "__reduce__ decides what copy calls": """
import copy
class A:
    def __reduce__(self): return (eval, ("1+1",))
got = copy.copy(A())
""",
    "__getstate__ and __new__ decide what copy stores into": """
import copy, math
class A:
    def __getstate__(self): return (None, {"tau": 4})
    def __new__(cls, *a): return math if a else object.__new__(cls)
got = copy.copy(A())
""",
    "__setstate__ is only the program's": """
import copy
class A:
    def __setstate__(self, state): self.seen = state
    def __init__(self): self.x = 1
got = copy.copy(A()).seen
""",
    "__getnewargs__ decides what copy makes": """
import copy
class A:
    def __getnewargs__(self): return (type, "X")
got = copy.copy(A())
""",
    "a method that runs when an object goes": """
class A:
    def __del__(self):
        global got
        got = 5
got = 1  # may get: 1
A()
""",
    "__getattribute__": """
class A:
    def __getattribute__(self, name): return 5
got = A().anything
""",
    "__class__ as a property": """
class A:
    @property
    def __class__(self): return int
got = isinstance(A(), int)
""",
    "__subclasshook__ is given classes": """
from abc import ABC
seen = []
class A(ABC):
    @classmethod
    def __subclasshook__(cls, other):
        seen.append(other)
        return True
isinstance((lambda: 0), A)
got = seen[0]
""",
    "__mro_entries__ chooses bases": """
class A:
    def __mro_entries__(self, bases): return (type,)
class B(A()): pass
got = B
""",
    "__prepare__ in a class": """
class A:
    @classmethod
    def __prepare__(cls, *a): return {"x": 1}
got = A
""",
    "__getattr__ answers what numpy asks": """
import numpy as np
class A:
    def __getattr__(self, name):
        if name == "__array_interface__":
            return {"data": (8, True), "shape": (0,), "typestr": "|u1", "version": 3}
        raise AttributeError(name)
got = np.asarray(A())
""",
    "__getattr__ put in place afterwards": """
import numpy as np
class A: pass
A.__getattr__ = lambda self, name: {"data": (8, True), "shape": (0,), "typestr": "|u1", "version": 3}
got = np.asarray(A())
""",
    "__getattr__ assigned in the class": """
import numpy as np
def answer(self, name): return {"data": (8, True), "shape": (0,), "typestr": "|u1", "version": 3}
class A:
    __getattr__ = answer
got = np.asarray(A())
""",
    "a special method assigned in the class": """
import copy
class A:
    __reduce_ex__ = lambda self, protocol: "x"
got = copy.copy(A())
""",
    "a special method by import in the class": """
import copy
class A:
    from functools import partial as __reduce_ex__
got = copy.copy(A())
""",
    "a special method by a match in the class": """
import copy
class A:
    match (lambda self, protocol: "x"):
        case __reduce_ex__: pass
got = copy.copy(A())
""",
    "a special method by an exception in the class": """
import copy
class A:
    try: 1 / 0
    except ZeroDivisionError as __reduce_ex__: pass
got = copy.copy(A())
""",
    "a cached_property under another name": """
import functools
import numpy as np
cached = functools.cached_property(lambda self: {"data": (8, True), "shape": (0,), "typestr": "|u1", "version": 3})
functools.cached_property.__set_name__(cached, None, "__array_interface__")
class A: pass
A.v = cached
a = A()
a.v
got = np.asarray(a)
""",
    "__set_name__ is only told classes": """
class D:
    def __set_name__(self, owner, name): self.owner = owner
class A:
    d = D()
got = A.d.owner.__subclasses__()
""",
    "__init_subclass__ with keywords": """
class A:
    def __init_subclass__(cls, **given): cls.given = given
class B(A, metaclass_=5, __class__=3): pass
got = len(B.given)  # may get: 2
""",
    "__class_getitem__ handed the interpreter's own": """
class A:
    def __class_getitem__(cls, item): return item
got = A[type]("X", (), {})
""",
    "__instancecheck__ sees only what it is given": """
class A:
    def __instancecheck__(self, thing): return thing
got = isinstance(5, A())  # may get: True
""",
    "an enum by names with special ones": """
from enum import Enum
got = Enum("E", {"A": 1, "__reduce_ex__": 3})
""",
    "an enum by names through map": """
from enum import Enum
got = list(map(Enum, ["E"], [{"A": 1, "__array_interface__": 3}]))
""",
    "an enum by names that change": """
from enum import Enum
class S(str):
    def startswith(self, *a): return False
got = Enum("E", [(S("__reduce_ex__"), 1)])
""",
    "an enum of another type": """
from enum import Enum
import numpy as np
got = Enum("E", "A", type=np.float64)
""",
    "an enum that says it is of another module": """
from enum import Enum
got = Enum("Value", "data", module="neurogebra.core.autograd").data.backward
""",
    "the converter of enums": """
from enum import IntEnum
got = IntEnum._convert_("E", "os", lambda name: True)
""",
    "the converter of enums through map": """
from enum import IntEnum
got = list(map(IntEnum._convert_, ["E"], ["os"], [lambda name: name == "sep"]))
""",
    "the converter of an enum of one's own": """
from enum import Enum
class E(Enum):
    A = 1
got = E._create_("F", "A B")
""",
    "the members' map of an enum": """
from enum import Enum
class E(Enum):
    A = 1
got = E._member_map_  # may get: {'A': <E.A: 1>}
""",
    "fields of a dataclass as text": """
from dataclasses import dataclass
class S(str):
    def isidentifier(self): return True
class A: 
    y: int
A.__annotations__[S("x=[].append(1),z")] = int
got = dataclass(A)
""",
    "fields of a dataclass as special names": """
from dataclasses import dataclass, asdict
class A:
    y: int = 0
A.__annotations__["__reduce_ex__"] = int
got = asdict(dataclass(A)(1, 2))
""",
    "fields of a dataclass that others made": """
from dataclasses import dataclass
@dataclass
class A:
    x: int
A.__dataclass_fields__["evil(): pass"] = A.__dataclass_fields__["x"]
@dataclass
class B(A):
    y: int
got = B
""",
    "fields of a dataclass over a text": """
from dataclasses import dataclass, asdict
@dataclass(init=False)
class S(str):
    format: int
def f(): pass
got = asdict(S("{0.__globals__}"))["format"](f)
""",
    "a dataclass of what is no class": """
from dataclasses import dataclass
class A:
    __mro__ = ()
got = dataclass(A())
""",
    "a dataclass of a class of the core": """
from dataclasses import dataclass
from neurogebra import Value
dataclass(Value)
got = Value
got = str(Value(1.0))
""",
    "make_dataclass": """
import dataclasses
got = dataclasses.make_dataclass("X", ["x"], namespace={"__reduce_ex__": 1})
""",
    "a namedtuple's fields as text": """
from collections import namedtuple
got = namedtuple("N", "x y=print()")
""",
    "a namedtuple's name as text": """
from collections import namedtuple
got = namedtuple("N(tuple): pass\\nclass M", "x")
""",
    "a namedtuple's fields that answer": """
from collections import namedtuple
class S(str):
    def isidentifier(self): return True
got = namedtuple("N", [S("x): pass")])
""",
    "a namedtuple's parts": """
from collections import namedtuple
got = namedtuple("N", "x").__new__.__globals__
""",
    "a NamedTuple by a call": """
import typing
got = typing.NamedTuple("N", [("__x__", int)])
""",
    "a TypedDict by a call": """
import typing
got = typing.TypedDict("N", {"__reduce_ex__": "eval('1')"}).__total__
""",
    "a hint as text": """
import typing
got = typing.ForwardRef("().__class__")._evaluate({}, {}, frozenset())
""",
    "hints that are run": """
import typing
def f(x: "().__class__.__base__"): pass
got = typing.get_type_hints(f)
""",
    "hints that singledispatch runs": """
import functools
hits = []
@functools.singledispatch
def f(x): return 0
def g(x: "hits.append(1) or int"): return 1
f.register(g)
got = len(hits) == 1
""",
    "hints inside hints that singledispatch runs": """
import functools
from typing import List
hits = []
@functools.singledispatch
def f(x): return 0
def g(x: List["hits.append(1) or int"]): return 1
f.register(g)
got = len(hits) == 1
""",
    "a type variable's bound as text": """
import typing
got = typing.TypeVar("T", bound="().__class__").__bound__
""",
    "a class derived from a module's type": """
import math
class M(type(math)): pass
got = M("x")
""",
    "a class derived from functions' type": """
class F(type(lambda: 0)): pass
got = F
""",
    "a function made of its type": """
import types
def f(): pass
got = types.FunctionType(f, {})
""",
    "a function made of its type through map": """
got = list(map(type(lambda: 0), [1], [{}]))
""",
    "a module made of its type": """
import math
got = type(math)("x")
""",
    "a class derived from str.Formatter": """
import string
class F(string.Formatter): pass
got = F().format("{0.__class__}", 1)
""",
    "a class derived from an array": """
import numpy as np
class A(np.ndarray):
    def __array_finalize__(self, other): pass
got = A((3,))
""",
    "a class derived from a partial's hint": """
import functools
class P(functools.partial[int]): pass
got = P(print)
""",
    "a group of exceptions that splits as it likes": """
class G(ExceptionGroup):
    def split(self, kind): return (5, 6)
got = 0  # may get: 0
try:
    raise G("x", [ValueError()])
except* ValueError as found:
    got = found
""",
    "a group of exceptions that derives as it likes": """
class G(BaseExceptionGroup):
    def derive(self, parts): return 5
got = G("x", [ValueError()]).split(ValueError)
""",
    "total_ordering of a class of the core": """
import functools
from neurogebra import MathForge
functools.total_ordering(MathForge)
got = MathForge.__gt__
""",
    "abstract classes that register others": """
import collections.abc
collections.abc.Sequence.register(int)
got = isinstance(5, collections.abc.Sequence)
""",
    "a wrapper that gets special attributes": """
import functools
class W: pass
def f(): pass
w = W()
functools.update_wrapper(w, f, assigned=("__globals__",), updated=())
got = w.__dict__["__globals__"]
""",
    "a wrapper that gets a module's names": """
import functools, random
def f(): pass
got = functools.update_wrapper(f, random)._os
""",
    "a wrapper by wraps": """
import functools
class W: pass
def f(): pass
w = functools.wraps(f, assigned=("__code__",), updated=())(W())
got = w.__dict__["__code__"]
""",
    "a guard as the wrapper": """
import functools
functools.update_wrapper(getattr, lambda *a: importlib, assigned=("__code__",), updated=())
got = getattr(1, "x")
""",
    "a decorator as a way past": """
import functools
@functools.partial(getattr, (lambda: 0))
class __globals__: pass
got = __globals__
""",
    "getattr as a decorator": """
def f(): pass
@(lambda function: getattr(f, "__code__"))
def got(): pass
""",
    "a property of another's getter": """
class A:
    p = property(type)
got = A().p("X", (), {})
""",
    "a namespace with special names": """
import types
import numpy as np
got = np.asarray(types.SimpleNamespace(**{"__array_interface__": {"data": (8, True), "shape": (0,), "typestr": "|u1", "version": 3}}))
""",
    "a namespace with special names through a partial": """
import types, functools
import numpy as np
make = functools.partial(types.SimpleNamespace, **{"__array_interface__": {"data": (8, True), "shape": (0,), "typestr": "|u1", "version": 3}})
got = list(map(np.asarray, [make()]))
""",
    "a namespace's own namespace": """
import types
got = types.SimpleNamespace(x=1).__dict__
""",
}
