"""Arrays: memory that is not theirs, functions that call, modules behind the module."""

ATTEMPTS: dict[str, str] = {
    "an address by ctypes": """
import numpy as np
got = np.arange(3).ctypes.data
""",
    "an address by the interface": """
import numpy as np
got = np.arange(3).__array_interface__
""",
    "the buffer of an array": """
import numpy as np
got = np.arange(3).data
""",
    "memory at a place of one's own": """
import numpy as np
class A:
    @property
    def __array_interface__(self):
        return {"data": (8, True), "shape": (0,), "typestr": "|u1", "version": 3}
got = np.asarray(A())
""",
    "memory at a place of one's own, as a class's value": """
import numpy as np
class A:
    __array_interface__ = {"data": (8, True), "shape": (0,), "typestr": "|u1", "version": 3}
got = np.asarray(A())
""",
    "memory at a place of one's own, in an operation": """
import numpy as np
class A: pass
a = A()
a.__dict__["__array_interface__"] = {"data": (8, True), "shape": (1,), "typestr": "|u1", "version": 3}
got = np.zeros(1) + a
""",
    "memory at a place of one's own, as an exception": """
import numpy as np
class E(Exception): pass
e = E()
e.__dict__["__array_interface__"] = {"data": (8, True), "shape": (0,), "typestr": "|u1", "version": 3}
got = np.asarray(e)
""",
    "memory that was let go": """
import numpy as np
a = np.arange(1000.0)
b = a[10:]
a.resize(100000, refcheck=False)
got = b
""",
    "memory that nobody wrote": """
import numpy as np
got = np.empty(5)
""",
    "memory that nobody wrote, through map": """
import numpy as np
got = list(map(np.empty, [3]))
""",
    "memory that nobody wrote, in a partial": """
import numpy as np, functools
got = functools.partial(np.empty, 5)()
""",
    "memory that nobody wrote, by the class": """
import numpy as np
got = np.ndarray(3)
""",
    "memory that nobody wrote, by the type of an array": """
import numpy as np
got = list(map(type(np.arange(1)), [3]))
""",
    "memory that nobody wrote, under a mask": """
import numpy as np
got = np.add([1.0], [2.0], where=[False])
""",
    "memory past the state of a generator": """
import numpy as np
state = np.random.get_state()
got = np.random.set_state((state[0], state[1], 10**6))
""",
    "strides of one's own": """
import numpy as np
got = np.lib.stride_tricks.as_strided(np.arange(3), shape=(1000,))
""",
    "strides assigned": """
import numpy as np
a = np.arange(3)
a.strides = (800,)
got = a
""",
    "a dtype assigned": """
import numpy as np
a = np.arange(3)
a.dtype = object
got = a
""",
    "an array of objects": """
import numpy as np
got = np.array([1, "a"], dtype=object)
""",
    "an array of objects as bytes": """
import numpy as np
got = list(map(lambda a: a.tobytes(), map(np.asarray, [[object()]])))
""",
    "an array of objects by astype": """
import numpy as np
got = np.arange(3).astype(object)
""",
    "an array of objects by a structured dtype": """
import numpy as np
got = np.zeros(1, dtype=[("a", "O")])
""",
    "a view as another type": """
import numpy as np
got = np.arange(3).view(object)
""",
    "from a buffer": """
import numpy as np
got = np.frombuffer(b"abc", dtype=np.uint8)
""",
    "from a file": """
import numpy as np
got = np.fromfile("/etc/hostname", dtype=np.uint8)
""",
    "load": """
import numpy as np
got = np.load("/etc/hostname", allow_pickle=True)
""",
    "loadtxt": """
import numpy as np
got = np.loadtxt("/etc/hostname", dtype=str)
""",
    "genfromtxt": """
import numpy as np
got = np.genfromtxt("/etc/hostname")
""",
    "memmap": """
import numpy as np
got = np.memmap("/etc/hostname")
""",
    "tofile": """
import numpy as np
got = np.arange(3).tofile("/tmp/neurogebra-canary")
""",
    "save": """
import numpy as np
got = np.save("/tmp/neurogebra-canary", np.arange(3))
""",
    "dump": """
import numpy as np
got = np.arange(3).dump("/tmp/neurogebra-canary")
""",
    "DataSource": """
import numpy as np
got = np.lib.npyio.DataSource().open("/etc/hostname")
""",
    "np.testing": """
import numpy as np
got = np.testing.rundocs
""",
    "a module behind a late attribute": """
import numpy as np
got = np.matlib
""",
    "np.ctypeslib": """
import numpy as np
got = np.ctypeslib.ctypes
""",
    "np.f2py": """
import numpy as np
got = np.f2py.compile("")
""",
    "np.core": """
import numpy as np
got = np.core.multiarray
""",
    "numpy.sys": """
import numpy as np
got = np.sys
""",
    "numpy's tests": """
import numpy as np
got = np.test
""",
    "numpy's configuration": """
import numpy as np
got = np.show_config()
""",
    "a submodule by its name": """
import numpy.lib.format as got
""",
    "frompyfunc": """
import numpy as np
got = np.frompyfunc(getattr, 2, 1)(int, "__subclasses__")
""",
    "vectorize of getattr": """
import numpy as np
def f(): pass
got = np.vectorize(lambda _: getattr(f, "__globals__"))([1])
""",
    "vectorize of str.format": """
import numpy as np
got = np.vectorize(str.format)(["{0.__class__}"], [1])
""",
    "the function of a vectorize": """
import numpy as np
got = np.vectorize(getattr).pyfunc
""",
    "apply_along_axis of eval": """
import numpy as np
got = np.apply_along_axis(eval, 0, np.arange(3))
""",
    "the implementation of a function": """
import numpy as np
got = np.mean._implementation
""",
    "the globals of a function": """
import numpy as np
got = np.mean.__globals__
""",
    "r_ looks text up among names": """
import numpy as np
got = np.r_["self"]
""",
    "c_ looks text up among names": """
import numpy as np
got = np.c_["run"]
""",
    "r_ by an operator": """
import numpy as np, operator
got = list(map(operator.getitem, [np.r_], ["args"]))
""",
    "bmat": """
import numpy as np
got = np.bmat("self")
""",
    "fromstring": """
import numpy as np
got = np.fromstring("1 2", sep=" ")
""",
    "einsum with a path": """
import numpy as np
got = np.einsum_path("ij,jk", np.ones((2, 2)), np.ones((2, 2)))
""",
    "errstate that calls": """
import numpy as np
seen = []
with np.errstate(all="call", call=lambda *given: seen.append(given)):
    np.array([1.0]) / 0
got = len(seen) > 5  # may get: False
""",
    "formatters that call": """
import numpy as np
seen = []
np.set_printoptions(formatter={"all": lambda x: seen.append(x) or "x"})
a = np.arange(3)
got = len(seen)  # may get: 0
""",
    "like": """
import numpy as np
class A:
    def __array_function__(self, *given): return given
got = np.array([1], like=A())
""",
    "out as a list": """
import numpy as np
got = np.add(1, 2, out=[5])
""",
    "__array_ufunc__ of one's own": """
import numpy as np
class A:
    def __array_ufunc__(self, ufunc, method, *given): return ufunc
got = np.add(1, A())
""",
    "__array_wrap__ of one's own": """
import numpy as np
class A:
    def __array__(self, *given, **more): return np.zeros(2)
    def __array_wrap__(self, *given): return given
got = np.abs(A())
""",
    "Generator over a thing of one's own": """
import numpy as np
class B:
    capsule = 5
    lock = None
got = np.random.Generator(B())
""",
    "the bits behind a generator": """
import numpy as np
got = np.random.default_rng(1).bit_generator.ctypes
""",
    "np.random's own module": """
import numpy as np
got = np.random.mtrand
""",
    "an array's base": """
import numpy as np
got = np.broadcast_to([1], (3,)).base.__class__
""",
    "a dtype's way to its class": """
import numpy as np
got = type(np.dtype("f8"))("f8")
""",
    "a dtype of ctypes": """
import numpy as np
got = np.dtype("f8").__reduce__()
""",
    "a flat iterator's base": """
import numpy as np
got = np.arange(3).flat.base.ctypes
""",
}
