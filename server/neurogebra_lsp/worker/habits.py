"""What is known of a callable of the machine's own before it is called: which guards it needs.

Most of it follows from what is called, not from what it is given, so it is found out once for each
function, and once for each method of a type.
"""

from __future__ import annotations

import datetime
import io
import pprint
import random
import string
import sys
from collections.abc import Callable, Hashable
from types import BuiltinFunctionType, FunctionType, GeneratorType, MethodType, ModuleType
from typing import Any

from neurogebra.core.autograd import Value
from neurogebra_lsp.worker import numpy_table, tables
from neurogebra_lsp.worker.kinds import STATES, draws, is_array, module_of
from neurogebra_lsp.worker.rewrite import MARK
from neurogebra_lsp.worker.unknown import FLAT, Unknown

#: What needs a look at its arguments by what it is, or by its name.
_BOUNDED = (str, repr, ascii, format, hash, type, bytes, bytearray, pow, pprint.pformat)
_BOUNDED_NAMES = frozenset(
    {"__str__", "__repr__", "__format__", "encode", "decode", "strptime", "normalize"}
)
_BOUNDED_OF_TEXTS = frozenset(
    {"ljust", "rjust", "center", "zfill", "expandtabs", "replace", "join"}
)
_BOUNDED_OF_MATH = frozenset({"factorial", "comb", "perm", "pow", "prod"})
#: Functions that change the first of their arguments, and may keep the others in it.
ARGUMENT_CHANGERS = frozenset(
    {"fill_diagonal", "put_along_axis", "shuffle", "setitem", "delitem", "iadd", "imul", "copyto"}
    | {"heapify", "heappush", "heappop", "heapreplace", "heappushpop"}
    | {"insort", "insort_left", "insort_right"}
)
_MAKING_GENERATORS = frozenset({"seed", "default_rng", "RandomState"}) | STATES
#: Types of arguments that are nothing to be careful about by themselves: no sets, no ranges,
#: nothing that is called or used up.
_QUIET = (FLAT - {range}) | {list, tuple, dict, Value}


class Habit:
    """What a call of one thing may do, whatever it is given."""

    __slots__ = (
        "bounded", "changes", "changes_arguments", "closes", "draws", "kept", "name", "of_numpy",
        "random", "writes",
    )  # fmt: skip

    def __init__(self, function: Any) -> None:
        #: So that its identity is never another's; not what it is a method of.
        self.kept = getattr(function, "__func__", None) if is_bound(function) else function
        name = self.name = getattr(function, "__name__", "")
        owner = getattr(function, "__self__", None)
        module = getattr(function, "__module__", "") or ""
        self.of_numpy = of_numpy = (
            str(module).startswith("numpy")
            or module_of(type(function)).startswith("numpy")
            or is_array(type(owner))
            or module_of(type(owner)).startswith("numpy")
        )
        self.draws = draws(owner)
        #: It may take too much, or differ from run to run or from one machine to another.
        self.bounded = (
            of_numpy
            or any(function is one for one in _BOUNDED)
            or name in _BOUNDED_NAMES
            or isinstance(owner, (string.Template, io.StringIO, datetime.date, datetime.time))
            or (isinstance(owner, (str, bytes, bytearray)) and name in _BOUNDED_OF_TEXTS)
            or (module == "math" and name in _BOUNDED_OF_MATH)
        )
        #: It changes what it is a method of.
        self.changes = owner is not None and (changes(owner, name) or is_used_up(owner))
        self.changes_arguments = name in ARGUMENT_CHANGERS
        #: It may write into an array that it is given.
        self.writes = of_numpy or self.draws
        self.closes = name in ("close", "throw") and type(owner) is GeneratorType
        #: It draws, or makes what draws.
        self.random = self.draws or name in _MAKING_GENERATORS or function is random.Random


def is_bound(function: Any) -> bool:
    """Whether this is a method of some object, that is no module."""
    kind = type(function)
    if kind is BuiltinFunctionType:
        return function.__self__ is not None and type(function.__self__) is not ModuleType
    return kind is MethodType


def key_of(function: Any) -> Hashable:
    """What a habit is kept by; reading it runs no code of the program's."""
    if not is_bound(function):
        return id(function)
    if type(function) is MethodType:
        return type(function.__self__), id(function.__func__)
    return type(function.__self__), function.__name__


def is_lasting(function: Any, is_own: Callable[[Any], bool], is_named: bool) -> bool:
    """Whether the habit of something that may be called is that of all of the same key.

    It `is_named` where a table holds this very object; `is_own` tells a class of the program's.
    """
    if not is_bound(function):
        return is_named
    owner = type(function.__self__)
    if issubclass(owner, type) or is_own(owner):
        return False
    return type(function) is not MethodType or _is_of_the_machine(function.__func__)


def _is_of_the_machine(function: Any) -> bool:
    return type(function) is FunctionType and function.__code__.co_filename[0] != MARK


def quiet_types() -> set[type]:
    """The types of arguments that need no look."""
    numpy = sys.modules.get("numpy")
    if numpy is None:
        return set(_QUIET)
    return {*_QUIET, numpy.ndarray, numpy.float64, numpy.int64, numpy.bool_}


def changes(owner: Any, name: str) -> bool:
    """Whether this method changes what it is called on."""
    if is_array(type(owner)):
        return name in numpy_table.ARRAY_MUTATORS
    if module_of(type(owner)).startswith("neurogebra."):
        return name in tables.CORE_MUTATORS
    return any(name in tables.MUTATORS.get(base, ()) for base in type(owner).__mro__)


def is_used_up(thing: Any) -> bool:
    """Whether taking items from it changes it."""
    return hasattr(type(thing), "__next__") and not isinstance(thing, Unknown)
