"""The guards of attributes: what may be read of which type, and what may be stored."""

from __future__ import annotations

import _string  # pyright: ignore[reportMissingImports] - what `string.Formatter` reads templates with
import decimal
import enum
import functools
import sys
import types
import typing
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from neurogebra.core.autograd import Value
from neurogebra_lsp.worker import operators, shapes, tables
from neurogebra_lsp.worker.filling import Unfilled
from neurogebra_lsp.worker.kinds import Output, is_array, is_iterator, is_polynomial, module_of
from neurogebra_lsp.worker.modules import is_open
from neurogebra_lsp.worker.standins import Classes, Looked, exact, real_class
from neurogebra_lsp.worker.unknown import (
    FLAT,
    Adrift,
    Control,
    Grid,
    Unknown,
    UnknownTruth,
    holds,
    own_names,
)

if TYPE_CHECKING:
    from neurogebra_lsp.worker.run import Run

#: How a function or class is called; all that is told of those that are not the program's.
_NAMES = frozenset({"__name__", "__qualname__", "__module__", "__doc__"})
#: What may be stored on a class as well as written in its body. A `__getattr__` only there: it
#: meets a guard in its place.
_STORED_ON_CLASSES = tables.SPECIAL_METHODS - {"__getattr__"} | _NAMES - {"__module__"}
_FUNCTIONS = (types.FunctionType, types.MethodType, types.BuiltinFunctionType)
_CORE_SLOTS = {
    "Value": frozenset({"data", "grad", "label"}),
    "Tensor": frozenset({"data", "grad", "label"}),
    "Expression": frozenset({"name", "params"}),
}


