"""One number that remembers how it was made: scalar automatic differentiation."""

# pyright: reportPrivateUsage=false
# The functions of this module are parts of the class, outside it so that they need no lookup.

from __future__ import annotations

import math
from dataclasses import replace
from numbers import Real
from typing import TYPE_CHECKING, Any, TypeAlias

from neurogebra.core.functions import Functions
from neurogebra.errors import (
    DivisionByZeroError,
    NumberExpectedError,
    OperationError,
    ResultTooLargeError,
    UndefinedResultError,
)
from neurogebra.ops import OPS, Op

if TYPE_CHECKING:
    from neurogebra.core.graph import Graph

#: What takes part in arithmetic with a Value.
Operand: TypeAlias = "Value | float"

#: What is shown of an operation; every other one is shown by its name.
SIGNS = {"add": "+", "sub": "-", "mul": "*", "div": "/", "pow": "**", "neg": "-", "mod": "%"}

# Sums and products are most of any network, and `backward` handles them in place. It knows them by
# these rows, equal to the table's, which only nodes with two Values carry, or with a number on the
# right.
_SUM = replace(OPS["add"])
_PRODUCT = replace(OPS["mul"])
_TWO_VALUES = {"add": _SUM, "mul": _PRODUCT}
_SUM_WITH_NUMBER = replace(OPS["add"])
_PRODUCT_WITH_NUMBER = replace(OPS["mul"])
_WITH_NUMBER = {"add": _SUM_WITH_NUMBER, "mul": _PRODUCT_WITH_NUMBER}

# The commonest first: asking `Real` takes far longer.
_NUMBERS: tuple[type[Any], ...] = (float, int, Real)

_blank = object.__new__


