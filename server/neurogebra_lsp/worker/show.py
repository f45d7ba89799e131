"""A value as facts show it: exact where it is short, bounded always, silent where runs differ."""

from __future__ import annotations

import enum
import math
import sys
from collections.abc import Hashable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from neurogebra_lsp.facts import Shown
from neurogebra_lsp.worker import shapes, symbolic
from neurogebra_lsp.worker.kinds import module_of
from neurogebra_lsp.worker.steadiness import ADDRESS, size, unsteady
from neurogebra_lsp.worker.unknown import Control, OverBudget, UnknownTruth

if TYPE_CHECKING:
    from neurogebra_lsp.worker.run import Run

_TEXT = 20_000
_NAME = 80  #: characters of a registered name
_REGISTERED = 200
_ELEMENTS = 5_000
_LISTED = 2  #: dimensions of an array that is told by its numbers alone
_ARRAYS, _REMEMBERED = 500, 1_000  #: arrays whose showing is remembered, and their elements


def show(run: Run, value: Any) -> Shown:
    """What facts say of a value at this moment."""
    if value is None:
        return _NONE
    unknown = run.taint.within((value,))
    if unknown is not None:
        is_whole = unknown is run.taint.of(value)
        unknown = shapes.standing(run, unknown, value) if is_whole else unknown
        shape = (unknown.shape or None) if is_whole else None
        known_type = "ndarray" if shape is not None else ""
        if not is_whole:
            known_type = type(value).__name__
        shown = Shown(
            known_type,
            "",
            unknown.why,
            unknown.line,
            shape=shape,
            dtype=unknown.dtype if shape else None,
        )
        form = symbolic.form_of(value)
        return shown if form is None else replace(shown, **run.recorder.shown_form(form))
    kind = type(value)
    if kind in (int, float, bool):
        return _number(value, kind.__name__)
    if kind is enum.auto:
        return show(run, value.value)  # what the body of an enum holds
    name = kind.__name__
    if kind is str:
        return _text(run, name, value)
    if _is_numpy(kind):
        return _numpy(run, value, name)
    if name in _CORE and module_of(kind).startswith("neurogebra."):
        return _CORE[name](run, value)
    why = unsteady(run, value)
    if why:
        return Shown(name, "", why)
    return _text(run, name, value)


_NONE = Shown("NoneType", "None")


def _number(value: float, name: str) -> Shown:
    if isinstance(value, int) and value.bit_length() > 10_000:
        return Shown(name, "", f"an integer of {value.bit_length():,} bits", cut=True)
    try:
        number = float(value)
    except OverflowError:
        number = math.inf if value > 0 else -math.inf
    return Shown(name, repr(value), number=number)


def _text(run: Run, name: str, value: Any) -> Shown:
    if size(value, _ELEMENTS) >= _ELEMENTS:
        return Shown(name, "", "too large to show", cut=True)
    try:
        with run.recorder.looking():
            text = repr(value)
    except UnknownTruth as undecided:
        return Shown(name, "", undecided.unknown.why, undecided.unknown.line)
    except OverBudget as over:  # the next step of the program ends it
        return Shown(name, "", str(over))
    except Control:
        raise
    except BaseException as error:  # even one that would end the program
        return Shown(name, "", f"its repr raises {type(error).__name__}")
    if ADDRESS.search(text):
        return Shown(name, "", _address(name))
    if len(text) > _TEXT:
        return Shown(name, text[:_TEXT], "too long to show whole", cut=True)
    return Shown(name, text)


def _address(name: str) -> str:
    return f"a {name} is shown by its address in memory, which differs in every run"


def _is_numpy(kind: type) -> bool:
    numpy = sys.modules.get("numpy")
    return numpy is not None and issubclass(kind, (numpy.ndarray, numpy.generic))


def _numpy(run: Run, value: Any, name: str) -> Shown:
    """An array or a number of numpy's; of an array that was shown before, what was said then."""
    numpy = sys.modules["numpy"]
    key: Hashable = None
    if type(value) is numpy.ndarray and value.dtype.kind in "biuf" and value.size <= _REMEMBERED:
        options = numpy.get_printoptions()
        if options["formatter"] is None:
            key = (value.dtype, value.shape, *options.values(), value.tobytes())
            known = run.recorder.arrays_shown.get(key)
            if known is not None:
                return known
    with run.recorder.looking():  # the program may have set what formats its numbers
        shown = _numpy_anew(value, name)
    if key is not None:
        if len(run.recorder.arrays_shown) >= _ARRAYS:
            run.recorder.arrays_shown.clear()
        run.recorder.arrays_shown[key] = shown
    return shown


def _numpy_anew(value: Any, name: str) -> Shown:
    numpy = sys.modules["numpy"]
    if isinstance(value, numpy.generic):
        number = (
            float(value)
            if isinstance(value, (numpy.number, numpy.bool_))
            and not isinstance(value, numpy.complexfloating)
            else None
        )
        return Shown(name, repr(value), number=number, dtype=str(value.dtype))
    dtype, shape = str(value.dtype), tuple(map(int, value.shape))
    if value.dtype.hasobject:
        return Shown(name, "", "an array of Python objects", dtype=dtype, shape=shape)
    is_listed = value.size <= _ELEMENTS and value.dtype.kind in "biufU"
    items = value.tolist() if is_listed else None
    stats = None
    if value.dtype.kind in "biuf" and value.size:
        with numpy.errstate(all="ignore"):
            stats = (float(value.mean()), float(value.std()))
    # Writing an array takes numpy longer than all the rest, and its numbers tell it as well.
    text = "" if is_listed and value.ndim <= _LISTED else repr(value)[:_TEXT]
    cut = items is None
    return Shown(name, text, dtype=dtype, shape=shape, items=items, stats=stats, cut=cut)


def _value(run: Run, value: Any) -> Shown:
    return run.recorder.shown_value(value, value.data)


def _expression(run: Run, value: Any) -> Shown:
    unknown = run.taint.within((value.params,))
    if unknown is not None:
        return Shown("Expression", "", unknown.why, unknown.line)
    return Shown("Expression", _bounded(repr(value)), card=run.recorder.card_of(value))


def _forge(_run: Run, value: Any) -> Shown:
    names = [name for name in value.registered if type(name) is str and len(name) <= _NAME]
    return Shown("MathForge", "MathForge()", items=names[:_REGISTERED] or None)


_CORE = {"Value": _value, "Expression": _expression, "MathForge": _forge}


def _bounded(text: str) -> str:
    return text if len(text) <= _TEXT else text[:_TEXT]
