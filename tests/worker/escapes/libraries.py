"""Libraries: what they keep inside, and what they do with functions and classes they are given."""

ATTEMPTS: dict[str, str] = {
    "Random's source of entropy": """
import random
got = random.SystemRandom().random()
""",
    "Random's urandom": """
import random
got = random._urandom(4)
""",
    "Random's state by reduce": """
import random
got = random.Random(1).__reduce__()
""",
    "the generator behind the module": """
import random
got = random._inst
""",
    "a draw handed to map, without a seed": """
import random
got = list(map(random.randint, [1], [6]))
""",
    "a draw in a partial, without a seed": """
import random, functools
got = functools.partial(random.random)()
""",
    "a draw by a copy of a generator without a seed": """
import random, copy
got = copy.copy(random.Random()).random()
""",
    "a draw by a generator that map makes": """
import random
got = list(map(random.Random, [None]))[0].random()
""",
    "json with a class of one's own": """
import json
class E:
    def __init__(self, **given): pass
    def encode(self, thing): return self
got = json.dumps(1, cls=E).__class__.__init__.__globals__
""",
    "json with eval for numbers": """
import json
got = json.loads("[1]", parse_int=eval)
""",
    "json with getattr for pairs": """
import json
got = json.loads('{"a": 1}', object_pairs_hook=lambda pairs: getattr(pairs, "__class__"))
""",
    "json's decoder": """
import json
got = json.decoder
""",
    "json from a file": """
import json
got = json.load(open("/etc/hostname"))
""",
    "statistics' own imports": """
import statistics
got = statistics.sys
""",
    "decimal's own module": """
import decimal
got = decimal._decimal
""",
    "a context that calls": """
import decimal
got = decimal.getcontext().traps
""",
    "fractions' own imports": """
import fractions
got = fractions.operator
""",
    "functools' own imports": """
import functools
got = functools.GenericAlias
""",
    "what lru_cache wraps of the library": """
import functools
got = functools.lru_cache(len).__wrapped__.__self__
""",
    "the parts of a partial": """
import functools
got = functools.partial(getattr, (lambda: 0)).func.__globals__
""",
    "a partial's state": """
import functools
p = functools.partial(len)
p.__setstate__((eval, (), {}, {}))
got = p("1+1")
""",
    "partialmethod": """
import functools
def f(): pass
class A:
    walk = functools.partialmethod(getattr, "__globals__")
got = A().walk()
""",
    "cmp_to_key handed getattr": """
import functools
def f(): pass
got = sorted([f, f], key=functools.cmp_to_key(lambda a, b: len(a.__globals__)))
""",
    "itertools handed getattr": """
import itertools
def f(): pass
got = list(itertools.starmap(getattr, [(f, "__globals__")]))
""",
    "accumulate handed getattr": """
import itertools
got = list(itertools.accumulate([(), "__class__", "__base__"], getattr))
""",
    "filter handed setattr": """
import math
got = list(filter(lambda _: setattr(math, "e", 1), [1])) or math.e  # may get: 2.718281828459045
""",
    "iter with a sentinel": """
got = next(iter(lambda: getattr(iter, "__self__"), 0))
""",
    "a default of a defaultdict": """
import collections
got = collections.defaultdict(globals)["x"]
""",
    "a default factory of a dataclass": """
from dataclasses import dataclass, field
@dataclass
class A:
    x: object = field(default_factory=globals)
got = A().x
""",
    "a callback of an ExitStack": """
import contextlib, math
with contextlib.ExitStack() as stack:
    stack.callback(setattr, math, "e", 1)
got = math.e  # may get: 2.718281828459045
""",
    "a pushed exit of an ExitStack": """
import contextlib
stack = contextlib.ExitStack()
got = stack.push(lambda *given: True)
""",
    "the callbacks of an ExitStack": """
import contextlib
got = contextlib.ExitStack()._exit_callbacks
""",
    "the generator of a context manager": """
import contextlib
@contextlib.contextmanager
def f(): yield
got = f().gen
""",
    "contextlib's own wrapper": """
import contextlib
@contextlib.contextmanager
def f(): yield
got = f.__closure__
""",
    "redirect_stdout": """
import contextlib
got = contextlib.redirect_stdout
""",
    "heapq with a key": """
import heapq
got = list(heapq.merge([(lambda: 0)], key=lambda f: f.__globals__))
""",
    "deepcopy of a module": """
import copy, math
got = copy.deepcopy(math)
""",
    "deepcopy with a memo of one's own": """
import copy
class M(dict):
    def get(self, key, default=None): return type
got = copy.deepcopy([1], M())("X", (), {})
""",
    "copy's table of copiers": """
import copy
got = copy._deepcopy_dispatch
""",
    "copy's table of reducers": """
import copy
got = copy.dispatch_table
""",
    "dataclasses.replace of special names": """
from dataclasses import dataclass, replace
@dataclass
class A:
    x: int
got = replace(A(1), __class__=5)
""",
    "dataclasses' own makers": """
import dataclasses
got = dataclasses._create_fn
""",
    "asdict with a factory": """
from dataclasses import dataclass, asdict
@dataclass
class A:
    x: int
got = asdict(A(1), dict_factory=lambda pairs: type("X", (), dict(pairs)))
""",
    "a mapping proxy of a mapping that answers": """
import types
class M(dict):
    def __missing__(self, key): return key
got = types.MappingProxyType(M()).__class__("x")
""",
    "types' code": """
import types
got = types.CodeType
""",
    "types' own class maker": """
import types
got = types.new_class("X")
""",
    "types' way to resolve bases": """
import types
got = types.prepare_class("X")
""",
    "a method made of a builtin": """
import types
def f(): pass
got = types.MethodType(getattr, f)("__globals__")
""",
    "sys.flags": """
import sys
got = sys.flags
""",
    "sys._getframe": """
import sys
got = sys._getframe()
""",
    "sys.settrace": """
import sys
got = sys.settrace(lambda *a: None)
""",
    "operator handed setitem of a module's names": """
import operator, math
operator.setitem(vars(math), "e", 1)
got = math.e  # may get: 2.718281828459045
""",
    "operator.call": """
import operator
got = operator.call(eval, "1+1")
""",
    "numbers that say they are others": """
class N(int):
    def __index__(self): return 10**9
    def bit_length(self): return 0
got = 2 ** N(3)  # may get: 8
""",
    "a length that lies": """
class L(list):
    def __len__(self): return -5
got = list(L([1, 2]))  # may get: [1, 2]
""",
    "a hash that lies to the tables": """
class F:
    def __hash__(self): return hash(len)
    def __eq__(self, other): return True
got = F()("x")
""",
    "an equality that lies to the tables of bases": """
class F:
    __hash__ = object.__hash__
    def __eq__(self, other): return True
class G(F()): pass
got = G
""",
    "an equality that lies to a metaclass": """
class F:
    def __hash__(self): return hash(type)
    def __eq__(self, other): return True
    def __call__(self, *given): return given
class G(metaclass=F()): pass
got = G
""",
    "a class that is named as an array": """
class ndarray:
    def __init__(self): self.base = self
    size = 3
    shape = (3,)
    @property
    def dtype(self): return globals()
a = ndarray()
x = input()
got = a + a if False else a.dtype
""",
    "a class that is named as a Value": """
class Value:
    @property
    def _inputs(self): return globals()
    @property
    def data(self): return 5
v = Value()
got = v._inputs
""",
    "an iterator that never ends inside a guard": """
class L(list):
    def __iter__(self): return iter(range(3))
x = input()
got = [*L()] == [0, 1, 2]  # may get: True
""",
    "a mapping that hides what it holds": """
class D(dict):
    def keys(self): return []
    def values(self): return []
d = D(a=input())
got = f"{d}"
""",
}
