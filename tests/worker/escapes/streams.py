"""Ways out through texts in memory, tables, queues, dates, and what else is asked by its name."""

from __future__ import annotations

ATTEMPTS: dict[str, str] = {
    "the module behind a text in memory": """
import io
got = io.StringIO("a").__class__.__mro__[1].__subclasses__()
""",
    "a text in memory that is told its state": """
import io
got = io.StringIO().__setstate__(("x", None, 0, {"write": print}))
""",
    "what a text in memory is made of again": """
import io
got = io.StringIO("x").__reduce_ex__(2)
""",
    "a file by the wrapper of the standard output": """
import sys
got = type(sys.stdout)(sys.stdout.buffer)
""",
    "a descriptor of the standard output": """
import sys
got = sys.stdout.fileno()
""",
    "a file by io's own open_code": """
import io
got = io.open_code("/etc/passwd").read()
""",
    "a text in memory derived from": """
import io
class It(io.StringIO):
    def __del__(self): pass
got = It("x").getvalue()
""",
    "a table written to something with a write of the machine's": """
import csv
class It:
    write = print
got = csv.writer(It()).writerow(["x"]).__class__.__mro__[-1].__subclasses__()
""",
    "a table written to a module": """
import csv, neurogebra
got = csv.writer(neurogebra)
""",
    "what csv imports": """
import csv
got = csv.re.sys if hasattr(csv, "re") else csv.types
""",
    "a dialect that is registered": """
import csv
got = csv.register_dialect("excel", delimiter="|")
""",
    "the most that a field holds": """
import csv
got = csv.field_size_limit(10 ** 9)
""",
    "a sniffer": """
import csv
got = csv.Sniffer().sniff("a,b").__module__.__class__.__base__
""",
    "the names around a method of a queue": """
import queue
got = queue.Queue.put.__globals__["threading"]
""",
    "the lock of a queue": """
import queue
got = queue.Queue().mutex.acquire()
""",
    "what a queue is waited for by": """
import queue
got = queue.Queue().not_empty.wait(1)
""",
    "what queue imports": """
import queue
got = queue.threading
""",
    "a queue that is kept in another's way": """
import queue
q = queue.PriorityQueue()
q._put = print
q.put("x")
got = q._put
""",
    "a zone of the program's own": """
import datetime
class Zone(datetime.tzinfo):
    def utcoffset(self, when): return datetime.timedelta(0)
got = datetime.datetime(2024, 1, 1, tzinfo=Zone())
""",
    "what datetime imports": """
import datetime
got = datetime.sys
""",
    "a date from bytes": """
import datetime
got = datetime.date.__reduce__(datetime.date(2024, 1, 1))
""",
    "the clock by a time zone": """
import datetime
got = datetime.datetime.now(datetime.timezone.utc)
""",
    "the clock by a moment": """
import datetime
got = datetime.datetime.fromtimestamp(0)
""",
    "the zone of the machine": """
import datetime
got = datetime.datetime(2024, 1, 1).astimezone().tzname()
""",
    "the table of a dispatched method": """
import functools
class It:
    @functools.singledispatchmethod
    def show(self, x): return x
    got_too = show.dispatcher
got = It.got_too
""",
    "the function in a dispatched method": """
import functools
class It:
    @functools.singledispatchmethod
    def show(self, x): return x
got = It().show.__wrapped__.__globals__
""",
    "a dispatched method by the text of its hint": """
import functools
class It:
    @functools.singledispatchmethod
    def show(self, x): return x
    @show.register
    def other(self, x: "__import__('os').getcwd()"): return x
got = It().show("x")
""",
    "the frame of a context manager's generator": """
import contextlib
@contextlib.contextmanager
def it(): yield
got = it().gen.gi_frame.f_builtins
""",
    "the function that a context manager calls again": """
import contextlib
@contextlib.contextmanager
def it(): yield
@it()
def function(): pass
got = function.__closure__
""",
    "a name of a generator stored": """
def it(): yield
thing = it()
thing.__name__ = "x"
got = thing.__name__
""",
    "an array seen as objects": """
import numpy as np
got = np.array([1 << 40]).view(object)
""",
    "an array seen as objects by a record": """
import numpy as np
got = np.array([1 << 40]).view([("a", "O")])["a"][0]
""",
    "an array seen as a class of the program's": """
import numpy as np
class It: pass
got = np.arange(3).view(It)
""",
    "an array seen as a matrix": """
import numpy as np
got = np.eye(2).view(type=np.matrix)
""",
    "the address of a generator's state": """
import numpy as np
got = np.random.PCG64(1).ctypes.state_address
""",
    "the capsule of a generator's state": """
import numpy as np
got = np.random.PCG64(1).capsule
""",
    "the state of a generator by its setter": """
import numpy as np
state = np.random.PCG64(1)
state.state = {}
got = np.random.Generator(state).random()
""",
    "another generator without a seed": """
import numpy as np
got = np.random.Generator(np.random.PCG64()).random()
""",
    "the table of another age of Unicode": """
import unicodedata
got = unicodedata.ucd_3_2_0.__loader__
""",
    "a file that is told pieces and answers": """
class It:
    @property
    def write(self): return eval
got = print("1", file=It()) or It().write("().__class__.__base__.__subclasses__()")
""",
}
