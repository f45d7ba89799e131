"""What a program may reach: attributes by type, names by module. What is not here is refused.

Everything named must be safe to be called by C code without a guard in between, for a program
can hand it to `map` or `sorted`. What is not safe so stands in `guards.py` as a function of ours
under the same name.
"""

from __future__ import annotations

import abc
import collections
import collections.abc
import contextlib
import copy
import csv
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import io
import itertools
import json
import numbers
import operator
import queue
import random
import re
import string
import sys
import types
import typing
from typing import Any, cast

from neurogebra_lsp.worker.kinds import Output

_NUMBER = (
    "real imag conjugate __add__ __sub__ __mul__ __truediv__ __neg__ __abs__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__ __pos__ __bool__"
    " __int__ __float__ __floor__ __ceil__ __trunc__ __round__ __floordiv__ __mod__ __divmod__ __radd__ __rsub__"
    " __rmul__ __rtruediv__"
)

_BYTES = (
    "capitalize center count decode endswith find fromhex hex index isalnum isalpha isdigit islower isspace isupper"
    " join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition"
    " rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill"
)

#: Attributes of instances, by exact type.
ATTRIBUTES: dict[type[Any], frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in cast(
        dict[type[Any], str],
        {
            int: f"bit_length bit_count to_bytes from_bytes numerator denominator as_integer_ratio is_integer {_NUMBER}",
            bool: f"bit_length bit_count numerator denominator as_integer_ratio is_integer {_NUMBER}",
            float: f"is_integer as_integer_ratio hex fromhex {_NUMBER}",
            complex: "real imag conjugate",
            str: "capitalize casefold center count encode endswith expandtabs find index isalnum isalpha isascii"
            " isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower"
            " lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit"
            " rstrip split splitlines startswith strip swapcase title translate upper zfill __len__ __eq__ __contains__",
            bytes: _BYTES,
            bytearray: f"{_BYTES} append clear copy extend insert pop remove reverse",
            list: "append clear copy count extend index insert pop remove reverse sort"
            " __len__ __contains__ __iter__ __getitem__ __add__ __eq__",
            tuple: "count index __len__ __contains__ __iter__ __getitem__ __eq__ __new__",
            dict: "clear copy fromkeys get items keys pop popitem setdefault update values"
            " __len__ __contains__ __iter__ __getitem__",
            set: "add clear copy difference difference_update discard intersection intersection_update isdisjoint"
            " issubset issuperset pop remove symmetric_difference symmetric_difference_update union update",
            frozenset: "copy difference intersection isdisjoint issubset issuperset symmetric_difference union",
            range: "start stop step count index",
            slice: "start stop step indices",
            property: "setter getter deleter fget fset fdel __doc__",
            types.GeneratorType: "send throw close __next__ __iter__ __name__ __qualname__",
            types.FunctionType: "__name__ __qualname__ __doc__ __module__ __annotations__ __defaults__ __kwdefaults__"
            " __wrapped__",
            types.MethodType: "__name__ __qualname__ __doc__ __self__",
            types.BuiltinFunctionType: "__name__ __qualname__ __doc__",
            types.MethodDescriptorType: "__name__ __qualname__ __doc__",
            types.WrapperDescriptorType: "__name__ __qualname__ __doc__",
            collections.UserDict: "data copy fromkeys",
            collections.UserList: "data append clear copy count extend index insert pop remove reverse sort",
            # What a text can be asked but for its formatting, and what is bounded for texts only.
            collections.UserString: "data capitalize casefold count endswith find index isalnum isalpha isascii"
            " isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper lower lstrip"
            " partition removeprefix removesuffix rfind rindex rpartition rsplit rstrip split splitlines startswith"
            " strip swapcase title upper",
            string.Template: "template substitute safe_substitute delimiter",
            fractions.Fraction: f"numerator denominator limit_denominator as_integer_ratio from_float {_NUMBER}",
            decimal.Decimal: "adjusted as_integer_ratio as_tuple compare copy_abs copy_negate exp is_finite is_infinite"
            " is_nan is_signed is_zero ln log10 max min next_minus next_plus normalize quantize sqrt to_integral_value",
            decimal.Context: "prec rounding Emin Emax copy create_decimal sqrt divide add multiply",
            collections.deque: "append appendleft clear copy count extend extendleft index insert maxlen pop popleft"
            " remove reverse rotate",
            collections.Counter: "elements most_common subtract total",
            collections.defaultdict: "default_factory",
            collections.OrderedDict: "move_to_end",
            collections.ChainMap: "maps new_child parents get keys values items",
            random.Random: "seed random uniform randint randrange choice choices sample shuffle gauss normalvariate"
            " expovariate betavariate gammavariate triangular lognormvariate vonmisesvariate paretovariate"
            " weibullvariate getrandbits getstate setstate binomialvariate",
            re.Pattern: "match fullmatch search findall finditer split sub subn pattern flags groups groupindex",
            re.Match: "group groups groupdict start end span string pos endpos lastindex lastgroup expand re",
            functools.partial: "func args keywords",
            itertools.count: "__next__",
            itertools.cycle: "__next__",
            itertools.chain: "from_iterable __next__",
            io.StringIO: "read readline readlines write writelines getvalue seek tell truncate close closed readable"
            " writable seekable flush __iter__ __next__ __enter__ __exit__",
            type(csv.reader(())): "line_num dialect __iter__ __next__",
            type(csv.writer(io.StringIO())): "dialect writerow writerows",
            csv.DictReader: "fieldnames line_num reader restkey restval __iter__ __next__",
            csv.DictWriter: "fieldnames writeheader writerow writerows",
            csv.Dialect: "delimiter quotechar lineterminator",
            # What depends on the clock or on where the machine stands is not here.
            datetime.date: "year month day weekday isoweekday isoformat isocalendar strftime replace toordinal ctime"
            " fromisoformat fromordinal fromisocalendar min max resolution",
            datetime.datetime: "hour minute second microsecond tzinfo fold date time timetz combine strptime utcoffset"
            " tzname dst",
            datetime.time: "hour minute second microsecond tzinfo fold isoformat strftime replace fromisoformat min max"
            " resolution",
            datetime.timedelta: "days seconds microseconds total_seconds min max resolution",
            datetime.timezone: "utc utcoffset tzname min max",
            type(datetime.date.min.isocalendar()): "year week weekday",
            queue.Queue: "put get put_nowait get_nowait qsize empty full maxsize task_done join queue",
            memoryview: "",
            Output: "write flush",
            type(
                sys.float_info
            ): "max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix rounds",
            BaseException: "args add_note __notes__ __cause__ __context__ __suppress_context__ __class__ __init__"
            " __str__ __repr__",
            StopIteration: "value",
            KeyError: "",
            AttributeError: "name obj",
            NameError: "name",
            ImportError: "name path msg",
            SystemExit: "code",
            OSError: "errno strerror filename",
            SyntaxError: "msg text offset lineno",
            UnicodeError: "encoding reason object start end",
            re.error: "msg pattern pos lineno colno",
            json.JSONDecodeError: "msg doc pos lineno colno",
            object: "__init__ __new__ __init_subclass__ __setattr__ __delattr__ __eq__ __ne__ __hash__ __str__ __repr__"
            " __format__ __class__ __doc__ __dir__ __sizeof__ __lt__ __le__ __gt__ __ge__ __post_init__",
            type: "__name__ __qualname__ __doc__ __module__ __mro__ __bases__ __base__ mro __annotations__"
            " __members__ __dict__ __abstractmethods__ __match_args__ __slots__ __new__ __init__ __call__",
            enum.Enum: "name value _value_ _name_ __members__ _generate_next_value_ _missing_ _ignore_ _order_",
            enum.Flag: "",
            enum.auto: "value",
            dataclasses.Field: "name type default default_factory init repr compare kw_only hash metadata",
            super: "",
            contextlib.ExitStack: "enter_context callback close pop_all",
            numbers.Number: "",
            abc.ABC: "register",
            typing.Generic: "__orig_bases__ __parameters__",
        },
    ).items()
}

