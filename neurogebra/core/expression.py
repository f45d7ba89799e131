"""A formula as an object: evaluate it, differentiate it, combine it, have it explained."""

# pyright: reportPrivateUsage=false
# The functions of this module are parts of the class, outside it because they take two of them.

from __future__ import annotations

import keyword
import warnings
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from numbers import Real
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from neurogebra.errors import (
    AbsentVariableWarning,
    FormulaError,
    MissingPackageError,
    MissingVariableError,
    NameExpectedError,
    NumberExpectedError,
    UnknownTrainableError,
    UnknownVariableError,
)
from neurogebra.formula import render
from neurogebra.formula.parse import MAX_LENGTH, parse
from neurogebra.formula.tree import Apply, Node, Num, Sym, names_in_order, replace
from neurogebra.spelling import closest

if TYPE_CHECKING:
    import sympy

Operand: TypeAlias = "Expression | float | Fraction | sympy.Expr"

_DIGITS_OF_NAMES: Final = 40  # of a name that arithmetic makes up


class Expression:
    """A formula with a name, variables and parameters.

    Parameters
    ----------
    name
        What it is called in listings and explanations.
    formula
        Formula text such as `"x**2"`, a sympy expression, another Expression, a number, or a
        formula tree. Text is read by a parser of our own; nothing in it is ever executed.
    params
        Names of the formula that have a value from the start, such as `{"alpha": 0.01}`. `eval`
        can override them.
    trainable_params
        Those of the parameters that a Trainer may change.
    metadata
        Anything worth keeping beside the formula, such as `{"description": "..."}`.

    Raises
    ------
    FormulaError
        When the formula cannot be read; it points at the character. A ValueError.
    UnknownVariableError
        When a trainable parameter is no parameter. A TypeError.

    Examples
    --------
    >>> from neurogebra import Expression
    >>> f = Expression("quadratic", "x**2")
    >>> f.eval(x=3)
    9
    >>> f.gradient("x").eval(x=3)
    6
    >>> print(f.gradient("x").symbolic_expr)
    2*x
    >>> (1 - f).eval(x=3)
    -8
    """

    # numpy arrays leave arithmetic with expressions to us, rather than going element by element.
    __array_ufunc__ = None

    def __init__(
        self,
        name: str,
        formula: str | Operand | Node,
        params: Mapping[str, Any] | None = None,
        trainable_params: Iterable[str] | None = None,
        metadata: Mapping[str, Any] | None = None,
    ) -> None:
        self.name = name
        self.metadata: dict[str, Any] = dict(metadata or {})
        self._params: dict[str, Any] = named(params, "params")
        self._symbolic: Any = None
        order: tuple[str, ...] = ()
        if isinstance(formula, Expression):
            self._params = {**formula._params, **self._params}
            self._tree, order = formula._tree, formula._order
            if trainable_params is None:
                trainable_params = formula.trainable_params
        else:
            self._tree = _tree_of(formula, self._params)
            if not isinstance(formula, str | Num | Sym | Apply | Real):
                self._symbolic = formula
        self._order = tuple(dict.fromkeys((*order, *names_in_order(self._tree))))
        self.trainable_params = _checked(trainable_params or (), self._params, name)
        self._call: Callable[..., Any] = self._first_call
        self._compiled_for: frozenset[str] = frozenset()

    @classmethod
    def of_tree(
        cls, name: str, tree: Node, params: Mapping[str, Any], order: Iterable[str] = ()
    ) -> Expression:
        """An expression of a formula tree, with its names in a given order.

        Examples
        --------
        >>> from neurogebra.formula.parse import parse
        >>> Expression.of_tree("f", parse("x - y"), {}, ["y", "x"]).eval(1, 3)
        2
        """
        made = cls(name, tree, params=params)
        made._order = tuple(dict.fromkeys((*order, *made._order)))
        return made

    # ---- what it is

    @property
    def tree(self) -> Node:
        """The formula as a tree of `neurogebra.formula.tree`.

        Examples
        --------
        >>> Expression("f", "x + 1").tree.op
        'add'
        """
        return self._tree

    @property
    def text(self) -> str:
        """The formula as text that an Expression can be made of again.

        Examples
        --------
        >>> Expression("f", "2*(a-b)").text
        '2*(a - b)'
        """
        return render.text(self._tree)

    @property
    def formula(self) -> str:
        r"""The formula in LaTeX.

        Examples
        --------
        >>> print(Expression("f", "x**2/2").formula)
        \frac{x^{2}}{2}
        """
        return render.latex(self._tree)

    @property
    def symbolic_expr(self) -> Any:
        """The formula as a sympy expression, with parameters as symbols.

        Examples
        --------
        >>> print(Expression("mse", "(y_pred - y_true)**2").gradient("y_pred").symbolic_expr)
        2*(y_pred - y_true)
        """
        if self._symbolic is None:
            from neurogebra.formula.symbolic import to_sympy

            self._symbolic = to_sympy(self._tree)
        return self._symbolic

    @property
    def params(self) -> dict[str, Any]:
        """The parameters and their values; change a value here and `eval` uses it.

        Examples
        --------
        >>> f = Expression("f", "a*x", params={"a": 2})
        >>> f.params["a"] = 5
        >>> f.eval(x=3)
        15
        """
        return self._params

    @params.setter
    def params(self, values: Mapping[str, Any]) -> None:
        given = named(values, "params")
        self._params.clear()
        self._params.update(given)
        self._call = self._first_call

    @property
    def variables(self) -> list[str]:
        """The names that need a value, in the order in which the formula first has them.

        Examples
        --------
        >>> Expression("f", "w*x + b", params={"b": 0}).variables
        ['w', 'x']
        """
        used = set(names_in_order(self._tree))
        return [name for name in self.arguments if name in used]

    @property
    def arguments(self) -> list[str]:
        """The names that `eval` takes, in order.

        A derivative takes the arguments of the function it came from, also those that have
        dropped out of it: it is a function of the same point.

        Examples
        --------
        >>> Expression("f", "x*y").gradient("x").arguments
        ['x', 'y']
        """
        return [name for name in self._order if name not in self._params]

    # ---- values

    def eval(self, *args: Any, **kwargs: Any) -> Any:
        """The value of the formula.

        Numbers give a number: ints stay ints while the formula allows. Arrays and lists give an
        array, broadcast as numpy does; Values and Tensors give a Value or Tensor that remembers
        how it was made.

        Parameters
        ----------
        *args
            Values of the variables, in the order of `arguments`.
        **kwargs
            Values by name; those of parameters override them for this call.

        Raises
        ------
        MissingVariableError
            When a variable has no value. A TypeError.
        UnknownVariableError
            When a name is none of the formula's, or there are too many values. A TypeError.
        DomainError
            When there is no value at this point, such as the logarithm of a negative number; a
            ValueError. Arrays have nan there instead.

        Examples
        --------
        >>> f = Expression("line", "m*x + b", params={"m": 2, "b": 1})
        >>> f.eval(x=3), f.eval(3), f.eval(3, m=-1)
        (7, 7, -2)
        >>> f.eval()
        Traceback (most recent call last):
        neurogebra.errors.MissingVariableError: line needs x
        """
        try:
            return self._call(*args, **kwargs)
        except TypeError:
            if self._compiled_for != frozenset(self._params):
                self._call = self._first_call
                return self.eval(*args, **kwargs)
            misuse = self._misuse(args, kwargs)
            if misuse is None:
                raise
            raise misuse from None

    __call__ = eval

    def _first_call(self, *args: Any, **kwargs: Any) -> Any:
        """Compiles the formula; from then on the compiled function is called at once."""
        # Only now: looking a formula up must not cost what computing with it does.
        from neurogebra.formula.numeric import compiled

        self._compiled_for = frozenset(self._params)
        params = [name for name in self._params if _can_be_argument(name)]
        function = compiled(self._tree, self.arguments, params)
        # The very same dictionary: a parameter that changes is seen by the next call.
        function.__kwdefaults__ = self._params
        self._call = function
        return function(*args, **kwargs)

    def _misuse(self, args: tuple[Any, ...], given: dict[str, Any]) -> TypeError | None:
        """What is wrong with the arguments of a call, if they do not fit."""
        takes, known = self.arguments, [*self.arguments, *self._params]
        if len(args) > len(takes):
            message = f"{self.name} takes {_count(takes)}, not {len(args)} values"
            return UnknownVariableError(message, known=known)
        for name in given:
            if name not in known:
                return self._unknown(name, known)
            if name in takes[: len(args)]:
                return UnknownVariableError(
                    f"{self.name} was given {name} twice", name=name, known=known
                )
        settings = {name: value for name, value in self._params.items() if name not in given}
        named_values = (*zip(takes, args, strict=False), *given.items(), *settings.items())
        for name, value in named_values:
            if value is None:
                return MissingVariableError(f"{name} is None, which is no number", name=name)
        have = {*takes[: len(args)], *given, *self._params}
        missing = [name for name in self.variables if name not in have]
        if missing:
            also = "also " if args or set(given) & set(takes) else ""
            message = f"{self.name} {also}needs {_listed(missing)}"
            return MissingVariableError(
                message, name=missing[0], known=takes, suggestion=missing[0]
            )
        return None

    def _unknown(self, name: str, known: list[str]) -> UnknownVariableError:
        meant = closest(name, known)
        hint = f" (did you mean '{meant}'?)" if meant else f"; it has {_listed(known) or 'none'}"
        message = f"{self.name} has no variable '{name}'{hint}"
        return UnknownVariableError(message, name=name, known=known, suggestion=meant)

    # ---- calculus and algebra

    def gradient(self, var: Any) -> Expression:
        """The derivative by one variable or parameter.

        By a name that the formula does not have it is 0, which is seldom meant: an
        `AbsentVariableWarning` says so.

        Examples
        --------
        >>> Expression("sigmoid", "1/(1 + exp(-x))").gradient("x").text
        'exp(-x)/(1 + exp(-x))**2'
        """
        from neurogebra.formula.derivative import derivative
        from neurogebra.formula.limits import limit

        by = _symbol(var)
        known = [*self.arguments, *self._params]
        # A number is 0 by whatever it is taken for a function of.
        if known and by not in known:
            missed = self._unknown(by, known)
            warnings.warn(f"{missed}: the derivative is 0", AbsentVariableWarning, stacklevel=2)
        name = f"d{self.name}/d{by}"
        return self._derived(name, derivative(self._tree, by, limit))

    def compose(self, other: Operand) -> Expression:
        """The function of another one: `other` takes the place of the first variable.

        Raises
        ------
        MissingVariableError
            When the formula has no variable to take the place of. A TypeError.

        Examples
        --------
        >>> square = Expression("square", "x**2")
        >>> line = Expression("line", "m*t + b", params={"m": 2, "b": 1})
        >>> square.compose(line).text
        '(m*t + b)**2'
        """
        inner = _expression(other)
        if inner is None:
            raise TypeError(f"cannot compose {self.name} with {type(other).__name__}")
        variables = self.variables
        if not variables:
            raise MissingVariableError(f"{self.name} has no variable to put {inner.name} into")
        outer, inner = _apart(self, inner, shared=variables[1:])
        tree = replace(outer.tree, {variables[0]: inner.tree})
        order = [
            n for name in outer._order for n in (inner._order if name == variables[0] else [name])
        ]
        made = Expression.of_tree(
            f"{self.name}({inner.name})", tree, {**outer._params, **inner._params}, order
        )
        made.trainable_params = [*outer.trainable_params, *inner.trainable_params]
        return made

    def simplify(self) -> Expression:
        """The formula in a simpler form, if sympy finds one.

        Examples
        --------
        >>> Expression("f", "sin(x)**2 + cos(x)**2").simplify().text
        '1'
        """
        from neurogebra.formula.symbolic import simplified

        return self._derived(self.name, simplified(self._tree))

    def expand(self) -> Expression:
        """The formula with its products multiplied out.

        Raises
        ------
        FormulaError
            When that would be too large.

        Examples
        --------
        >>> Expression("f", "(x + 1)**2").expand().text
        'x**2 + 2*x + 1'
        """
        from neurogebra.formula.symbolic import multiplied_out

        return self._derived(self.name, multiplied_out(self._tree))

    def integrate(self, var: Any) -> Expression:
        """An antiderivative by one variable, without the constant.

        Raises
        ------
        FormulaError
            When there is none that a formula can hold, or none is found.

        Examples
        --------
        >>> Expression("f", "2*x").integrate("x").text
        'x**2'
        """
        from neurogebra.formula.symbolic import antiderivative

        by = _symbol(var)
        return self._derived(f"∫{self.name} d{by}", antiderivative(self._tree, by))

    def clone(self) -> Expression:
        """A copy whose parameters change independently.

        Examples
        --------
        >>> f = Expression("f", "a*x", params={"a": 1})
        >>> g = f.clone()
        >>> g.params["a"] = 5
        >>> f.params
        {'a': 1}
        """
        made = self._derived(self.name, self._tree)
        made._symbolic = self._symbolic
        made.metadata = dict(self.metadata)
        return made

    def _derived(self, name: str, tree: Node) -> Expression:
        made = Expression.of_tree(name, tree, self._params, self._order)
        made.trainable_params = list(self.trainable_params)
        return made

    # ---- words, pictures, code

    def explain(self, level: str = "intermediate") -> str:
        """What the formula does, in words.

        Parameters
        ----------
        level
            `"beginner"`, `"intermediate"` or `"advanced"`.

        Examples
        --------
        >>> print(Expression("f", "x**2").explain("beginner").splitlines()[0])
        f(x) = x²
        """
        from neurogebra.explain import explain

        return explain(self, level)

    def to_latex(self) -> str:
        """The formula in LaTeX, as `formula` gives it.

        Examples
        --------
        >>> Expression("f", "2*x").to_latex()
        '2 x'
        """
        return self.formula

    def to_numpy(self) -> Callable[..., Any]:
        """A plain function of arrays, which needs nothing of the expression any more.

        Examples
        --------
        >>> f = Expression("f", "a*x", params={"a": 2}).to_numpy()
        >>> f([1.0, 2.0])
        array([2., 4.])
        """
        from neurogebra.formula.array_function import numpy_function

        return numpy_function(self.name, self._tree, self.arguments, self._params)

    def to_numpy_source(self) -> str:
        """Python source of a numpy function that computes the formula.

        Examples
        --------
        >>> print(Expression("relu", "Max(0, x)").to_numpy_source())
        import numpy as np
        <BLANKLINE>
        <BLANKLINE>
        def relu(x):
            return np.maximum(0, x)
        """
        from neurogebra.formula.export import source

        return source(self.name, self._tree, self.arguments, self._params, "numpy")

    def to_torch_source(self) -> str:
        """Python source of a PyTorch function that computes the formula.

        Examples
        --------
        >>> print(Expression("relu", "Max(0, x)").to_torch_source())
        import torch
        <BLANKLINE>
        <BLANKLINE>
        def relu(x):
            return torch.clamp(x, min=0)
        """
        from neurogebra.formula.export import source

        return source(self.name, self._tree, self.arguments, self._params, "torch")

    def to_jax_source(self) -> str:
        """Python source of a JAX function that computes the formula.

        Examples
        --------
        >>> print(Expression("f", "tanh(x)").to_jax_source())
        import jax.numpy as jnp
        <BLANKLINE>
        <BLANKLINE>
        def f(x):
            return jnp.tanh(x)
        """
        from neurogebra.formula.export import source

        return source(self.name, self._tree, self.arguments, self._params, "jax")

    def visualize(
        self, low: float | None = None, high: float | None = None, *, derivative: bool = True
    ) -> Any:
        """A plot of a function of one or two variables; matplotlib's axes.

        Parameters
        ----------
        low, high
            The range of the variables; chosen to show the function when left out.
        derivative
            Whether to draw the derivative too.

        Raises
        ------
        MissingPackageError
            When matplotlib is not installed. An ImportError.

        Examples
        --------
        >>> axes = Expression("f", "x**2").visualize(-2, 2)
        >>> axes.get_title()
        'f'
        """
        try:
            from neurogebra import plotting
        except ImportError:
            raise MissingPackageError(
                "plots need matplotlib: pip install matplotlib", name="matplotlib"
            ) from None
        if not all(end is None or isinstance(end, Real) for end in (low, high)):
            raise NumberExpectedError(
                f"a plot goes from one number to another, not {low!r}, {high!r}"
            )
        return plotting.plot(self, low, high, derivative=derivative)

    def __getattr__(self, name: str) -> Any:
        meant = _ELSEWHERE.get(name) or closest(name, [n for n in dir(type(self)) if n[0] != "_"])
        hint = f" (did you mean '{meant}'?)" if meant and not name.startswith("_") else ""
        raise AttributeError(f"Expression has no attribute '{name}'{hint}")

    def __repr__(self) -> str:
        params = f", params={self._params!r}" if self._params else ""
        trainable = f", trainable_params={self.trainable_params!r}" if self.trainable_params else ""
        return f"Expression({self.name!r}, {self.text!r}{params}{trainable})"

    def __str__(self) -> str:
        return f"{self._signature()} = {render.unicode(self._tree)}"

    def _signature(self) -> str:
        return f"{self.name}({', '.join(self.variables)})"

    def _repr_latex_(self) -> str:
        name = self.name.replace("_", r"\_")
        variables = ", ".join(render.latex(Sym(name)) for name in self.variables)
        return rf"$\displaystyle \operatorname{{{name}}}\left({variables}\right) = {self.formula}$"

    def _repr_html_(self) -> str:
        from neurogebra.curve import as_html

        return as_html(self)

    def __reduce__(self) -> tuple[Any, ...]:
        text = self.text
        state = (
            self.name,
            text if len(text) <= MAX_LENGTH else self._tree,
            self._params,
            self._order,
            self.trainable_params,
            self.metadata,
        )
        return (_restored, state)

    # ---- arithmetic

    def __add__(self, other: Operand) -> Expression:
        return _combined("add", self, other)

    def __radd__(self, other: Operand) -> Expression:
        return _combined("add", other, self)

    def __sub__(self, other: Operand) -> Expression:
        return _combined("sub", self, other)

    def __rsub__(self, other: Operand) -> Expression:
        return _combined("sub", other, self)

    def __mul__(self, other: Operand) -> Expression:
        return _combined("mul", self, other)

    def __rmul__(self, other: Operand) -> Expression:
        return _combined("mul", other, self)

    def __truediv__(self, other: Operand) -> Expression:
        return _combined("div", self, other)

    def __rtruediv__(self, other: Operand) -> Expression:
        return _combined("div", other, self)

    def __pow__(self, other: Operand) -> Expression:
        return _combined("pow", self, other)

    def __rpow__(self, other: Operand) -> Expression:
        return _combined("pow", other, self)

    def __mod__(self, other: Operand) -> Expression:
        return _combined("mod", self, other)

    def __rmod__(self, other: Operand) -> Expression:
        return _combined("mod", other, self)

    def __neg__(self) -> Expression:
        return self._derived(f"-{_bracketed(self.name)}", Apply("neg", (self._tree,)))

    def __pos__(self) -> Expression:
        return self.clone()

    def __abs__(self) -> Expression:
        return self._derived(f"abs({self.name})", Apply("abs", (self._tree,)))