class Attributes:
    """Reads and stores attributes for a program, by the tables."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._allowed: dict[type, frozenset[str]] = {}
        self._careful: set[type] = {str, types.FunctionType}
        self.modules: dict[str, dict[str, Any]] = {}  #: what stands for a module's own names
        self._of_modules: dict[tuple[int, str], Any] = {}  # read before; theirs stay as they are
        self.loaded: Callable[[], object] = bool  #: told when reading an attribute may load more
        self.classes = Classes(run)
        self._namespaces = Namespaces(run)

    def get(self, thing: Any, name: str) -> Any:
        """`thing.name`, or an Unknown that says why it is not read."""
        run = self._run
        if type(name) is not str:
            name = exact(name)
        if self._namespaces.kept:
            self._namespaces.take_over(thing)
        if run.taint.exists:
            unknown = run.taint.of(thing)
            if unknown is not None:
                if type(thing) is Grid:
                    told = thing.asked(name)
                    if told is not None:
                        return told
                of_shape = shapes.attribute(shapes.standing(run, unknown, thing), name)
                if of_shape is not None:
                    return of_shape
                if thing is unknown and unknown.dotted:
                    return run.outside(f"{unknown.dotted}.{name}", unknown.looks, (unknown,))
                run.operate(unknown)
                return unknown.part() if thing is unknown else unknown.again(thing)
        kind = type(thing)
        if kind is types.ModuleType:
            known = self._of_modules.get((id(thing), name))
            if known is not None:
                return self._checked(known)
        if run.undescribed and (unknown := run.descriptor(kind, name)) is not None:
            run.lose([thing], unknown)
            return unknown.again(thing)
        if kind in run.classes and name[:2] != "__" and name in own_names(thing):
            return self._checked(getattr(thing, name))
        allowed = self._allowed.get(kind)
        if allowed is None:
            allowed = self._allowed[kind] = self._table(kind)
        if name in allowed:
            if kind in self._careful:
                return self._with_care(thing, kind, name)
            return self._checked(getattr(thing, name))
        return self._checked(self._by_kind(thing, kind, name))

    def _with_care(self, thing: Any, kind: type, name: str) -> Any:
        """An attribute of a type whose tables alone do not make it safe."""
        run = self._run
        if kind is str and name in ("format", "format_map"):
            return self._text_format(thing, name)
        if kind is types.FunctionType and name not in _NAMES and not _is_own(thing):
            raise Adrift(run.unknown(f".{name} of a function is not evaluated"))
        if is_array(kind) and thing.dtype.hasobject:
            return run.unknown("arrays of Python objects are not evaluated", roots=(thing,))
        if module_of(kind).startswith("sympy."):
            return self._symbolic(thing, name)
        return self._checked(getattr(thing, name))

    def _checked(self, value: Any) -> Any:
        run = self._run
        kind = type(value)
        if kind in FLAT or (kind in _USUAL and not run.taint.by_id):
            return value
        if issubclass(kind, type):
            value = self.classes.given(value)
        elif issubclass(kind, Control):
            return run.unknown("how the evaluation goes on is nothing of the program's")
        unknown = run.taint.of(value) if run.taint.by_id else None
        if unknown is None or type(unknown) is Unfilled:
            return value
        return shapes.standing(run, unknown, value)

    def _table(self, kind: type) -> frozenset[str]:
        """Every name that may be read on exactly this type: its own row and those of its bases."""
        if self._run.owns(kind) or kind is type or kind is types.ModuleType:
            return frozenset()
        if module_of(kind).startswith("neurogebra.") and kind.__name__ in tables.CORE_ATTRIBUTES:
            return tables.CORE_ATTRIBUTES[kind.__name__]
        names: set[str] = set()
        if is_array(kind) or module_of(kind).startswith("sympy."):
            self._careful.add(kind)
        for base in kind.__mro__:
            if base is not object or kind is object:
                names |= tables.ATTRIBUTES.get(base, frozenset())
        numpy = sys.modules.get("numpy")
        if numpy is not None:
            from neurogebra_lsp.worker import numpy_table

            if issubclass(kind, numpy.ndarray):
                names |= numpy_table.ARRAY
            elif issubclass(kind, numpy.generic):
                names |= numpy_table.SCALAR
            elif issubclass(kind, numpy.dtype):
                names |= numpy_table.DTYPE
            elif kind.__name__ in ("RandomState", "Generator") and module_of(kind).startswith(
                "numpy.random"
            ):
                names |= numpy_table.DRAWS | {"seed"}
            elif kind is numpy.ufunc:
                names |= numpy_table.UFUNC
            elif is_polynomial(kind):
                names |= numpy_table.POLYNOMIAL
            elif is_iterator(kind):
                names |= numpy_table.ITERATOR
            elif module_of(kind).startswith("numpy") and kind.__name__ in ("finfo", "iinfo"):
                names |= {
                    "eps",
                    "max",
                    "min",
                    "tiny",
                    "resolution",
                    "bits",
                    "dtype",
                    "smallest_normal",
                }
        if kind is str:
            names |= {"format", "format_map"}
        if hasattr(kind, "__next__") and kind.__module__ in ("builtins", "itertools"):
            names |= {"__iter__", "__next__"}
        if module_of(kind).startswith("sympy."):
            names |= tables.SYMPY_ATTRIBUTES
        if issubclass(kind, tuple) and hasattr(kind, "_fields"):
            names |= {"_fields", "_replace", "_asdict", *kind._fields}  # pyright: ignore
        if kind.__module__ == "statistics":
            names |= {
                "mean",
                "median",
                "mode",
                "stdev",
                "variance",
                "pdf",
                "cdf",
                "inv_cdf",
                "overlap",
                "quantiles",
                "zscore",
                "from_samples",
            }
        if kind.__module__ == "collections.abc":  # they only call what a class of theirs defines
            names |= {name for name in vars(kind) if not name.startswith("_")}
        if kind in (types.SimpleNamespace, types.MappingProxyType):
            names |= {"items", "keys", "values", "get"}
        if kind.__module__ == "functools" and kind.__name__ == "_lru_cache_wrapper":
            names |= {"cache_info", "cache_clear", "__wrapped__", "__name__", "__doc__"}
        if issubclass(kind, typing.Generic) or kind.__module__ == "typing":
            names |= {"__name__", "__origin__", "__args__"}
        return frozenset(names)

    def _by_kind(self, thing: Any, kind: type, name: str) -> Any:
        if kind is types.ModuleType:
            return self._module(thing, name)
        if isinstance(thing, type):
            if issubclass(kind, Looked):
                return self._looked(thing, name)
            return self._class(thing, name)
        if kind in self._run.classes or kind is super:
            return self._instance(thing, kind, name)
        if kind in _FUNCTIONS and not name.startswith("__"):
            own = getattr(thing, "__dict__", {})
            if name in own:
                return own[name]
        if kind is Output:
            return self._run.outside(f"sys.stdout.{name}", looks=True)
        if isinstance(thing, types.SimpleNamespace) and not name.startswith("_"):
            return getattr(thing, name)
        return self._refuse(thing, kind, name)

    def _refuse(self, thing: Any, kind: type, name: str) -> Any:
        exists = any(name in base.__dict__ for base in kind.__mro__) or holds(thing, name)
        if not exists and not _answers_by_itself(kind):
            getattr(thing, name)  # CPython's own AttributeError
        # Calling what it is may change what it belongs to.
        why = f".{name} of {_article(kind.__name__)} is not evaluated"
        unknown = self._run.unknown(why, roots=(thing,))
        if kind is functools.partial or (isinstance(thing, type) and not _is_fixed(thing)):
            self._run.taint.add(thing, unknown)
        return unknown

    def _module(self, module: types.ModuleType, name: str) -> Any:
        if self._run.modules.is_one(module):
            return self._of_workspace(module, name)
        stand_ins = self.modules.get(module.__name__, {})
        if name in stand_ins:
            found = self._of_modules[id(module), name] = stand_ins[name]
            return found
        if name in self.names_of(module.__name__):
            found = getattr(module, name)
            if module.__name__ in ("neurogebra", "numpy"):
                self.loaded()
            else:
                self._of_modules[id(module), name] = found
            return found
        if name == "__name__":
            return module.__name__
        if name not in dir(module):
            self._complain(module, name)
        dotted = f"{module.__name__}.{name}"
        return self._run.outside(dotted, dotted in tables.LOOKERS)

    def _of_workspace(self, module: types.ModuleType, name: str) -> Any:
        if not is_open(name):
            return self._run.unknown(f"{name} of a module is not evaluated", roots=(module,))
        if name not in module.__dict__:
            unknown = self._run.modules.lacks(module, name)
            if unknown is not None:
                return unknown
        return getattr(module, name)  # or CPython's own AttributeError

    def _complain(self, module: types.ModuleType, name: str) -> None:
        """CPython's own AttributeError; some modules load a part of theirs at this moment."""
        part = f"{module.__name__}.{name}"
        absent = part not in sys.modules
        if absent:
            sys.modules[part] = None  # type: ignore[assignment] # which stops an import
        try:
            getattr(module, name)
        except ImportError:
            pass
        finally:
            if absent:
                del sys.modules[part]

    def names_of(self, module: str) -> frozenset[str]:
        """The names of a module that may be read."""
        if module.partition(".")[0] == "numpy":
            from neurogebra_lsp.worker import numpy_table

            tables_of = {
                "numpy": numpy_table.NAMES,
                "numpy.linalg": numpy_table.LINALG,
                "numpy.random": numpy_table.RANDOM,
                **numpy_table.PARTS,
            }
            return tables_of.get(module, frozenset())
        return tables.MODULES.get(module, frozenset())

    def _looked(self, cls: type, name: str) -> Any:
        if name in _NAMES:
            return getattr(real_class(cls), name)
        if not hasattr(real_class(cls), name):
            getattr(real_class(cls), name)  # CPython's own AttributeError
        if name in ("__setattr__", "__delattr__"):
            raise Adrift(self._run.unknown(f"{cls.__name__}.{name} is not evaluated"))
        return self._run.unknown(f"{cls.__name__}.{name} is not evaluated")

    def _symbolic(self, thing: Any, name: str) -> Any:
        """An attribute of a sympy expression; its methods would read a text as a program."""
        found = self._checked(getattr(thing, name))
        if not callable(found) or isinstance(found, type):
            return found
        symbol = sys.modules["sympy"].Symbol
        known = (sys.modules["sympy"].Basic, int, float, complex)
        free = {str(one) for one in thing.free_symbols}

        def read(argument: Any) -> Any:
            if type(argument) in (list, tuple):
                return [read(one) for one in argument]
            if type(argument) is dict:
                return {read(one): read(other) for one, other in argument.items()}
            if type(argument) is str and argument in free:
                return symbol(argument)
            if type(argument) in known or issubclass(type(argument), known[0]):
                return argument
            raise UnknownTruth(self._run.unknown(f"this use of .{name} is not evaluated"))

        def call(*arguments: Any) -> Any:
            return found(*map(read, arguments))

        return call

    def _class(self, cls: type, name: str) -> Any:
        if _is_dunder(name):
            if name not in tables.ATTRIBUTES[type] and name not in tables.OPEN_DUNDERS:
                return self._refuse(cls, type(cls), name)
            if name == "__dict__":
                return self._run.unknown("__dict__ of a class is not evaluated")
            if name in ("__setattr__", "__delattr__"):
                return self._storing(cls, name)
            holder = next((base for base in cls.__mro__ if name in base.__dict__), None)
            if name in tables.DESCRIBING and holder is not None and not self._run.owns(holder):
                return self._run.unknown(f"{cls.__name__}.{name} is not evaluated")
            return getattr(cls, name)
        for base in cls.__mro__:
            if name in base.__dict__:
                if self._run.owns(base):
                    return _bound(getattr(cls, name), cls)
                if name in self._table(base) or name in tables.ATTRIBUTES.get(base, ()):
                    if base is str and name in ("format", "format_map"):
                        return self._run.unknown(f"str.{name} as a function is not evaluated")
                    return getattr(cls, name)
                looks = cls.__module__ in tables.LOOKERS
                dotted = f"{cls.__module__}.{cls.__name__}" if looks else cls.__name__
                return self._run.outside(f"{dotted}.{name}", looks)
        if isinstance(cls, enum.EnumMeta) and name in cls._member_map_:
            return getattr(cls, name)
        if name in tables.ATTRIBUTES[type]:
            return getattr(cls, name)
        if type(cls) in self._run.classes or type(cls) is type:
            return getattr(cls, name)
        return self._refuse(cls, type(cls), name)

    def _instance(self, thing: Any, kind: type, name: str) -> Any:
        if _is_dunder(name):
            if name not in tables.OPEN_DUNDERS:
                return self._run.unknown(f"{name} is not evaluated", roots=(thing,))
            if name in ("__setattr__", "__delattr__"):
                return self._storing(thing, name)
            if name == "__dict__":
                if kind is super:
                    return self._run.unknown("__dict__ of super() is not evaluated")
                return self._namespaces.of(thing)
        mro = thing.__thisclass__.__mro__[1:] if kind is super else kind.__mro__
        if kind is super:
            own = type(thing.__self__) if not isinstance(thing.__self__, type) else thing.__self__
            whole = own.__mro__
            mro = whole[whole.index(thing.__thisclass__) + 1 :]
        if kind is not super and holds(thing, name):
            return getattr(thing, name)
        for base in mro:
            if name in base.__dict__:
                if base in self._run.classes or name in self._base_names(base):
                    if base is str and name in ("format", "format_map"):
                        text = thing.__self__ if kind is super else thing
                        return self._text_format(exact(text), name)
                    return _bound(self._answered(thing, kind, name), thing)
                why = f".{name} of {_article(base.__name__)} is not evaluated"
                return self._run.unknown(why, roots=(thing,))
        return getattr(thing, name)

    def _answered(self, thing: Any, kind: type, name: str) -> Any:
        """What a class holds, as read of an instance; its `__getattr__` answers for a property."""
        if not hasattr(kind, "__getattr__"):
            return getattr(thing, name)
        with self._run.asks():
            return getattr(thing, name)

    def _base_names(self, base: type) -> frozenset[str]:
        names = self._table(base) | tables.ATTRIBUTES.get(base, frozenset())
        if base.__module__ in (
            "enum",
            "typing",
            "abc",
            "dataclasses",
            "collections.abc",
            "contextlib",
            "collections",
        ):
            names |= tables.OPEN_DUNDERS | tables.ATTRIBUTES[enum.Enum]
        return names | (tables.OPEN_DUNDERS - tables.DESCRIBING & set(base.__dict__))

    def _storing(self, thing: Any, name: str) -> Callable[..., Any]:
        """`__setattr__` or `__delattr__` as a program may call it: plain names, its own objects."""
        found = getattr(thing, name)
        if _is_own(getattr(found, "__func__", found)):
            return found
        bound: Any = None if isinstance(thing, type) else thing
        if type(thing) is super:
            bound = thing.__self__  # pyright: ignore[reportAttributeAccessIssue]

        def store(*args: Any) -> Any:
            target, key, *value = args if bound is None else (bound, *args)
            key = exact(key)
            run = self._run
            if (type(key) is str and _is_dunder(key)) or not run.owns(type(target)):
                unknown = run.unknown(f"{name} with {key} is not evaluated")
                run.lose([target, *value], unknown)
                raise UnknownTruth(unknown)
            run.recorder.touch(target)
            return found(target, key, *value) if bound is None else found(key, *value)

        return store

    def _text_format(self, template: str, name: str) -> Callable[..., Any]:
        def format_(*args: Any, **kwargs: Any) -> Any:
            return _Formatter(self, args, kwargs).apply(template)

        def format_map(mapping: Any) -> Any:
            return _Formatter(self, None, mapping).apply(template)

        return format_ if name == "format" else format_map

    # -- storing ----------------------------------------------------------------------------

    def set(self, thing: Any, name: str, value: Any) -> None:
        """`thing.name = value`, where that changes something of the program's own."""
        run = self._run
        name = exact(name)
        unknown = run.taint.of(thing) if run.taint.exists else None
        if unknown is not None:
            run.lose([unknown, value], unknown)  # it may be any object that this one may be
            run.operate(unknown)
            return
        kind = type(thing)
        unknown = run.descriptor(kind, name)
        if unknown is not None:
            run.lose([thing, value], unknown)
            run.taint.add(thing, unknown)
            return
        run.recorder.touch(thing)
        if self._may_store(thing, kind, name):
            if isinstance(value, Unknown) and not _keeps_anything(run, thing, name):
                run.lose([thing], value)
                if run.owns(thing):
                    run.taint.add(thing, value)
                return
            if name in _NAMES:
                value = exact(value)
            if name == "label":
                run.recorder.names.relabel(thing)
            try:
                setattr(thing, name, value)
            except UnknownTruth as undecided:
                run.gave_up(undecided, (thing, value))
            finally:
                self._namespaces.show(thing)
            return
        if isinstance(thing, type) and _is_fixed(thing):
            setattr(thing, name, value)  # CPython's own TypeError
        unknown = run.unknown(f"storing .{name} of {_article(kind.__name__)} is not evaluated")
        if kind in (types.FunctionType, types.ModuleType):
            raise Adrift(unknown)  # it does something else from now on, whoever calls it
        run.lose([thing, value], unknown)
        run.taint.add(thing, unknown)

    def _may_store(self, thing: Any, kind: type, name: str) -> bool:
        if _is_dunder(name):
            if self._run.owns(thing):
                return name in _STORED_ON_CLASSES
            return (
                name in _NAMES
                if _is_own(thing)
                else (kind in self._run.classes and name in ("__doc__", "__name__"))
            )
        if self._run.owns(kind) or self._run.owns(thing):
            return True
        if kind is types.ModuleType:
            return self._run.modules.is_one(thing) and is_open(name)
        if module_of(kind).startswith("neurogebra."):
            return name in _CORE_SLOTS.get(kind.__name__, ())
        if is_array(kind):
            return name == "shape"
        if kind is types.FunctionType:
            return _is_own(thing)
        if kind is decimal.Context:
            return name in ("prec", "rounding", "Emin", "Emax")
        return issubclass(kind, types.SimpleNamespace) or (
            isinstance(thing, BaseException) and name == "args"
        )

    def delete(self, thing: Any, name: str) -> None:
        """`del thing.name`."""
        run = self._run
        name = exact(name)
        unknown = run.taint.of(thing)
        if unknown is not None:
            run.lose([unknown], unknown)
            run.operate(unknown)
            return
        unknown = run.descriptor(type(thing), name)
        if unknown is not None:
            run.lose([thing], unknown)
            return
        run.recorder.touch(thing)
        kept = run.modules.is_one(thing) and name in thing.__dict__ and is_open(name)
        kept = kept or type(thing) in run.classes or run.owns(thing)
        kept = kept or issubclass(type(thing), types.SimpleNamespace)
        if kept and not _is_dunder(name):
            try:
                delattr(thing, name)
            finally:
                self._namespaces.show(thing)
            return
        unknown = run.unknown(f"deleting .{name} is not evaluated")
        if type(thing) in (types.FunctionType, types.ModuleType):
            raise Adrift(unknown)
        run.lose([thing], unknown)
        run.taint.add(thing, unknown)


