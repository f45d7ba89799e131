"""Names: to bind or read those that the interpreter and the guards keep for themselves."""

ATTEMPTS: dict[str, str] = {
    "__builtins__ read": """
got = __builtins__
""",
    "__builtins__ assigned": """
__builtins__ = {"len": 5}
got = len("ab")  # may get: 2
""",
    "__builtins__ by an import": """
import math as __builtins__
got = len("ab")  # may get: 2
""",
    "__builtins__ by from import": """
from math import pi as __builtins__
got = len("ab")  # may get: 2
""",
    "__builtins__ captured by a match": """
match {"len": 5}:
    case __builtins__:
        pass
got = len("ab")  # may get: 2
""",
    "__builtins__ in the rest of a mapping": """
match {"a": 1, "len": 5}:
    case {"a": 1, **__builtins__}:
        pass
got = len("ab")  # may get: 2
""",
    "__builtins__ by a star pattern": """
match [1, 2]:
    case [1, *__builtins__]:
        pass
got = len("ab")  # may get: 2
""",
    "__builtins__ as a function": """
def __builtins__(): pass
got = len("ab")  # may get: 2
""",
    "__builtins__ as a class": """
class __builtins__:
    def __class_getitem__(cls, name): return name
got = len("ab")  # may get: 2
""",
    "__builtins__ as an exception's name": """
try:
    1 / 0
except ZeroDivisionError as __builtins__:
    pass
got = len("ab")  # may get: 2
""",
    "__builtins__ as a loop's variable": """
for __builtins__ in [{}]:
    pass
got = len("ab")  # may get: 2
""",
    "__builtins__ by a walrus": """
(__builtins__ := {})
got = len("ab")  # may get: 2
""",
    "__builtins__ by with": """
import contextlib
with contextlib.nullcontext({}) as __builtins__:
    pass
got = len("ab")  # may get: 2
""",
    "__builtins__ declared global": """
def f():
    global __builtins__
    __builtins__ = {}
f()
got = len("ab")  # may get: 2
""",
    "__builtins__ in unfinished text": """
__builtins__ = (
x = 1
got = len("ab")  # may get: 2
""",
    "__builtins__ annotated": """
__builtins__: dict = {}
got = len("ab")  # may get: 2
""",
    "__builtins__ deleted": """
del __builtins__
got = len("ab")  # may get: 2
""",
    "__builtins__ written with other letters": """
__builtins\uff3f\uff3f = {}
got = len("ab")  # may get: 2
""",
    "__builtins__ as a parameter that is positional only": """
def f(__builtins__, /):
    return len("ab")
got = f({})  # may get: 2
""",
    "__build_class__ as a function": """
def __build_class__(*a): return 5
class A:
    x = 1
got = A.x  # may get: 1
""",
    "__import__ as a function": """
def __import__(*a): return 5
import math
got = math.pi  # may get: 3.141592653589793
""",
    "__debug__ read": """
got = __debug__  # may get: True
""",
    "__loader__": """
got = __loader__
""",
    "__spec__": """
got = __spec__
""",
    "__annotations__ of the module": """
x: int = 1
got = __annotations__
""",
    "attribute in letters that normalise": """
def f(): pass
got = f.__\uff47lobals__
""",
    "eval in letters that normalise": """
got = \uff45val("1+1")
""",
    "names of guards as keywords": """
def f(**given): return given
got = len(f(**{"§call": 5, "§test": 6}))  # may get: 2
""",
    "names of guards by setattr": """
class A: pass
a = A()
setattr(a, "§call", 5)
got = 3  # may get: 3
""",
    "names of guards by star import": """
from math import *
got = §call
""",
    "a private name of a module": """
from random import _inst as got
""",
    "a module's own import": """
from random import _os as got
""",
    "a module within a module": """
import random
got = random._os
""",
    "sys of collections.abc": """
import collections.abc
got = collections.abc.sys
""",
    "sys of typing": """
import typing
got = typing.sys
""",
    "sys of enum": """
import enum
got = enum.sys
""",
    "sys of contextlib": """
import contextlib
got = contextlib.sys
""",
    "os of random through the generator's module": """
import random
got = random.Random.__module__.__class__
""",
    "builtins as a module": """
import builtins as got
""",
    "sys as a module": """
import sys
got = sys.modules
""",
    "os": """
import os
got = os.environ
""",
    "subprocess": """
import subprocess
got = subprocess.run(["true"])
""",
    "ctypes": """
import ctypes
got = ctypes.CDLL(None)
""",
    "importlib": """
import importlib
got = importlib.import_module("os")
""",
    "gc": """
import gc
got = gc.get_objects()
""",
    "inspect": """
import inspect
got = inspect.currentframe()
""",
    "pickle": """
import pickle
got = pickle.loads(b"cos\\nsystem\\n(S'true'\\ntR.")
""",
    "marshal": """
import marshal
got = marshal.dumps(1)
""",
    "a module of ours": """
import neurogebra_lsp.worker.guards as got
""",
    "a module of ours by from": """
from neurogebra_lsp.worker import lock as got
""",
    "a package's submodule past the table": """
from neurogebra.core import drawing as got
""",
    "a submodule as an attribute": """
import neurogebra
got = neurogebra.catalogue
""",
    "the parser's own pieces": """
from neurogebra.formula.parse import re as got
""",
    "mangled names of a library's class": """
import statistics
class NormalDist: 
    def f(self, d): return d.__class
got = NormalDist().f(statistics.NormalDist())
""",
    "super with a name of its own": """
class A:
    def f(self):
        super = print
        return super().__globals__
got = A().f()
""",
}