if sys.version_info >= (3, 11):
    ATTRIBUTES[BaseExceptionGroup] = frozenset(  # noqa: F821 - the newer of the two that are supported
        {"message", "exceptions", "subgroup", "split", "derive"}
    )

#: Methods that change what they are called on.
MUTATORS: dict[type, frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in {
        list: "append clear extend insert pop remove reverse sort",
        bytearray: "append clear extend insert pop remove reverse",
        dict: "clear pop popitem setdefault update",
        set: "add clear difference_update discard intersection_update pop remove symmetric_difference_update update",
        collections.deque: "append appendleft clear extend extendleft insert pop popleft remove reverse rotate",
        collections.Counter: "subtract",
        collections.OrderedDict: "move_to_end",
        collections.UserList: "sort",
        io.StringIO: "read readline readlines write writelines seek truncate close",
        type(csv.writer(io.StringIO())): "writerow writerows",
        csv.DictWriter: "writeheader writerow writerows",
        queue.Queue: "put get put_nowait get_nowait task_done join",
        collections.abc.MutableMapping: "clear pop popitem setdefault update",
        collections.abc.MutableSequence: "append clear extend insert pop remove reverse",
        collections.abc.MutableSet: "add clear discard pop remove",
    }.items()
}

#: Names of methods that may change what they are called on, of whatever class that is, and of
#: functions of numpy that change something.
CHANGING = frozenset(
    "fill partition put sort backward zero_grad fit register step seed shuffle send throw close setflags resize"
    " itemset copyto fill_diagonal put_along_axis place putmask random at".split()
).union(*MUTATORS.values())
#: Builtins that do nothing to arguments without code of their own.
LOOKING_BUILTINS = frozenset(
    "abs bool dict enumerate float int len list max min range repr reversed round sorted str sum tuple zip".split()
)
#: Methods that change nothing, whosever they are but for those of the program's own classes.
LOOKING_METHODS = ATTRIBUTES[str] | frozenset(
    "format items keys values get __repr__ __str__".split()
)

