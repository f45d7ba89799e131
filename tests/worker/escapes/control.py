"""Control: to swallow what ends the evaluation, or to learn that something is not known."""

ATTEMPTS: dict[str, str] = {
    "except BaseException": """
def f():
    try:
        if input(): return 1
    except BaseException as error:
        return error
    return 2
got = f()
""",
    "a bare except": """
def f():
    try:
        if input(): return 1
        int(input())
    except:
        return "seen"
    return 2
got = f()
""",
    "except with a tuple that answers": """
class T(tuple):
    def __contains__(self, thing): return False
def f():
    try:
        if input(): return 1
    except T((BaseException,)) as error:
        return error
    return 2
got = f()
""",
    "except* BaseException": """
def f():
    found = None
    try:
        if input(): raise ValueError
    except* BaseException as error:
        found = error
    return found
got = f()
""",
    "suppress BaseException": """
import contextlib
got = 1  # may get: 1
with contextlib.suppress(BaseException):
    if input(): raise ValueError
    got = 2
""",
    "suppress in a tuple": """
import contextlib
def f():
    with contextlib.suppress((BaseException,)):
        if input(): return 1
    return 2
got = f()
""",
    "suppress by an abstract class": """
import contextlib
from abc import ABC
class A(ABC): pass
def f():
    with contextlib.suppress(A):
        if input(): return 1
    return 2
got = f()
""",
    "an __exit__ that returns True": """
class Q:
    def __enter__(self): return self
    def __exit__(self, *given):
        self.given = given
        return True
def f():
    with Q():
        if input(): return 1
    return 2
got = f()
""",
    "an __exit__ that keeps what it was given": """
kept = []
class Q:
    def __enter__(self): return self
    def __exit__(self, *given):
        kept.append(given)
        return True
def f():
    with Q():
        if input(): return 1
f()
got = kept[0]
""",
    "an ExitStack with a quiet context": """
import contextlib
class Q:
    def __enter__(self): return self
    def __exit__(self, *given): return True
def f():
    with contextlib.ExitStack() as stack:
        stack.enter_context(Q())
        if input(): return 1
    return 2
got = f()
""",
    "an ExitStack with a callback that meets it": """
import contextlib
class Q:
    def __enter__(self): return self
    def __exit__(self, *given): return True
hits = []
def meet():
    if input(): return 1
    hits.append(1)
with contextlib.ExitStack() as stack:
    stack.enter_context(Q())
    stack.callback(meet)
got = len(hits)
""",
    "a context manager by a generator": """
import contextlib
@contextlib.contextmanager
def quiet():
    try:
        yield
    except BaseException:
        pass
def f():
    with quiet():
        if input(): return 1
    return 2
got = f()
""",
    "finally that returns": """
def f():
    try:
        if input(): return 1
    finally:
        return 2
got = [f(), input()]
""",
    "finally that breaks": """
hits = []
for i in range(2):
    try:
        for c in input(): hits.append(c)
        hits.append(i)
    finally:
        break
got = len(hits)
""",
    "finally that raises": """
hits = []
def f():
    try:
        if input(): return 1
        hits.append(1)
    finally:
        raise ValueError
try:
    f()
except ValueError:
    pass
got = len(hits)
""",
    "a generator that catches what is thrown": """
def g():
    try:
        yield 1
    except BaseException as error:
        yield error
def f():
    it = g()
    next(it)
    if input(): it.throw(ValueError)
    return next(it)
got = f()
""",
    "a generator that is closed": """
kept = []
def g():
    try:
        yield 1
    except BaseException as error:
        kept.append(error)
        raise
def f():
    for x in g():
        if input(): return 1
f()
got = kept
""",
    # CPython ends the generator at once and has 1; the evaluator still holds it.
    "a generator that is dropped unfinished": """
kept = []
def g():
    try: yield 1
    finally: kept.append(1)
it = g()
next(it)
it = None
got = len(kept)  # may get: 0
""",
    "a comparison that sort swallows": """
class A:
    def __lt__(self, other): return input()
got = sorted([A(), A()]) == 5
""",
    "a hash that a set swallows": """
class A:
    def __hash__(self): return int(input())
got = len({A(), A()})
""",
    "an equality that in swallows": """
class A:
    def __eq__(self, other): return input() == "x"
    __hash__ = None
got = 5 in [A()]
""",
    "a length that list swallows": """
class A:
    def __len__(self): return int(input())
    def __iter__(self): return iter([1])
got = list(A())
""",
    "an attribute that hasattr swallows": """
class A:
    @property
    def x(self): return int(input())
got = hasattr(A(), "x")
""",
    "an attribute that getattr's default swallows": """
class A:
    @property
    def x(self): return input().y
got = getattr(A(), "x", 5)
""",
    "an array's element that numpy swallows": """
import numpy as np
class A:
    def __len__(self): return int(input())
    def __getitem__(self, i): return 1
got = np.array(A())
""",
    "a coercion that numpy swallows": """
import numpy as np
class A:
    def __float__(self): return float(input())
got = np.array([A()], dtype=float)
""",
    "the class of an unknown": """
got = list(map(type, [input()]))
""",
    "the class of an unknown by attribute": """
got = input().__class__.__name__
""",
    "the text of an unknown": """
got = list(map(repr, [input()]))
""",
    "the text of a list with an unknown": """
got = "%s" % [input()]
""",
    "whether an unknown is callable": """
got = list(map(callable, [input()]))
""",
    "whether an unknown is an instance": """
got = list(map(isinstance, [input()], [str]))
""",
    "whether an unknown is None": """
import operator
got = list(map(operator.is_, [input()], [None]))
""",
    "whether an unknown is not None": """
import operator
got = list(map(operator.is_not, [input()], [None]))
""",
    "the name in an error about an unknown": """
def f():
    try:
        return 5 + input()
    except TypeError as error:
        return str(error)
got = f()
""",
    "the name in an error of a library about an unknown": """
import math
def f():
    try:
        return list(map(math.sqrt, [input()]))
    except TypeError as error:
        return str(error)
got = f()
""",
    "the name in a group of errors about an unknown": """
import math
def f():
    found = None
    try:
        found = list(map(math.gcd, [input()], [3]))
    except* TypeError as error:
        found = str(error.exceptions)
    return found
got = f()
""",
    "an unknown's hash as a key": """
def f():
    d = {}
    try: d[input()] = 1
    except TypeError as error: return str(error)
    return len(d)
got = f() == 1
""",
    "an unknown copied": """
import copy
got = list(map(copy.copy, [input()]))
""",
    "an unknown in json": """
import json
got = json.dumps([input()])
""",
    "an unknown as an exception": """
def f():
    try: raise input()
    except TypeError as error: return str(error)
got = f()
""",
    "an unknown as a base": """
class A(input()): pass
got = A
""",
    "an unknown as a decorator": """
@input()
def got(): pass
""",
    "an unknown between comparisons": """
class R:
    def __bool__(self): return 0 < 1 < 2
class A:
    def __lt__(self, other): return R()
got = A() < 5 < 6  # may get: True
""",
    "guards entered from within a truth": """
class T:
    def __bool__(self):
        return bool([x for x in range(3) if x]) and (1 if [] else True)
got = [1 if T() else 2 for _ in range(2)]  # may get: [1, 1]
""",
    "guards entered from within an index": """
class I:
    def __index__(self):
        return sum(x for x in [0, 1])
got = [10, 20, 30][I()]  # may get: 20
""",
    "guards entered from within a hash": """
class H:
    def __hash__(self): return [hash(x) for x in (1, 2)][0]
    def __eq__(self, other): return 1 < 2 < 3
got = len({H(): 1, H(): 2})  # may get: 1
""",
    "over budget inside an __exit__ that returns True": """
n = 0
class Q:
    def __enter__(self): return self
    def __exit__(self, *given): return True
while True:
    with Q():
        while True: n += 1
got = n
""",
    "over budget inside finally that raises": """
while True:
    try:
        try:
            while True: pass
        finally:
            raise ValueError
    except ValueError:
        pass
got = 1
""",
    "over budget inside except*": """
while True:
    try:
        while True: pass
    except* BaseException:
        pass
got = 1
""",
    "over budget inside suppress": """
import contextlib
while True:
    with contextlib.suppress(BaseException):
        while True: pass
got = 1
""",
    "over budget inside what numpy asks": """
import numpy as np
class A:
    def __len__(self):
        while True: pass
    def __getitem__(self, i): return 1
while True:
    np.array(A())
got = 1
""",
    "over budget inside a generator that is dropped": """
def g():
    try: yield
    finally:
        while True: pass
while True:
    it = g()
    next(it)
    it = None
got = 1
""",
    "over budget inside a repr that is shown": """
class A:
    def __repr__(self):
        while True: pass
a = A()
got = repr(a)
""",
    "a repr that changes what is shown": """
n = [0]
class A:
    def __repr__(self):
        n[0] += 1
        return "A"
a = A()
b = A()
got = n[0]  # may get: 0
""",
    "a repr that prints": """
class A:
    def __repr__(self):
        print("shown")
        return "A"
a = A()
got = 1  # may get: 1
""",
    "a repr that draws": """
import random
random.seed(1)
class A:
    def __repr__(self): return str(random.random())
a = A()
got = random.random()  # may get: 0.13436424411240122
""",
    "a repr that ends the evaluation": """
class A:
    def __repr__(self): raise SystemExit
a = A()
got = 1  # may get: 1
""",
}
