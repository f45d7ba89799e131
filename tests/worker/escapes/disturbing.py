"""To leave something behind for what comes after: in the libraries, the guards or the process.

Each is followed by a look whether the process is what it was; and each runs in the locked engine,
where the next evaluation must be right.
"""

ATTEMPTS: dict[str, str] = {
    "a constant of math": """
import math
math.pi = 3
got = math.pi
""",
    "a constant of math by setattr": """
import math
setattr(math, "pi", 3)
got = math.pi
""",
    "a function of math": """
import math
math.sqrt = lambda x: 0
got = math.sqrt(4)
""",
    "a function of a module deleted": """
import math
del math.sqrt
got = math.sqrt(4)
""",
    "a name of random": """
import random
random.random = lambda: 0
got = random.random()
""",
    "a method of Random": """
import random
random.Random.random = lambda self: 0
got = random.Random(1).random()
""",
    "an attribute of a function of a library": """
import statistics
statistics.mean.x = 5
got = statistics.mean.x
""",
    "defaults of a function of a library": """
import textwrap
textwrap.wrap.__defaults__ = (5,)
got = textwrap.wrap("a b c d e f g h")
""",
    "keyword defaults of a function of a library": """
import statistics
statistics.quantiles.__kwdefaults__["n"] = 2
got = statistics.quantiles([1, 2, 3])
""",
    "keyword defaults of print": """
print.__kwdefaults__ = {"end": "!"}
got = print.__kwdefaults__
""",
    "annotations of a function of a library": """
import statistics
statistics.mean.__annotations__["x"] = 5
got = 1  # may get: 1
""",
    "a method of int": """
int.bit_length = lambda self: 0
got = (5).bit_length()
""",
    "a method of list": """
list.append = lambda self, x: None
got = list.append
""",
    "an attribute of an exception class": """
ValueError.args = 5
got = ValueError.args
""",
    "a method of Expression": """
from neurogebra import Expression
Expression.eval = lambda self, **given: 0
got = Expression("f", "x").eval(x=5)
""",
    "a class attribute of MathForge": """
from neurogebra import MathForge
MathForge.get = lambda self, name: 0
got = MathForge().get("sigmoid")
""",
    "an expression registered over the catalogue's": """
from neurogebra import MathForge
forge = MathForge()
forge.register("sigmoid", "x", replace=True)
got = forge.get("sigmoid").eval(x=5)  # may get: 5
""",
    "parameters of a catalogue expression": """
from neurogebra import MathForge
one = MathForge().get("leaky_relu")
one.params["alpha"] = 5
got = MathForge().get("leaky_relu").params["alpha"] == 5  # may get: False
""",
    "metadata of a catalogue expression": """
from neurogebra import MathForge
MathForge().get("sigmoid").metadata["tags"].append("mine")
got = "mine" in MathForge().get("sigmoid").metadata["tags"]  # may get: False
""",
    "the list of the catalogue's names": """
from neurogebra import MathForge
MathForge().list_all().clear()
got = len(MathForge().list_all()) > 50  # may get: True
""",
    "the seed": """
import random
random.seed(1)
got = random.random()  # may get: 0.13436424411240122
""",
    "numpy's seed": """
import numpy as np
np.random.seed(1)
got = float(np.random.rand())  # may get: 0.417022004702574
""",
    "numpy's printing": """
import numpy as np
np.set_printoptions(precision=2)
got = str(np.array([1 / 3]))  # may get: '[0.33]'
""",
    "numpy's errors": """
import numpy as np
np.seterr(all="raise")
got = np.geterr()["divide"]  # may get: 'raise'
""",
    "numpy's functions": """
import numpy as np
np.exp = lambda x: 0
got = np.exp(1)
""",
    "numpy's print function": """
import numpy as np
np.set_string_function(lambda a: "x")
got = str(np.arange(3))
""",
    "decimal's context": """
from decimal import Decimal, getcontext
getcontext().prec = 3
got = str(Decimal(1) / 3)  # may get: '0.333'
""",
    "decimal's default context": """
import decimal
decimal.DefaultContext.prec = 3
got = decimal.DefaultContext.prec
""",
    "the depth of recursion": """
import sys
sys.setrecursionlimit(50)
got = sys.getrecursionlimit()
""",
    "warning filters": """
import warnings
warnings.filterwarnings("error")
got = warnings.filters
""",
    "abstract base classes": """
import numbers
numbers.Number.register(str)
got = isinstance("x", numbers.Number)
""",
    "a registry of single dispatch": """
import functools
got = functools.singledispatch.registry
""",
    "a cache of the library's": """
import re
re.purge()
got = re.purge
""",
    "no_type_check on a class of the core": """
import typing
from neurogebra import MathForge
got = typing.no_type_check(MathForge).__no_type_check__
""",
    "final on a module": """
import typing, math
typing.final(math)
got = math.__final__
""",
    "environment variables": """
import os
os.environ["X"] = "1"
got = os.environ["X"]
""",
    "an attribute of a guard": """
getattr.x = 5
got = getattr.x
""",
    "an attribute of a stand-in": """
import types
types.SimpleNamespace.x = 5
got = types.SimpleNamespace.x
""",
    "an attribute of the stand-in for type": """
type.x = 5
got = type.x
""",
    "builtins by assignment": """
len = lambda x: 5
got = len([])  # may get: 5
""",
    "atexit": """
import atexit
got = atexit.register(print, "x")
""",
    "signal": """
import signal
got = signal.alarm(1)
""",
    "threads": """
import threading
t = threading.Thread(target=print)
t.start()
got = t.name
""",
    "processes": """
import multiprocessing
got = multiprocessing.Process(target=print).start()
""",
    "fork": """
import os
got = os.fork()
""",
    "exit": """
import os
os._exit(3)
got = 1  # may get: 1
""",
    "kill": """
import os, signal
got = os.kill(os.getppid(), 0)
""",
    "async": """
import asyncio
async def f(): return 1
got = asyncio.run(f())
""",
    "the audit hook": """
import sys
got = sys.addaudithook(print)
""",
    "the excepthook": """
import sys
sys.excepthook = print
got = sys.excepthook
""",
    "displayhook by builtins": """
import sys
got = sys.displayhook(5)
""",
}
