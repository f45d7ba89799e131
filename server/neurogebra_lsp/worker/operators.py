"""The guards of operators: the same results as CPython's, bounded before they start."""

from __future__ import annotations

import datetime
import math
import operator
import re
import sys
from collections import UserList, UserString, deque
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any, cast

from neurogebra_lsp.worker import shapes, symbolic, tables
from neurogebra_lsp.worker.kinds import is_array, is_polynomial, is_value
from neurogebra_lsp.worker.steadiness import ADDRESS, unsteady
from neurogebra_lsp.worker.unknown import Unknown, UnknownTruth, about_unknown

if TYPE_CHECKING:
    from neurogebra_lsp.worker.run import Run

Guard = Callable[..., Any]

_EXACT = frozenset({float, bool, complex, int})
#: What looks into containers.
_COMPARING = frozenset(
    {operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge}
)
_UNCHANGING = frozenset({int, float, str, tuple, bool, complex, bytes, frozenset})
_SMALL = 1 << 62
_SEQUENCES = (str, bytes, list, tuple, bytearray)
_MATMUL_WORK = 2_000_000_000


def guards(run: Run) -> dict[str, Guard]:
    """Every operator guard by name."""
    made: dict[str, Guard] = {}
    for name, apply in tables.OPERATORS.items():
        if name in ("pos", "neg", "invert"):
            made[name] = _unary(run, apply)
        else:
            bound = _BOUNDS.get(name.removeprefix("i") if name in _IN_PLACE else name)
            made[name] = _binary(run, apply, bound, name in _IN_PLACE)
    return made


_IN_PLACE = frozenset(
    [
        "iadd",
        "isub",
        "imul",
        "itruediv",
        "ifloordiv",
        "imod",
        "ipow",
        "imatmul",
        "ilshift",
        "irshift",
        "iand",
        "ior",
        "ixor",
    ]
)


def _unary(run: Run, apply: Guard) -> Guard:
    taint = run.taint

    def guard(value: Any) -> Any:
        if type(value) in _EXACT:
            return apply(value)
        unknown = taint.of(value)
        if unknown is not None:
            return spread(run, unknown, apply, value)
        try:
            return apply(value)
        except UnknownTruth as undecided:
            return run.gave_up(undecided, (value,))

    return guard


def _binary(
    run: Run, apply: Guard, bound: Callable[[Run, Any, Any], str] | None, in_place: bool
) -> Guard:
    taint = run.taint
    compares = apply in _COMPARING
    exact = _EXACT if bound is None or bound is _add else _EXACT - {int}
    by_id = taint.by_id

    def guard(left: Any, right: Any) -> Any:
        left_type, right_type = type(left), type(right)
        if left_type in exact and right_type in exact:
            return apply(left, right)
        if taint.exists:
            if left_type is Unknown or right_type is Unknown or by_id or isinstance(left, Unknown):
                unknown = taint.of(left)
                if unknown is not None:
                    if right_type in run.classes:
                        run.lose([right], unknown)  # its own operator may run
                elif left_type not in run.classes:  # those meet an Unknown by themselves
                    unknown = taint.of(right)
                if unknown is None and compares:
                    unknown = taint.lost_within((left, right))
                if unknown is not None:
                    if (
                        in_place
                        and left_type not in (str, tuple, complex)
                        and not (
                            symbolic.form_of(left)  # these have no operation in place
                            or left_type in _EXACT
                        )
                    ):
                        run.lose([left, right], unknown)
                    return spread(run, unknown, apply, left, right)
        if bound is not None:
            why = bound(run, left, right)
            if why:
                return run.unknown(why)
        if in_place and left_type not in _UNCHANGING:
            run.recorder.touch(left)
        elif is_array(left_type) and is_array(right_type):
            why = broadcast_bound(run, left, right)
            if why:
                return run.unknown(why)
        try:
            if in_place and left_type is list and right_type is not list:
                with run.asks():
                    result = apply(left, right)
            else:
                result = apply(left, right)
        except UnknownTruth as undecided:
            return run.gave_up(undecided, run.acting((left, right)))
        except TypeError as error:
            if taint.exists and about_unknown(error):
                return run.unknown("an operation on something unknown", roots=(left, right))
            raise
        if is_array(type(result)) and result.dtype.hasobject:
            return run.unknown("arrays of Python objects are not evaluated")
        if type(result) is str and bound is _mod and ADDRESS.search(result):
            return run.unknown("a text with an address in memory differs in every run")
        return result

    return guard


def spread(run: Run, unknown: Unknown, apply: Guard, *operands: Any) -> Unknown:
    """The Unknown that an operation on one gives; its shape and form stay known where they can."""
    run.operate(unknown)
    made = unknown.again(*operands)
    made.shape, made.dtype = shapes.computed(run, apply, *operands)
    made.form = symbolic.computed(apply, *operands)
    return made


def broadcast_bound(run: Run, left: Any, right: Any) -> str:
    """Why two arrays may not be combined: the result would be too large. "" when it is not."""
    if left.size * right.size <= run.budget.elements:
        return ""
    numpy = sys.modules["numpy"]
    try:
        size = math.prod(numpy.broadcast_shapes(left.shape, right.shape))
    except ValueError:
        return ""
    return too_many(run, size)


def too_many(run: Run, size: float) -> str:
    """Why a thing of so many elements is not made, or ""."""
    limit = run.budget.elements
    return (
        f"{size:,} elements are more than the {limit:,} that are evaluated" if size > limit else ""
    )


