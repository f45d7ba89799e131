"""Where expressions come from: the catalogue by name, one's own, and combinations of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from neurogebra import catalogue
from neurogebra.core.expression import Expression, named
from neurogebra.errors import (
    FormulaError,
    NameExpectedError,
    NameTakenError,
    UnknownVariableError,
)
from neurogebra.formula.parse import CONSTANTS, check, parse, tokens
from neurogebra.formula.tree import Apply, Node, Num, Sym
from neurogebra.spelling import closest


class MathForge:
    """The catalogue of expressions, with room for one's own.

    Examples
    --------
    >>> from neurogebra import MathForge
    >>> forge = MathForge()
    >>> sigmoid = forge.get("sigmoid")
    >>> sigmoid.eval(x=0)
    0.5
    >>> "mse" in forge.list_all(category="loss")
    True
    """

    def __init__(self) -> None:
        self._registered: dict[str, Expression] = {}

    def __repr__(self) -> str:
        return "MathForge()"

    def get(
        self, name: str, params: Mapping[str, Any] | None = None, trainable: bool = False
    ) -> Expression:
        """An expression by its name or one of its aliases; a new one at each call.

        Parameters
        ----------
        params
            Values for parameters, instead of their defaults.
        trainable
            Whether a Trainer may change its parameters.

        Raises
        ------
        UnknownExpressionError
            When there is none of that name; it says which was probably meant. A KeyError.
        UnknownVariableError
            When a parameter is none of the expression's. A TypeError.

        Examples
        --------
        >>> MathForge().get("leaky_relu", params={"alpha": 0.2}).eval(x=-1)
        -0.2
        """
        own = self._registered.get(_name(name))
        if own is not None:
            made = own.clone()
        else:
            found = catalogue.resolve(name)
            if found is None:
                raise catalogue.unknown(name, tuple(self._registered))
            made = _from_catalogue(catalogue.get(found))
        for key, value in named(params, "params").items():
            if key not in made.params:
                raise _unknown_parameter(made, key)
            made.params[key] = value
        if trainable:
            made.trainable_params = list(made.params)
        return made

    @property
    def registered(self) -> tuple[str, ...]:
        """The names of the expressions that were registered here, in that order.

        Examples
        --------
        >>> forge = MathForge()
        >>> forge.register("cube", "x**3")
        >>> forge.registered
        ('cube',)
        """
        return tuple(self._registered)

    def list_all(self, category: str | None = None) -> list[str]:
        """The names of all expressions, or of one category; registered ones last.

        Raises
        ------
        UnknownCategoryError
            When there is no such category. A KeyError.

        Examples
        --------
        >>> MathForge().list_all(category="activation")[:3]
        ['relu', 'sigmoid', 'tanh']
        """
        own = [
            name
            for name, expression in self._registered.items()
            if category is None or expression.metadata.get("category", "custom") == category
        ]
        if category == "custom" or (own and category not in (None, *catalogue.categories())):
            return own
        return [*catalogue.names(category), *own]

    def search(self, query: str) -> list[str]:
        """The names of expressions that a few words describe, best first.

        Names, aliases, tags and meanings are searched.

        Examples
        --------
        >>> "sigmoid" in MathForge().search("probability")
        True
        """
        wanted = _name(query).casefold().strip()
        own = [name for name in self._registered if wanted and wanted in name.casefold()]
        return [*own, *catalogue.search(query)]

    def compose(self, formula: str) -> Expression:
        """An expression made of others by their names, such as `"mse + 0.1*mae"`.

        Names are those of expressions, taken as they are, or called: `"sigmoid(relu)"`. Variables
        of the same name are the same variable.

        Raises
        ------
        FormulaError
            When the text is no formula. A ValueError.
        UnknownExpressionError
            When a name is not in the catalogue. A KeyError.

        Examples
        --------
        >>> loss = MathForge().compose("mse + 0.1*mae")
        >>> loss.eval(y_pred=5, y_true=3)
        4.2
        """
        if not isinstance(formula, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise FormulaError(f"a formula is text, not a value of type {type(formula).__name__}")
        # Every name is an expression here, those of functions too: tanh is the catalogue's.
        every = {*catalogue.names(), *self._registered, *_words(formula)}
        parsed = check(formula, names=every)
        if parsed.tree is None:
            first = parsed.problems[0]
            raise FormulaError(
                first.message,
                span=first.span,
                text=formula,
                code=first.code,
                suggestion=first.suggestion,
            )
        made = self._built(parsed.tree)
        made.name = formula if len(formula) <= 60 else "composition"
        return made

    def _built(self, tree: Node) -> Expression:
        if isinstance(tree, Num) or (isinstance(tree, Sym) and tree.constant):
            return Expression(str(getattr(tree, "value", tree)), tree)
        if isinstance(tree, Sym):
            return self.get(tree.name)
        args = [self._built(arg) for arg in tree.args]
        if tree.op in _ARITHMETIC:
            return _ARITHMETIC[tree.op](*args)
        if catalogue.resolve(tree.op) or tree.op in self._registered:
            outer = self.get(tree.op)
            return outer.compose(args[0]) if len(args) == 1 else _applied(tree, args)
        return _applied(tree, args)

    def register(self, name: str, expression: Expression | str, *, replace: bool = False) -> None:
        """Keeps an expression under a name, for `get`, `list_all`, `search` and `compose`.

        Raises
        ------
        NameTakenError
            When the name is in use and `replace` is not given. A ValueError.

        Examples
        --------
        >>> forge = MathForge()
        >>> forge.register("cube", "x**3")
        >>> forge.get("cube").eval(x=2)
        8
        """
        taken = _name(name) in self._registered or catalogue.resolve(name) is not None
        if taken and not replace:
            raise NameTakenError(
                f"there is an expression '{name}' already; pass replace=True to put yours in its"
                " place, or choose another name",
                name=name,
            )
        made = Expression(name, expression)
        if isinstance(expression, Expression):
            made.metadata = dict(expression.metadata)
        self._registered[name] = made

    def explain(self, name: str, level: str = "intermediate") -> str:
        """What an expression does, in words, at one of three levels.

        Examples
        --------
        >>> print(MathForge().explain("sigmoid", "beginner").splitlines()[0])
        sigmoid(x) = 1/(1 + e⁻ˣ)
        """
        return self.get(name).explain(level)

    def compare(self, names: Iterable[str]) -> str:
        """A table of expressions side by side: formula, derivative, strengths, weaknesses.

        Examples
        --------
        >>> print(MathForge().compare(["sigmoid", "tanh"]).splitlines()[0].split())
        ['sigmoid', 'tanh']
        """
        from neurogebra.explain import comparison

        if isinstance(names, str):
            raise NameExpectedError(f"compare takes several names: compare([{names!r}, ...])")
        return comparison([self.get(name) for name in names])

    def __getattr__(self, name: str) -> Any:
        hint = f": write forge.get('{name}')" if catalogue.resolve(name) else ""
        raise AttributeError(f"MathForge has no attribute '{name}'{hint}", name=name, obj=self)


_ARITHMETIC: dict[str, Any] = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b,
    "pow": lambda a, b: a**b,
    "mod": lambda a, b: a % b,
    "neg": lambda a: -a,
}


def _applied(tree: Apply, args: list[Expression]) -> Expression:
    """An operation of the formula language on expressions, such as exp(mse) or Max(mse, mae)."""
    total: Expression = args[0]
    for arg in args[1:]:
        # Adding first brings the parameters of all operands under names that do not clash.
        total = total + arg
    parts = _operands(total.tree, len(args))
    made = total.clone()
    return Expression(
        tree.op,
        Apply(tree.op, parts),
        params=made.params,
        trainable_params=made.trainable_params,
    )


def _operands(tree: Node, count: int) -> tuple[Node, ...]:
    found: list[Node] = []
    while len(found) < count - 1 and isinstance(tree, Apply):
        found.insert(0, tree.args[1])
        tree = tree.args[0]
    return (tree, *found)


def _name(given: Any) -> str:
    if not isinstance(given, str):
        raise NameExpectedError(
            f"a name is text, such as 'sigmoid', not a value of type {type(given).__name__}"
        )
    return given


def _words(formula: str) -> set[str]:
    found = tokens(formula)
    called = {a.text for a, b in pairwise(found) if b.text == "("}
    return {t.text for t in found if t.kind == "name"} - called - set(CONSTANTS)


def _from_catalogue(entry: catalogue.Entry) -> Expression:
    params = {one.name: one.default for one in entry.params}
    variables = [one.name for one in entry.variables]
    tree = parse(entry.formula.text, names=(*variables, *params))
    made = Expression.of_tree(entry.name, tree, params, variables)
    made.metadata = {
        "category": entry.category,
        "description": entry.summary,
        "tags": list(entry.tags),
    }
    return made


def _unknown_parameter(expression: Expression, name: str) -> UnknownVariableError:
    known = list(expression.params)
    meant = closest(name, known)
    hint = f" (did you mean '{meant}'?)" if meant else ""
    has = f"; it has {', '.join(known)}" if known and not meant else ""
    message = f"{expression.name} has no parameter '{name}'{hint}{has}"
    return UnknownVariableError(message, name=name, known=known, suggestion=meant)