#: Names with two underscores at each end that a program may read on instances of its own classes.
OPEN_DUNDERS = frozenset(
    "__class__ __dict__ __name__ __qualname__ __doc__ __module__ __annotations__ __slots__ __members__ __mro__"
    " __bases__ __init__ __new__ __call__ __len__ __iter__ __next__ __getitem__ __setitem__ __delitem__ __contains__"
    " __eq__ __ne__ __lt__ __le__ __gt__ __ge__ __hash__ __bool__ __str__ __repr__ __format__ __add__ __radd__"
    " __iadd__ __sub__ __rsub__ __isub__ __mul__ __rmul__ __imul__ __truediv__ __rtruediv__ __floordiv__"
    " __rfloordiv__ __mod__ __rmod__ __pow__ __rpow__ __matmul__ __rmatmul__ __neg__ __pos__ __abs__ __invert__"
    " __and__ __or__ __xor__ __lshift__ __rshift__ __int__ __float__ __complex__ __index__ __round__ __enter__"
    " __exit__ __get__ __set__ __set_name__ __getattr__ __setattr__ __delattr__ __post_init__ __init_subclass__"
    " __class_getitem__ __copy__ __deepcopy__ __reversed__ __missing__ __match_args__"
    " __orig_bases__ __parameters__ __wrapped__ __cause__ __context__ __notes__ __suppress_context__ __version__ __divmod__"
    " __floor__ __ceil__ __trunc__ __self__ __func__ __defaults__ __kwdefaults__".split()
)

#: What a class of the program's may define by a name with two underscores at each end. Not here is
#: what would let a class answer for another, steer how it is copied, or tell numpy where its
#: memory is.
SPECIAL_METHODS = frozenset(
    "__init__ __new__ __call__ __len__ __length_hint__ __iter__ __next__ __getitem__ __setitem__ __delitem__"
    " __contains__ __reversed__ __missing__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__ __hash__ __bool__ __str__"
    " __repr__ __format__ __bytes__ __int__ __float__ __complex__ __index__ __round__ __trunc__ __floor__ __ceil__"
    " __add__ __radd__ __iadd__ __sub__ __rsub__ __isub__ __mul__ __rmul__ __imul__ __truediv__ __rtruediv__"
    " __itruediv__ __floordiv__ __rfloordiv__ __ifloordiv__ __mod__ __rmod__ __imod__ __divmod__ __rdivmod__ __pow__"
    " __rpow__ __ipow__ __matmul__ __rmatmul__ __imatmul__ __lshift__ __rlshift__ __ilshift__ __rshift__ __rrshift__"
    " __irshift__ __and__ __rand__ __iand__ __or__ __ror__ __ior__ __xor__ __rxor__ __ixor__ __neg__ __pos__ __abs__"
    " __invert__ __enter__ __exit__ __get__ __set__ __delete__ __set_name__ __getattr__ __setattr__ __delattr__"
    " __post_init__ __init_subclass__ __class_getitem__ __instancecheck__ __copy__ __deepcopy__ __array__".split()
)


def is_special(name: str) -> bool:
    """Whether a name has two underscores at each end: the interpreter asks for these by itself."""
    return len(name) > 4 and name.startswith("__") and name.endswith("__")


