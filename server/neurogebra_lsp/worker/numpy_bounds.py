"""Why a call of numpy is not made: its result, or its work, would be too large."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from neurogebra_lsp.worker import numpy_table, operators
from neurogebra_lsp.worker.kinds import draws, is_array, is_polynomial

if TYPE_CHECKING:
    from neurogebra_lsp.worker.run import Run

_PRODUCTS = frozenset({"outer", "kron", "convolve", "correlate", "meshgrid", "ix_"})
_MATRIX_PRODUCTS = frozenset({"dot", "matmul", "inner", "vdot", "tensordot"})
_CUBIC = numpy_table.LINALG - {"norm", "trace", "cross", "outer", "vector_norm"}
_LARGEST_MATRIX = 1_000


def why_not(
    run: Run,
    name: str,
    owner: Any,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    module: str = "numpy",
) -> str:
    """The reason, or ""; `module` is where what is called comes from."""
    if name in numpy_table.DRAWS and draws(owner):
        return operators.too_many(run, _drawn(name, args, kwargs))
    if name == "nditer":
        return _iterated(args, kwargs)
    if module == "numpy.fft" and name not in numpy_table.MAKERS:
        return operators.too_many(run, _transformed(args, kwargs))
    if module in _OF_TEXTS and any(map(_is_textual, args)):
        return operators.too_many(run, _characters((*args, *kwargs.values())))
    if module.startswith("numpy.polynomial") or is_polynomial(type(owner)):
        return _of_series(run, name, (owner, *args, *kwargs.values()))
    if name in numpy_table.MAKERS:
        return operators.too_many(run, _asked(name, args, kwargs))
    polynomials = [a for a in args if is_polynomial(type(a))]
    if polynomials:
        return operators.too_many(run, math.prod(len(p.coef) ** 2 for p in polynomials))
    arrays = [a for a in (owner, *args, *kwargs.values()) if is_array(type(a))]
    if name in _PRODUCTS:
        sizes = [getattr(a, "size", None) or _length(a) for a in args]
        return operators.too_many(run, math.prod(max(s, 1) for s in sizes))
    if name in _MATRIX_PRODUCTS and len(arrays) >= 2:
        return operators._matmul(run, arrays[0], arrays[1])  # pyright: ignore[reportPrivateUsage]
    if name in _CUBIC and arrays and max(arrays[0].shape, default=0) > _LARGEST_MATRIX:
        return "linear algebra with a matrix of this size is not evaluated"
    if name == "einsum" and math.prod(max(a.size, 1) for a in arrays) > run.budget.elements * 10:
        return "an einsum of this size is not evaluated"
    if len(arrays) >= 2:
        return operators.broadcast_bound(run, arrays[0], arrays[1])
    return ""


_OF_TEXTS = frozenset(
    {"numpy.char", "numpy.strings", "numpy._core.strings", "numpy._core.defchararray"}
    | {"numpy.core.defchararray"}
)
_LARGEST_DEGREE = 1_000


def _transformed(args: tuple[Any, ...], kwargs: dict[str, Any]) -> float:
    """How many elements a Fourier transform of what is given to a length asks for, at most."""
    own = _size(args[0]) if args else 1
    longest = kwargs.get("n", kwargs.get("s", args[1] if len(args) > 1 else None))
    return own if longest is None else max(own, 1) * max(_volume(longest), 1)


def _is_textual(thing: Any) -> bool:
    kind = thing.dtype.kind if is_array(type(thing)) else ""
    return kind in ("S", "U") if kind else isinstance(thing, (str, bytes, list, tuple))


def _characters(given: tuple[Any, ...]) -> float:
    """How many characters texts have, each as often or as wide as the largest number says."""
    n_texts, longest, largest = 1, 1, 1
    for thing in given:
        n_texts = max(n_texts, _size(thing) if not isinstance(thing, (str, bytes)) else 1)
        for one in _leaves(thing):
            if isinstance(one, (str, bytes)):
                longest = max(longest, len(one))
            elif isinstance(one, int):
                largest = max(largest, one)
    return n_texts * longest * (largest + longest)


def _leaves(thing: Any) -> list[Any]:
    if is_array(type(thing)):
        return thing.ravel().tolist()
    if not isinstance(thing, (list, tuple)):
        return [thing]
    return [leaf for one in thing for leaf in _leaves(one)]


def _of_series(run: Run, name: str, given: tuple[Any, ...]) -> str:
    """Why a function of polynomials is not called: of too high a degree, or of too much."""
    sizes = sorted(_size(getattr(one, "coef", one)) for one in given)
    degree = max((one for one in given if isinstance(one, int)), default=1)
    if degree > _LARGEST_DEGREE:
        return "a polynomial of this degree is not evaluated"
    if name.endswith("fit"):
        return operators.too_many(run, sizes[-1] * (degree + 1) ** 2)
    if name.endswith(("roots", "companion")) and sizes[-1] > _LARGEST_DEGREE:
        return "a polynomial of this degree is not evaluated"
    return operators.too_many(run, math.prod(sizes[-2:]) * max(degree, 1) ** 2)


_ITERATOR_FLAGS = frozenset({"multi_index", "c_index", "f_index"})
_ELEMENT_FLAGS = (["readonly"], ["readwrite"], [["readonly"]], [["readwrite"]])


def _iterated(args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """Why elements are not gone over so: only one array is, one element at a time, uncopied."""
    plain = len(args) == 1 and is_array(type(args[0])) and not args[0].dtype.hasobject
    flags = kwargs.get("flags", [])
    plain = plain and kwargs.keys() <= {"flags", "op_flags", "order"}
    plain = plain and type(flags) is list and all(flag in _ITERATOR_FLAGS for flag in flags)
    plain = plain and kwargs.get("op_flags", ["readonly"]) in _ELEMENT_FLAGS
    return "" if plain else "this use of numpy.nditer is not evaluated"


def _asked(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> float:
    """How many elements a call asks for; too many is harmless, what it cannot read counts 0."""
    numbers = [_number(a) for a in args]
    if name == "arange":
        start, stop, step = _range_of(numbers)
        return abs(stop - start) / abs(step) if step else 0
    if name in ("linspace", "logspace", "geomspace"):
        return max(_number(kwargs.get("num", args[2] if len(args) > 2 else 50)), 1)
    if name in ("eye", "identity", "tri"):
        columns = kwargs.get("M", args[1] if len(args) > 1 else None)
        return (
            numbers[0] * (_number(columns) if columns is not None else numbers[0]) if numbers else 0
        )
    if name in ("tile", "repeat", "pad", "resize", "broadcast_to"):
        own = getattr(args[0], "size", None) or _length(args[0]) if args else 1
        more = args[1] if len(args) > 1 else next(iter(kwargs.values()), 1)
        return max(own, 1) * max(_volume(more), 1)
    if name in ("diag", "diagflat"):
        given = args[0] if args else 0
        return _size(given) ** 2 if getattr(given, "ndim", 1) == 1 else _size(given)
    if name == "bincount":
        largest = max(map(_number, _flat(args[0])), default=0) if args else 0
        return max(largest, _number(kwargs.get("minlength", args[2] if len(args) > 2 else 0)))
    if name in ("histogram", "histogram_bin_edges"):
        return _number(kwargs.get("bins", args[1] if len(args) > 1 else 10))
    if name == "sliding_window_view":
        window = kwargs.get("window_shape", args[1] if len(args) > 1 else 1)
        return _size(args[0]) * _volume(window) if args else 0
    if name == "ndindex":
        return math.prod(map(_volume, args))
    shape = kwargs.get("shape", kwargs.get("n", args[0] if args else 0))
    return _volume(shape)


def _drawn(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> float:
    """How many numbers a draw asks for."""
    if name in ("rand", "randn"):
        return math.prod(map(_number, args))
    if name in ("permutation", "bytes"):
        return _volume(args[0]) if args and not hasattr(args[0], "size") else 0
    place = numpy_table.SIZE_OF_DRAW.get(name, len(args))
    size = kwargs.get("size", args[place] if len(args) > place else None)
    # Without a size, the parameters are broadcast; the draws of a row each are as long as it.
    parameters = (*args[:place], *(held for key, held in kwargs.items() if key != "size"))
    of_arrays = math.prod(max(_size(held), 1) for held in parameters)
    if size is None:
        return of_arrays
    return _volume(size) * (of_arrays if name in _DRAWN_IN_ROWS else 1)


_DRAWN_IN_ROWS = frozenset({"multinomial", "dirichlet", "multivariate_normal", "choice"})


def _size(thing: Any) -> int:
    return thing.size if is_array(type(thing)) else _length(thing)


def _flat(thing: Any) -> Any:
    return (
        thing.ravel()[:1_000_000].tolist()
        if is_array(type(thing))
        else thing
        if _length(thing) > 1
        else ()
    )


def _range_of(numbers: list[float]) -> tuple[float, float, float]:
    if len(numbers) == 1:
        return 0, numbers[0], 1
    start, stop, step = (*numbers, 1)[:3] if len(numbers) > 1 else (0, 0, 1)
    return start, stop, step


def _number(thing: Any) -> float:
    try:
        return float(thing)
    except (TypeError, ValueError, OverflowError):
        return 0


def _length(thing: Any) -> int:
    try:
        return len(thing)
    except TypeError:
        return 1


def _volume(shape: Any) -> float:
    if isinstance(shape, (tuple, list)):
        return math.prod(abs(_number(n)) for n in shape)
    return abs(_number(shape))