#: What other packages call a method.
_ELSEWHERE = {
    "backward": "gradient", "compute": "eval", "derivative": "gradient", "derive": "gradient",
    "diff": "gradient", "differentiate": "gradient", "evaluate": "eval", "grad": "gradient",
    "integral": "integrate", "latex": "to_latex", "plot": "visualize", "show": "visualize",
    "subs": "compose",
}  # fmt: skip


def _restored(
    name: str,
    formula: str | Node,
    params: dict[str, Any],
    order: tuple[str, ...],
    trainable: list[str],
    metadata: dict[str, Any],
) -> Expression:
    # Every name was a variable or parameter before, so none is a constant now.
    tree = parse(formula, names=order) if isinstance(formula, str) else formula
    made = Expression.of_tree(name, tree, params, order)
    made.trainable_params = trainable
    made.metadata = metadata
    return made


def _tree_of(formula: Any, params: Mapping[str, Any]) -> Node:
    if isinstance(formula, str):
        return parse(formula, names=params)
    if isinstance(formula, Num | Sym | Apply):
        return formula
    number = _number_tree(formula)
    if number is not None:
        return number
    if not type(formula).__module__.startswith("sympy."):
        return parse(formula)
    from neurogebra.formula.symbolic import from_sympy

    return from_sympy(formula)