#: Those of `OPEN_DUNDERS` that a descriptor or a class answers the interpreter by; programs read
#: them on classes of their own only.
DESCRIBING = frozenset(["__set_name__", "__get__", "__set__", "__delete__", "__getattr__"])

#: Classes that a program may name, show, compare and ask `isinstance` about, but not call.
LOOKED_AT = frozenset({type, abc.ABCMeta, types.FunctionType, types.GeneratorType})

#: The pure names of each module; a star means a guard of ours stands in for the real one.
MODULES: dict[str, frozenset[str]] = {
    module: frozenset(names.split())
    for module, names in {
        "math": "acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp"
        " exp2 expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm"
        " ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi pow prod radians remainder sin sinh sqrt"
        " sumprod tan tanh tau trunc ulp fma",
        "cmath": "acos acosh asin asinh atan atanh cos cosh e exp inf infj isclose isfinite isinf isnan log log10 nan"
        " nanj phase pi polar rect sin sinh sqrt tan tanh tau",
        "random": "Random seed random uniform randint randrange choice choices sample shuffle gauss normalvariate"
        " expovariate betavariate gammavariate triangular lognormvariate vonmisesvariate paretovariate"
        " weibullvariate getrandbits getstate setstate binomialvariate",
        "statistics": "NormalDist StatisticsError correlation covariance fmean geometric_mean harmonic_mean"
        " linear_regression mean median median_grouped median_high median_low mode multimode pstdev pvariance"
        " quantiles stdev variance",
        "itertools": "accumulate batched chain combinations combinations_with_replacement compress count cycle"
        " dropwhile filterfalse groupby islice pairwise permutations product repeat starmap takewhile tee zip_longest",
        "functools": "cache cached_property cmp_to_key lru_cache partial partialmethod reduce total_ordering"
        " update_wrapper wraps singledispatch singledispatchmethod",
        "operator": "abs add and_ concat contains countOf delitem eq floordiv ge getitem gt iadd iand iconcat ifloordiv"
        " ilshift imod imul index indexOf inv invert ior ipow irshift is_ is_not isub itemgetter itruediv ixor le"
        " length_hint lshift lt matmul mod mul ne neg not_ or_ pos pow rshift setitem sub truediv truth xor"
        " attrgetter methodcaller",
        "collections": "ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque namedtuple abc",
        "collections.abc": "Callable Collection Container Hashable Iterable Iterator Generator Mapping"
        " MutableMapping MutableSequence MutableSet Reversible Sequence Set Sized ItemsView KeysView ValuesView",
        "fractions": "Fraction",
        "decimal": "Decimal Context getcontext localcontext setcontext ROUND_CEILING ROUND_DOWN ROUND_FLOOR"
        " ROUND_HALF_DOWN ROUND_HALF_EVEN ROUND_HALF_UP ROUND_UP DivisionByZero InvalidOperation Overflow Inexact"
        " Rounded DecimalException",
        "numbers": "Complex Integral Number Rational Real",
        "string": "ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits printable"
        " punctuation whitespace Template",
        "textwrap": "dedent fill indent shorten wrap",
        "typing": "Any AnyStr Annotated Callable ClassVar Collection Concatenate Container Counter DefaultDict Deque"
        " Dict Final ForwardRef FrozenSet Generator Generic Hashable Iterable Iterator List Literal Mapping"
        " MutableMapping MutableSequence MutableSet NamedTuple NewType NoReturn Never Optional ParamSpec Protocol"
        " Reversible Self Sequence Set Sized SupportsAbs SupportsFloat SupportsIndex SupportsInt SupportsRound Text"
        " Tuple Type TypeAlias TypeGuard TypeVar TypedDict Union TYPE_CHECKING assert_never cast final no_type_check"
        " overload override reveal_type runtime_checkable",
        "dataclasses": "dataclass field fields asdict astuple replace is_dataclass KW_ONLY InitVar MISSING"
        " FrozenInstanceError Field",
        "enum": "Enum IntEnum Flag IntFlag StrEnum auto unique member nonmember",
        "abc": "ABC ABCMeta abstractmethod abstractproperty",
        "copy": "copy deepcopy",
        "contextlib": "contextmanager nullcontext suppress closing ExitStack AbstractContextManager",
        "bisect": "bisect bisect_left bisect_right insort insort_left insort_right",
        "heapq": "heapify heappop heappush heappushpop heapreplace merge nlargest nsmallest",
        "re": "compile escape findall finditer fullmatch match search split sub subn A ASCII I IGNORECASE M MULTILINE"
        " S DOTALL X VERBOSE U UNICODE Pattern Match error",
        "json": "dumps loads JSONDecodeError",
        "pprint": "pformat",
        "io": "StringIO",
        "csv": "reader writer DictReader DictWriter Error QUOTE_ALL QUOTE_MINIMAL QUOTE_NONE QUOTE_NONNUMERIC",
        "datetime": "date datetime time timedelta timezone MINYEAR MAXYEAR UTC",
        "queue": "Queue LifoQueue PriorityQueue Empty Full",
        "unicodedata": "bidirectional category combining decimal digit east_asian_width is_normalized lookup mirrored"
        " name normalize numeric unidata_version",
        "types": "SimpleNamespace MappingProxyType FunctionType MethodType GeneratorType NoneType",
        "sys": "maxsize float_info version_info byteorder maxunicode platform",
        "neurogebra": "Expression MathForge Tensor Trainer Value core errors __version__",
        "neurogebra.core": "autograd expression forge tensor trainer",
        "neurogebra.core.tensor": "Tensor",
        "neurogebra.core.trainer": "Adam Epoch Momentum Sgd Trainer",
        "neurogebra.errors": "DivergenceWarning DivisionByZeroError FormulaError MissingPackageError"
        " MissingVariableError NumberExpectedError OperationError ResultTooLargeError ShapeError TrainingError"
        " UndefinedResultError UnknownExpressionError UnknownTrainableError"
        " UnknownVariableError",
        "neurogebra.core.autograd": "Value",
        "neurogebra.core.expression": "Expression",
        "neurogebra.core.forge": "MathForge",
    }.items()
}