class Value(Functions):
    """A number, how it was made, and the derivative of a result by it.

    Arithmetic on Values gives new Values that remember their operands. `backward()` on one of
    them puts the derivative of that one by each Value it was made from into their `grad`.

    A Value is compared by its number with `<`, `<=`, `>` and `>=`. Equality, hashing and truth are
    those of an object, not of a number: `a == b` asks whether both are the same node, so Values
    work in sets, as keys and with `in`; compare `a.data == b.data` for numbers.

    Parameters
    ----------
    data : one real number, kept as it is: an int stays an int
    label : a name, for drawings; the graph of results shows it

    Attributes
    ----------
    data : the number; assign to it to take a step of gradient descent
    grad : the derivative of the result whose `backward()` ran last; 0.0 before
    label : the name, "" without one

    Raises
    ------
    NumberExpectedError
        When `data` is not one real number; a TypeError.

    Notes
    -----
    The graph can be read: `_prev` holds the Values a node was made from, `_op` the sign or name
    of its operation ("+", "**2", "tanh"; "" for a Value that was not computed). Operands in order,
    numbers among them as numbers, are `_inputs`, the derivatives by each `_partials`.
    Gradients follow the usual rules of scalar engines: see `backward`.

    Examples
    --------
    >>> x = Value(2.0)
    >>> z = (x**2 + 3) * 2
    >>> z.backward()
    >>> z.data, x.grad
    (14.0, 8.0)
    """

    # `_row` is the operation's row in the table, None for a leaf; `_u` and `_v` its operands,
    # Values or plain numbers; `_uses` how often this was an operand, which gives `backward` its
    # order without a search.
    __slots__ = ("__weakref__", "_row", "_u", "_uses", "_v", "data", "grad", "label")

    # Above numpy's scalars, which then leave arithmetic to us; below its arrays, which apply it
    # to each of their elements.
    __array_priority__ = -1.0

    data: Any
    grad: float
    label: str
    _row: Op | None
    _u: Any
    _v: Any
    _uses: int

    def __init__(self, data: float, label: str = "") -> None:
        if not isinstance(data, _NUMBERS):
            raise NumberExpectedError(_not_a_number(data))
        self.data = data
        self.grad = 0.0
        self.label = label
        self._row = None
        self._u = None
        self._v = None
        self._uses = 0

    def backward(self) -> None:
        """Add the derivative of this Value, by each Value it was made from, to their `grad`.

        Gradients add up: over the paths from a Value to this one, and over calls. This Value's
        own `grad` is set to 1.0; all others keep what they hold and receive more, those between
        this and the leaves included. A second call on the same graph therefore sends on the old
        gradients along with the new: call `zero_grad()` first. Derivatives are taken at the
        present `data` of the operands.

        Raises
        ------
        OperationError
            Where an operation has no finite slope, as sqrt at 0; an ArithmeticError.

        Examples
        --------
        >>> a = Value(3.0)
        >>> b = a * a + a
        >>> b.backward()
        >>> a.grad
        7.0
        """
        self.grad = 1.0
        ready: list[Value] = [self] if self._row is not None else []
        waiting: dict[Value, int] = {}
        while ready:
            _pass_back(ready, waiting)
            # An operand that is used outside this graph too would wait for that use for ever.
            ready = _recount(waiting) if waiting else []

    def zero_grad(self) -> None:
        """Set `grad` to 0.0, here and in every Value this was made from.

        Examples
        --------
        >>> x = Value(3.0)
        >>> y = x**2
        >>> y.backward()
        >>> y.zero_grad()
        >>> x.grad
        0.0
        """
        found: set[Value] = {self}
        pending: list[Value] = [self]
        for node in pending:
            node.grad = 0.0
            for operand in (node._u, node._v):
                if isinstance(operand, Value) and operand not in found:
                    found.add(operand)
                    pending.append(operand)

    def graph(self) -> Graph:
        """The graph below this Value as plain data: a dict of `nodes` and `edges`.

        Nodes are in an order of computation, this one last, and are numbered by it. Each has its
        `id`, `kind` ("leaf", "number" or "operation"), `op`, `label`, `data` and `grad` (None for
        plain numbers). An edge leads `from` an operand `to` what was made of it; `operand` is its
        position there, `partial` the local derivative, None where that is not finite.

        Examples
        --------
        >>> graph = (Value(2.0, label="x") * 3).graph()
        >>> [(node["id"], node["kind"], node["data"]) for node in graph["nodes"]]
        [(0, 'leaf', 2.0), (1, 'number', 3), (2, 'operation', 6.0)]
        >>> graph["edges"][0]
        {'from': 0, 'to': 2, 'operand': 0, 'partial': 3}
        """
        from neurogebra.core.graph import plain

        return plain(self)

    @property
    def _op(self) -> str:
        """The sign or name of the operation; "" for a leaf."""
        if self._row is None:
            return ""
        name = self._row.name
        if name == "pow" and not isinstance(self._v, Value):
            return f"**{self._v}"
        return SIGNS.get(name, name)

    @property
    def _inputs(self) -> tuple[Operand, ...]:
        """The operands in order, each a Value or a plain number."""
        if self._u is None:
            return ()
        return (self._u,) if self._v is None else (self._u, self._v)

    @property
    def _prev(self) -> tuple[Value, ...]:
        """The Values this was made from, each once; numbers among the operands become Values.

        The exponent of `x**2` is part of the operation instead.
        """
        if self._u is None:
            return ()
        if not isinstance(self._u, Value):
            self._u = self._boxed(self._u, 0)
        if self._v is None or self._v is self._u:
            return (self._u,)
        if not isinstance(self._v, Value):
            if self._row is OPS["pow"]:
                return (self._u,)
            self._v = self._boxed(self._v, 1)
        assert self._row is not None
        self._row = _TWO_VALUES.get(self._row.name, self._row)
        return (self._u, self._v)

    @property
    def _partials(self) -> tuple[float, ...]:
        """The local derivative by each operand, at their present data."""
        if self._row is None:
            return ()
        numbers = [_number(operand) for operand in self._inputs]
        try:
            return tuple(partial(self.data, *numbers) for partial in self._row.partials)
        except (ArithmeticError, ValueError) as error:
            raise _no_slope(self, error) from None

    def _boxed(self, number: float, position: int) -> Value:
        """A Value in place of a plain operand, with the gradient it would have received."""
        box = Value(number)
        box._uses = 1
        if self.grad:
            box.grad = self._partials[position] * self.grad
        return box

    def _apply(self, name: str) -> Value:
        row = OPS[name]
        try:
            data = row.forward(self.data)
        except (ArithmeticError, ValueError) as error:
            raise _no_value(row, (self.data,), error) from None
        self._uses += 1
        return _node(row, data, self, None)

    def max(self, other: Operand) -> Value:
        """The larger of the two, which alone receives the gradient; this one where they tie.

        Examples
        --------
        >>> a, b = Value(2.0), Value(5.0)
        >>> top = a.max(b)
        >>> top.backward()
        >>> top.data, a.grad, b.grad
        (5.0, 0.0, 1.0)
        """
        return _combine(OPS["max"], self, _operand(other))

    def min(self, other: Operand) -> Value:
        """The smaller of the two, which alone receives the gradient; this one where they tie.

        Examples
        --------
        >>> Value(2.0).min(5.0).data
        2.0
        """
        return _combine(OPS["min"], self, _operand(other))

    def atan2(self, other: Operand) -> Value:
        """The angle of the point (other, this), in radians.

        Examples
        --------
        >>> round(Value(1.0).atan2(Value(1.0)).data, 6)
        0.785398
        """
        return _combine(OPS["atan2"], self, _operand(other))

    def polygamma(self, order: int) -> Value:
        """The derivative of digamma, of that order, here.

        Examples
        --------
        >>> round(Value(1.0).polygamma(1).data, 6)
        1.644934
        """
        return _combine(OPS["polygamma"], _operand(order), self)

    # The next two are written out because they are most of the work of building any network.

    def __add__(self, other: Operand) -> Value:
        if type(other) is Value:
            out = _blank(*_OF_VALUE)
            out.data = self.data + other.data
            out._row = _SUM
            other._uses += 1
        elif isinstance(other, _NUMBERS):
            out = _blank(*_OF_VALUE)
            out.data = self.data + other
            out._row = _SUM_WITH_NUMBER
        else:
            return _combine(_SUM, self, other)
        self._uses += 1
        out.grad = 0.0
        out.label = ""
        out._u = self
        out._v = other
        out._uses = 0
        return out

    def __mul__(self, other: Operand) -> Value:
        if type(other) is Value:
            out = _blank(*_OF_VALUE)
            out.data = self.data * other.data
            out._row = _PRODUCT
            other._uses += 1
        elif isinstance(other, _NUMBERS):
            out = _blank(*_OF_VALUE)
            out.data = self.data * other
            out._row = _PRODUCT_WITH_NUMBER
        else:
            return _combine(_PRODUCT, self, other)
        self._uses += 1
        out.grad = 0.0
        out.label = ""
        out._u = self
        out._v = other
        out._uses = 0
        return out

    def __radd__(self, other: Operand) -> Value:
        return _combine(OPS["add"], other, self)

    def __rmul__(self, other: Operand) -> Value:
        return _combine(OPS["mul"], other, self)

    def __sub__(self, other: Operand) -> Value:
        return _combine(OPS["sub"], self, other)

    def __rsub__(self, other: Operand) -> Value:
        return _combine(OPS["sub"], other, self)

    def __truediv__(self, other: Operand) -> Value:
        return _combine(OPS["div"], self, other)

    def __rtruediv__(self, other: Operand) -> Value:
        return _combine(OPS["div"], other, self)

    def __mod__(self, other: Operand) -> Value:
        return _combine(OPS["mod"], self, other)

    def __rmod__(self, other: Operand) -> Value:
        return _combine(OPS["mod"], other, self)

    def __pow__(self, other: Operand) -> Value:
        return _combine(OPS["pow"], self, other)

    def __rpow__(self, other: Operand) -> Value:
        return _combine(OPS["pow"], other, self)

    def __neg__(self) -> Value:
        return self._apply("neg")

    def __pos__(self) -> Value:
        return self

    def __abs__(self) -> Value:
        return self._apply("abs")

    def __lt__(self, other: Operand) -> bool:
        return self.data < _number(other) if isinstance(other, (Value, Real)) else NotImplemented

    def __le__(self, other: Operand) -> bool:
        return self.data <= _number(other) if isinstance(other, (Value, Real)) else NotImplemented

    def __gt__(self, other: Operand) -> bool:
        return self.data > _number(other) if isinstance(other, (Value, Real)) else NotImplemented

    def __ge__(self, other: Operand) -> bool:
        return self.data >= _number(other) if isinstance(other, (Value, Real)) else NotImplemented

    def __float__(self) -> float:
        return float(self.data)

    def __int__(self) -> int:
        return int(self.data)

    def __repr__(self) -> str:
        return f"Value(data={self.data}, grad={self.grad})"

    def __format__(self, spec: str) -> str:
        """As the number where a format is asked for, `f"{loss:.4f}"`; else as `repr`."""
        return format(self.data, spec) if spec else repr(self)

    def __copy__(self) -> Value:
        from neurogebra.core.graph import copied

        return copied(self)

    def __deepcopy__(self, memo: dict[int, Any]) -> Value:
        from neurogebra.core.graph import deep_copied

        return deep_copied(self, memo)

    def __reduce_ex__(self, protocol: Any) -> Any:
        if self._row is None:
            return super().__reduce_ex__(max(2, protocol))
        from neurogebra.core.graph import reduced

        return reduced(self)

    def _repr_html_(self) -> str:
        from neurogebra.core.drawing import as_html

        return as_html(self)

    def _repr_latex_(self) -> str:
        from neurogebra.core.drawing import as_latex

        return as_latex(self)