class Namespaces:
    """The `__dict__`s that a program has asked for, each a copy that is kept like the real one.

    A program that held the real one could store names in it that no guard lets it store.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self.kept: dict[int, tuple[Any, dict[Any, Any], dict[Any, Any]]] = {}

    def of(self, thing: Any) -> dict[Any, Any]:
        """The copy of an object's namespace, as it is now."""
        real = object.__getattribute__(thing, "__dict__")
        if id(thing) not in self.kept:
            self.kept[id(thing)] = (thing, dict(real), dict(real))
        self.show(thing)
        return self.kept[id(thing)][1]

    def show(self, thing: Any) -> None:
        """The object has changed: so does the copy."""
        if id(thing) in self.kept:
            _, copy, last = self.kept[id(thing)]
            real = object.__getattribute__(thing, "__dict__")
            for shown in (copy, last):
                shown.clear()
                shown.update(real)

    def take_over(self, thing: Any) -> None:
        """The copy may have been changed: so is the object, in plain names."""
        if id(thing) not in self.kept:
            return
        _, copy, last = self.kept[id(thing)]
        unknown = self._run.taint.of(copy)
        if unknown is not None:
            del self.kept[id(thing)]
            self._run.lose([thing], unknown)
            return
        if copy.keys() == last.keys() and all(copy[name] is last[name] for name in copy):
            return
        real = object.__getattribute__(thing, "__dict__")
        if all(type(name) is str and not _is_dunder(name) for name in copy):
            self._run.recorder.touch(thing)
            real.clear()
            real.update(copy)
        else:
            unknown = self._run.unknown("special names in a __dict__ are not evaluated")
            self._run.lose([thing, *copy.values()], unknown)
        self.show(thing)