_FUNCTIONS = (
    "max min exp expm1 log log1p log2 log10 sqrt cbrt abs sign floor ceil relu leaky_relu sigmoid softplus silu gelu"
    " sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh erf erfc gamma lgamma digamma _prev _op __add__"
    " __radd__ __sub__ __mul__ __rmul__ __truediv__ __pow__ __neg__ __abs__ __lt__ __le__ __gt__ __ge__ __eq__"
)
#: Attributes of the core package's own objects.
CORE_ATTRIBUTES: dict[str, frozenset[str]] = {
    name: frozenset(names.split())
    for name, names in {
        "Value": f"data grad label backward zero_grad graph atan2 polygamma {_FUNCTIONS} _inputs",
        "Tensor": f"data grad label shape ndim size dtype T backward zero_grad item sum mean maximum minimum reshape"
        f" transpose softmax log_softmax cross_entropy {_FUNCTIONS}",
        "Expression": "__call__ name text formula symbolic_expr variables arguments params trainable_params metadata"
        " eval gradient compose simplify expand integrate clone explain to_latex to_numpy_source to_torch_source"
        " to_jax_source",
        "MathForge": "get list_all search compose register registered explain compare",
        "Trainer": "expression optimizer history fit",
        "Epoch": "number loss params",
        "Sgd": "learning_rate",
        "Momentum": "learning_rate momentum",
        "Adam": "learning_rate beta1 beta2 epsilon",
    }.items()
}

#: Their methods that change them, or what they were made from.
CORE_MUTATORS = frozenset("backward zero_grad fit register step".split())

#: Attributes of sympy expressions: what a learner prints or asks, nothing that evaluates text.
SYMPY_ATTRIBUTES = frozenset(
    "args func free_symbols is_number name diff subs expand factor simplify evalf".split()
)