# Handed on as it is: `_blank(Value)` would pack its argument anew for every node.
_OF_VALUE = (Value,)


def node(name: str, data: Any, u: Operand, v: Operand | None = None) -> Value:
    """The Value that the operation `name` made from these operands, without computing it again.

    Examples
    --------
    >>> y = node("mul", 6.0, Value(2.0), 3.0)
    >>> y.backward()
    >>> y
    Value(data=6.0, grad=1.0)
    """
    row = OPS[name]
    if isinstance(u, Value):
        u._uses += 1
        row = (_TWO_VALUES if isinstance(v, Value) else _WITH_NUMBER).get(name, row)
    if isinstance(v, Value):
        v._uses += 1
    return _node(row, data, u, v)


def _node(row: Op, data: Any, u: Any, v: Any) -> Value:
    """The result of an operation on operands that have counted this use already."""
    out = _blank(*_OF_VALUE)
    out.data = data
    out.grad = 0.0
    out.label = ""
    out._row = row
    out._u = u
    out._v = v
    out._uses = 0
    return out


def _combine(row: Op, u: Any, v: Any) -> Value:
    """An operation on two operands, or NotImplemented where one is not a number."""
    if isinstance(u, Value):
        a = u.data
        if isinstance(v, Value):
            b = v.data
            v._uses += 1
        elif isinstance(v, _NUMBERS):
            b = v
        else:
            return NotImplemented
        u._uses += 1
    elif isinstance(u, _NUMBERS):
        a = u
        b = v.data
        v._uses += 1
    else:
        return NotImplemented
    try:
        data = row.forward(a, b)
    except (ArithmeticError, ValueError) as error:
        raise _no_value(row, (a, b), error) from None
    if data.__class__ is complex:
        raise _no_value(row, (a, b), ValueError())
    return _node(row, data, u, v)