class _Formatter:
    """`str.format` whose fields read attributes through the guard; its complaints are CPython's."""

    def __init__(self, attributes: Attributes, args: tuple[Any, ...] | None, names: Any) -> None:
        self._attributes = attributes
        self._run = attributes._run  # pyright: ignore[reportPrivateUsage]
        self._args, self._names = args, names
        self._n_automatic = 0
        self._by_number = False

    def apply(self, template: str) -> Any:
        """The template with its fields filled in."""
        run = self._run
        why = operators.format_bound(run, template)
        if why:
            return run.unknown(why)
        unknown = run.taint.within((self._args, self._names))
        if unknown is not None:
            run.operate(unknown)
            return Unknown(unknown.why, unknown.line)
        return self._filled(template, 2)

    def _filled(self, template: str, deep: int) -> str:
        if deep <= 0:
            raise ValueError("Max string recursion exceeded")
        parts: list[str] = []
        for literal, field, spec, conversion in _string.formatter_parser(template):
            parts.append(literal)
            if field is not None:
                value = _converted(self._field(field), conversion)
                parts.append(self._text(value, self._filled(spec, deep - 1) if spec else ""))
        return "".join(parts)

    def _field(self, field: str) -> Any:
        first, rest = _string.formatter_field_name_split(field)
        found = self._value(first)
        for is_attribute, key in rest:
            found = self._attributes.get(found, key) if is_attribute else found[key]
            if isinstance(found, Unknown):
                raise UnknownTruth(found)
        return found

    def _value(self, key: int | str) -> Any:
        if type(key) is str and key:
            return self._names[key]
        automatic = key == ""
        if self._by_number if automatic else self._n_automatic:
            ways = ["automatic field numbering", "manual field specification"]
            before, now = reversed(ways) if automatic else ways
            raise ValueError(f"cannot switch from {before} to {now}")
        index = self._n_automatic if automatic else key
        self._n_automatic += automatic
        self._by_number = not automatic
        if self._args is None:
            raise ValueError("Format string contains positional fields")
        if index >= len(self._args):  # type: ignore[operator]
            raise IndexError(f"Replacement index {index} out of range for positional args tuple")
        return self._args[index]  # type: ignore[index]

    def _text(self, value: Any, spec: str) -> str:
        why = operators.spec_bound(self._run, value, spec)
        if why:
            raise UnknownTruth(self._run.unknown(why))
        return format(value, spec)