#: What the C library writes by the zone that the machine is in.
_OF_THE_MACHINE = re.compile(r"%[-_0^#]*[sZ]")


def local_time(formats: tuple[Any, ...]) -> str:
    """Why times are not written or read by one of these: it depends on where the machine stands."""
    if any(isinstance(one, str) and _OF_THE_MACHINE.search(one) for one in formats):
        return "the time zone of the machine is not known"
    return ""


def too_long(run: Run, size: int) -> str:
    """Why a text of so many characters is not made, or ""."""
    limit = run.budget.text
    return (
        f"{size:,} characters are more than the {limit:,} that are evaluated"
        if size > limit
        else ""
    )


def _bits(number: Any) -> int:
    return number.bit_length() if isinstance(number, int) else 0


def _too_many_bits(run: Run, bits: float) -> str:
    limit = run.budget.integer_bits
    return (
        f"an integer of about {bits:,.0f} bits is more than the {limit:,} that are evaluated"
        if bits > limit
        else ""
    )


def _mul(run: Run, left: Any, right: Any) -> str:
    if type(left) is int and type(right) is int:
        if -_SMALL < left < _SMALL and -_SMALL < right < _SMALL:
            return ""
        return _too_many_bits(run, _bits(left) + _bits(right))
    if _is_one_number(type(left)) and _is_one_number(type(right)):
        return ""
    left, right = _wrapped(left), _wrapped(right)
    for sequence, times in ((left, right), (right, left)):
        if isinstance(sequence, _SEQUENCES) and isinstance(times, int):
            size = len(sequence) * max(times, 0)
            return (
                too_long(run, size) if isinstance(sequence, (str, bytes)) else too_many(run, size)
            )
        if isinstance(sequence, deque) and isinstance(times, int):
            return too_many(run, len(cast(list[Any], sequence)) * max(times, 0))
    if is_polynomial(type(left)) and is_polynomial(type(right)):
        return too_many(run, (_order(left) + 1) * (_order(right) + 1))
    return ""


def _is_one_number(kind: type) -> bool:
    return kind in _EXACT or is_value(kind)


def _wrapped(thing: Any) -> Any:
    """The list or text that one of the classes made to be derived from holds."""
    return vars(thing).get("data") if isinstance(thing, (UserList, UserString)) else thing


def _order(polynomial: Any) -> int:
    return len(polynomial.coef) - 1


def _add(run: Run, left: Any, right: Any) -> str:
    if isinstance(left, str) and isinstance(right, str):
        return too_long(run, len(left) + len(right))
    if isinstance(left, list) and isinstance(right, list):
        return too_many(run, len(left) + len(right))
    return ""


def _pow(run: Run, left: Any, right: Any) -> str:
    if isinstance(left, int) and isinstance(right, int) and abs(left) > 1 and right > 1:
        return _too_many_bits(run, abs(left).bit_length() * min(right, 1 << 80))
    if isinstance(right, int) and isinstance(left, Fraction):  # they grow as integers do
        base = left.numerator
        bits = max(_bits(base), _bits(left.denominator))
        return _too_many_bits(run, bits * min(abs(right), 1 << 80))
    if isinstance(right, int) and is_polynomial(type(left)):
        return too_many(run, (right * (_order(left) + 1)) ** 2)
    return ""


def _lshift(run: Run, left: Any, right: Any) -> str:
    if isinstance(left, int) and isinstance(right, int) and left:
        return _too_many_bits(run, _bits(left) + max(right, 0))
    return ""


_WIDTH = re.compile(r"\d+")


def format_bound(run: Run, spec: str) -> str:
    """Why a format spec or template is not used: it asks for too wide a text. "" when it may be."""
    widest = max((int(digits[:30]) for digits in _WIDTH.findall(spec)), default=0)
    return too_long(run, widest)


def spec_bound(run: Run, value: Any, spec: str) -> str:
    """Why a value is not formatted so."""
    if isinstance(value, (datetime.date, datetime.time)):
        return local_time((spec,))
    return format_bound(run, spec)


def _mod(run: Run, left: Any, right: Any) -> str:
    if not isinstance(left, (str, bytes)):
        return ""
    if run.taint.within((right,)) is not None:
        return "the text contains something unknown"
    why = format_bound(run, left if isinstance(left, str) else left.decode("latin-1"))
    if not why and "*" in (left if isinstance(left, str) else ""):
        numbers = right if isinstance(right, tuple) else (right,)
        why = too_long(run, max((n for n in numbers if isinstance(n, int)), default=0))
    return why or unsteady(run, right)


def _matmul(run: Run, left: Any, right: Any) -> str:
    shapes: list[Any] = [getattr(left, "shape", ()), getattr(right, "shape", ())]
    if not all(shapes) or not all(isinstance(s, tuple) for s in shapes):
        return ""
    rows = math.prod(shapes[0])
    columns = shapes[1][-1] if len(shapes[1]) > 1 else 1
    if rows * columns > _MATMUL_WORK:
        return "a matrix product of this size is not evaluated"
    return too_many(run, rows // max(shapes[0][-1], 1) * columns)


_BOUNDS: dict[str, Callable[[Run, Any, Any], str]] = {
    "mul": _mul,
    "add": _add,
    "pow": _pow,
    "lshift": _lshift,
    "mod": _mod,
    "matmul": _matmul,
}