#: Packages whose functions only look at their arguments; their results are not known. What they
#: are given to call, or to take items from, is another matter.
LOOKERS = frozenset(
    "matplotlib mpl_toolkits pylab seaborn plotly bokeh altair graphviz pandas PIL IPython ipywidgets tqdm logging"
    " loguru rich colorama termcolor tabulate prettytable pprint.PrettyPrinter pprint.saferepr warnings time timeit datetime calendar os sys"
    " pathlib platform argparse getpass locale shutil uuid numpy.testing".split()
)
#: Functions that give the items of what they are given, and show how far they are.
BARS = frozenset(
    f"{module}.{name}"
    for module in "tqdm tqdm.auto tqdm.std tqdm.notebook tqdm.autonotebook tqdm.rich tqdm.asyncio".split()
    for name in ("tqdm", "tqdm_notebook")
)
#: Functions that give a figure and its axes, in so many rows and columns.
GRIDS = frozenset({"matplotlib.pyplot.subplots"})
#: After a call of this, what is printed may go elsewhere than to the standard output.
REDIRECTING = "contextlib.redirect_stdout"
#: The same as `BARS` for numbers from `range`.
RANGES_WITH_BARS = frozenset(
    name.replace(".tqdm", ".trange") for name in BARS if name.endswith(".tqdm")
)
#: The same, once only.
GENERATORS_WITH_BARS = frozenset({"rich.progress.track"})
#: What goes over its arguments, and gives the same for a progress bar as for what that goes over.
GOING_OVER_BARS: frozenset[Any] = frozenset(
    (len, enumerate, zip, list, tuple, set, frozenset, dict, map, filter, sum, min, max, sorted, any, all)
)  # fmt: skip
#: Packages of which a star import brings no name of a builtin.
LEAVING_BUILTINS = frozenset({"matplotlib.pyplot"})
#: Methods by which code that only shows an object asks it for its text.
SHOWING = frozenset("__init__ __repr__ __str__ __format__ __eq__ __hash__ __len__ __bool__".split())

#: Builtins that reach outside the program or into the interpreter, and how a reader is told.
CLOSED_BUILTINS: dict[str, str] = {
    "open": "open() reaches files",
    "input": "input() is not known before the program runs",
    "eval": "eval() of text is not evaluated",
    "exec": "exec() of text is not evaluated",
    "compile": "compile() is not evaluated",
    "__import__": "__import__() is not evaluated",
    "breakpoint": "breakpoint() is not evaluated",
    "globals": "globals() is not evaluated",
    "locals": "locals() is not evaluated",
    "dir": "dir() is not evaluated",
    "help": "help() is not evaluated",
    "memoryview": "memoryview() is not evaluated",
    "id": "id() differs in every run",
    "copyright": "copyright is not evaluated",
    "credits": "credits is not evaluated",
    "license": "license is not evaluated",
    "get_ipython": "get_ipython() is not evaluated",
    "aiter": "async is not evaluated",
    "anext": "async is not evaluated",
}

#: Builtins that are what they are in CPython.
PLAIN_BUILTINS = frozenset(
    "abs all any ascii bin bool bytearray bytes callable chr classmethod complex dict divmod enumerate filter float"
    " frozenset hash hex int isinstance issubclass iter len list map max min next object oct ord pow property range"
    " repr reversed round set slice sorted staticmethod str sum super tuple type zip NotImplemented Ellipsis"
    " __debug__ True False None".split()
)

#: Calls that only move their arguments about, so that an Unknown inside a container stays inside.
MOVERS: frozenset[Any] = frozenset(
    (list, tuple, dict, enumerate, zip, reversed, iter, next, len, isinstance, range, map, filter, type, callable,
     functools.partial, itertools.chain, itertools.islice, itertools.repeat, collections.deque, staticmethod,
     classmethod, property)
)  # fmt: skip
#: Draws of one number; others give what they are given, or many.
DRAWS_OF_NUMBERS = frozenset(
    "random uniform gauss normalvariate randint randrange expovariate betavariate gammavariate triangular"
    " lognormvariate rand randn normal standard_normal integers".split()
)
#: Calls that do no more than operators do to the items of what they are given.
STEP_BY_STEP: frozenset[Any] = frozenset(
    (sum, min, max, sorted, any, all, set, frozenset, str, repr, functools.reduce, itertools.accumulate,
     itertools.starmap, itertools.takewhile, itertools.dropwhile, itertools.filterfalse, itertools.zip_longest,
     itertools.product, itertools.groupby, itertools.pairwise, copy.copy, copy.deepcopy, print)
)  # fmt: skip
#: The same for methods, by name.
MOVING_METHODS = frozenset(
    "append appendleft insert extend extendleft pop popleft popitem get setdefault items keys values copy clear"
    " reverse update send add".split()
)

#: Calls that go through the attributes of what they are given, however deep.
COPIERS: frozenset[Any] = frozenset(
    (copy.deepcopy, dataclasses.asdict, dataclasses.astuple, json.dumps)
)

OPERATORS: dict[str, Any] = {
    name: getattr(operator, name)
    for name in (
        "add sub mul truediv floordiv mod pow matmul lshift rshift and_ or_ xor"
        " iadd isub imul itruediv ifloordiv imod ipow imatmul ilshift irshift iand ior ixor"
        " eq ne lt le gt ge pos neg invert"
    ).split()
}