def _number(operand: Operand) -> Any:
    return operand.data if isinstance(operand, Value) else operand


def _operand(candidate: Operand) -> Operand:
    """What was given to a method that combines two, when it is a Value or a real number."""
    if not isinstance(candidate, (Value, Real)):
        raise NumberExpectedError(_not_a_number(candidate))
    return candidate


def _pass_back(ready: list[Value], waiting: dict[Value, int]) -> None:
    """Apply the chain rule to every ready node, and to those that this makes ready.

    `waiting` counts for an operand of several operations how many have yet to report to it.
    """
    pop, push = ready.pop, ready.append
    node = pop()
    try:
        while True:
            row: Any = node._row  # None only for leaves, which never come here
            u = node._u
            v = node._v
            grad = node.grad
            if row is _PRODUCT:
                u.grad += v.data * grad
                v.grad += u.data * grad
            elif row is _SUM:
                u.grad += grad
                v.grad += grad
            elif row is _PRODUCT_WITH_NUMBER:
                u.grad += v * grad
                v = None
            elif row is _SUM_WITH_NUMBER:
                u.grad += grad
                v = None
            elif v is None:
                u.grad += row.partials[0](node.data, u.data) * grad
            elif not isinstance(v, Value):
                u.grad += row.partials[0](node.data, u.data, v) * grad
                v = None
            elif not isinstance(u, Value):
                v.grad += row.partials[1](node.data, u, v.data) * grad
                u, v = v, None
            else:
                by_u, by_v = row.partials
                by_v = by_v(node.data, u.data, v.data)
                u.grad += by_u(node.data, u.data, v.data) * grad
                v.grad += by_v * grad
            # A leaf has nobody to report to; what was used once is ready now, and one that is
            # ready comes next without a detour through the list.
            following = None
            if u._u is not None:
                if u._uses == 1:
                    following = u
                else:
                    left = waiting.get(u, u._uses) - 1
                    if left:
                        waiting[u] = left
                    else:
                        waiting.pop(u, None)
                        following = u
            if v is not None and v._u is not None:
                if v._uses == 1:
                    if following is not None:
                        push(following)
                    following = v
                else:
                    left = waiting.get(v, v._uses) - 1
                    if left:
                        waiting[v] = left
                    else:
                        waiting.pop(v, None)
                        if following is not None:
                            push(following)
                        following = v
            if following is not None:
                node = following
            elif ready:
                node = pop()
            else:
                return
    except (ArithmeticError, ValueError) as error:
        raise _no_slope(node, error) from None