_CONVERSIONS = {None: lambda value: value, "s": str, "r": repr, "a": ascii}


def _converted(value: Any, conversion: str | None) -> Any:
    convert = _CONVERSIONS.get(conversion)
    if convert is None:
        raise ValueError(f"Unknown conversion specifier {conversion}")
    return convert(value)


def _answers_by_itself(kind: type) -> bool:
    """Whether a type of the machine's own computes attributes that no table could name."""
    return any(
        "__getattr__" in base.__dict__ or "__getattribute__" in base.__dict__
        for base in kind.__mro__[:-1]
        if not module_of(base).startswith("numpy") and base.__module__ != "builtins"
    )


def _is_fixed(cls: type) -> bool:
    """Whether CPython lets nobody store into this class."""
    return bool(cls.__flags__ & (1 << 8))


def _is_own(function: Any) -> bool:
    """Whether this is a function of the program's."""
    return type(function) is types.FunctionType and function.__code__.co_filename[0] == "§"


def _bound(found: Any, thing: Any) -> Any:
    """What a class holds, as read of `thing`: an unknown method could change what it is of."""
    return found.again(thing) if isinstance(found, Unknown) else found


#: Types of values that are as they may be given, where nothing is known to be lost.
_USUAL = frozenset(
    {list, tuple, dict, set, Value, types.FunctionType, types.MethodType, types.BuiltinFunctionType}
)


def _is_dunder(name: str) -> bool:
    return len(name) > 4 and name.startswith("__") and name.endswith("__")


def _keeps_anything(run: Run, thing: Any, name: str) -> bool:
    """Whether this attribute of this object can hold an Unknown as it is."""
    if name in _NAMES:
        return False
    if type(thing) in (types.FunctionType, types.SimpleNamespace, types.ModuleType):
        return True
    return run.owns(type(thing)) or run.owns(thing)


def _article(name: str) -> str:
    return f"an {name}" if name[:1].lower() in "aeiou" else f"a {name}"