def named(values: Mapping[str, Any] | None, what: str) -> dict[str, Any]:
    """A copy of what was given as a mapping from names, or an error that shows one."""
    if values is None:
        return {}
    if not isinstance(values, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        kind = type(values).__name__
        raise NameExpectedError(f"{what} gives each name its value, as {{'a': 1.0}}, not a {kind}")
    return dict(values)


def _symbol(given: Any) -> str:
    """The name of a variable, given as text or as a symbol of sympy."""
    name = getattr(given, "name", given)
    if not isinstance(name, str) or isinstance(given, Expression):
        raise NameExpectedError(f"a variable is told by its name, such as 'x', not {given!r:.40}")
    return name


def _number_tree(value: Any) -> Node | None:
    if isinstance(value, bool) or not isinstance(value, Real):
        return None
    if isinstance(value, Fraction):
        top = _number_tree(value.numerator) or Num(0)
        return top if value.denominator == 1 else Apply("div", (top, Num(value.denominator)))
    plain = int(value) if isinstance(value, int) else float(value)
    return Apply("neg", (Num(-plain),)) if plain < 0 else Num(plain)


def _expression(value: Any) -> Expression | None:
    if isinstance(value, Expression):
        return value
    if isinstance(value, str):
        return Expression(value, value)
    number = _number_tree(value)
    if number is not None:
        return Expression(render.number(value), number)
    if type(value).__module__.startswith("sympy."):
        return Expression(str(value)[:_DIGITS_OF_NAMES], value)
    return None


def _combined(op: str, left: Any, right: Any) -> Any:
    if isinstance(left, str) or isinstance(right, str):
        return NotImplemented
    try:
        first, second = _expression(left), _expression(right)
    except FormulaError:
        return NotImplemented
    if first is None or second is None:
        return NotImplemented
    first, second = _apart(first, second)
    sign = {"add": " + ", "sub": " - ", "mul": "*", "div": "/", "pow": "**", "mod": " % "}[op]
    name = f"{_bracketed(first.name)}{sign}{_bracketed(second.name)}"
    made = Expression.of_tree(
        name if len(name) <= _DIGITS_OF_NAMES else "expression",
        Apply(op, (first.tree, second.tree)),
        {**first.params, **second.params},
        [*first.arguments, *first.params, *second.arguments, *second.params],
    )
    made.trainable_params = [*dict.fromkeys((*first.trainable_params, *second.trainable_params))]
    return made


def _bracketed(name: str) -> str:
    return name if name.replace("_", "").replace(".", "").isalnum() else f"({name})"


def _apart(
    first: Expression, second: Expression, shared: Iterable[str] | None = None
) -> tuple[Expression, Expression]:
    """Both with parameters renamed that would otherwise be one: same name, other meaning.

    A variable of the same name is the same variable; a parameter of the same name is the same
    parameter only while it has the same value.
    """
    taken = {*first.arguments, *first.params, *second.arguments, *second.params}
    mine = set(first.arguments if shared is None else shared)
    renamed_first: dict[str, str] = {}
    renamed_second: dict[str, str] = {}
    for name, value in second.params.items():
        if name in mine or (name in first.params and first.params[name] != value):
            renamed_second[name] = _fresh(name, taken)
    for name in first.params:
        if name in second.arguments:
            renamed_first[name] = _fresh(name, taken)
    return _renamed(first, renamed_first), _renamed(second, renamed_second)


def _fresh(name: str, taken: set[str]) -> str:
    n = 2
    while f"{name}_{n}" in taken:
        n += 1
    taken.add(f"{name}_{n}")
    return f"{name}_{n}"


def _renamed(expression: Expression, names: Mapping[str, str]) -> Expression:
    if not names:
        return expression
    tree = replace(expression.tree, {old: Sym(new) for old, new in names.items()})
    params = {names.get(name, name): value for name, value in expression.params.items()}
    order = [names.get(name, name) for name in expression._order]
    made = Expression.of_tree(expression.name, tree, params, order)
    made.trainable_params = [names.get(name, name) for name in expression.trainable_params]
    return made


def _checked(trainable: Iterable[str], params: Mapping[str, Any], owner: str) -> list[str]:
    names = list(trainable)
    for name in names:
        if name not in params:
            meant = closest(name, params)
            hint = f" (did you mean '{meant}'?)" if meant else ""
            raise UnknownTrainableError(
                f"{owner} has no parameter '{name}' to train{hint}",
                name=name,
                known=params,
                suggestion=meant,
            )
    return names


def _can_be_argument(name: str) -> bool:
    return name not in {"None", "True", "False", "__debug__"} and (
        name.isidentifier() or keyword.iskeyword(name)
    )


def _count(names: list[str]) -> str:
    values = "1 value" if len(names) == 1 else f"{len(names)} values"
    return f"{values} ({', '.join(names)})" if names else "no values"


def _listed(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