def _recount(waiting: dict[Value, int]) -> list[Value]:
    """Count again how many reports each waiting node will get from inside this graph.

    Gives those that have had all of them, and leaves the others in `waiting`.
    """
    found = list(waiting)
    counts = dict.fromkeys(found, 0)
    for node in found:
        for operand in (node._u, node._v):
            if isinstance(operand, Value) and operand._u is not None:
                if operand not in counts:
                    counts[operand] = 0
                    found.append(operand)
                counts[operand] += 1
    ready = [node for node in waiting if not counts[node]]
    waiting.clear()
    waiting.update((node, count) for node, count in counts.items() if count and node._uses > 1)
    return ready


def _no_value(row: Op, operands: tuple[Any, ...], error: Exception) -> OperationError:
    """The error that says which operation on which numbers has no result, and why."""
    call = _call(row, operands)
    fields: dict[str, Any] = {"op": row.name, "operands": operands, "domain": row.domain}
    if isinstance(error, ZeroDivisionError):
        return DivisionByZeroError(f"{call} divides by 0", **fields)
    if isinstance(error, OverflowError) and all(abs(number) < math.inf for number in operands):
        return ResultTooLargeError(f"{call} is too large for a float", **fields)
    rule = row.unicode.format(u="u", v="v")
    need = row.domain or "a finite number"
    return UndefinedResultError(f"{call} has no real value: {rule} needs {need}", **fields)


def _no_slope(node: Value, error: Exception) -> OperationError:
    """The error that says at which operation the chain rule has nothing finite to multiply by."""
    row = node._row
    assert row is not None
    operands = tuple(_number(operand) for operand in node._inputs)
    kind = DivisionByZeroError if isinstance(error, ZeroDivisionError) else UndefinedResultError
    message = f"{_call(row, operands)} has no finite slope there, so no gradient can pass"
    return kind(message, op=row.name, operands=operands, domain=row.domain)


def _call(row: Op, operands: tuple[float, ...]) -> str:
    """An operation on these numbers as Python writes it."""
    sign = SIGNS.get(row.name)
    if sign is None:
        return f"{row.name}({', '.join(map(_shown, operands))})"
    return f" {sign} ".join(f"({_shown(n)})" if n < 0 else _shown(n) for n in operands)


def _shown(number: float) -> str:
    if isinstance(number, int) and number.bit_length() > 100:
        return f"<an integer of {number.bit_length()} bits>"
    return f"{number}"


def _not_a_number(found: object) -> str:
    """What to say, and to suggest, to someone who gave this for a number."""
    if isinstance(found, Value):
        return "this is a Value already; use it as it is, or its data"
    shape = getattr(found, "shape", None)
    if isinstance(shape, tuple):
        return f"a Value holds one number, not an array of shape {shape}; Tensor holds arrays"
    if isinstance(found, (list, tuple)):
        return (
            f"a Value holds one number, not a {type(found).__name__}; "
            "make one of each, [Value(number) for number in numbers], or use Tensor"
        )
    if isinstance(found, str):
        return f"a Value holds one number, not the text {found[:40]!r}"
    return f"a Value holds one real number, not {type(found).__name__}"
