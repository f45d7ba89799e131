"""What users call: the classes of the core package, their methods and attributes, in one table.

Completion offers it, hover explains it. A test holds it against the package itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from neurogebra.ops import OPS


@dataclass(frozen=True, slots=True)
class Member:
    """A method, or an attribute where `signature` is empty."""

    name: str
    signature: str  #: as a call reads: `gradient(var)`
    summary: str
    op: str = ""  #: the row of the operations table it applies

    @property
    def is_method(self) -> bool:
        """Whether it is called."""
        return bool(self.signature)


@dataclass(frozen=True, slots=True)
class Class:
    """A class that users make objects of."""

    name: str
    signature: str
    summary: str
    members: tuple[Member, ...]

    def member(self, name: str) -> Member | None:
        """The method or attribute of that name."""
        return next((member for member in self.members if member.name == name), None)


def _functions() -> Iterator[Member]:
    """The functions of the operations table that take one number."""
    for op in OPS.values():
        if op.arity == 1 and op.name not in ("neg", "not"):
            yield Member(
                op.name, f"{op.name}()", f"{op.summary[0].upper()}{op.summary[1:]}.", op.name
            )


FORGE = Class(
    "MathForge",
    "MathForge()",
    "The catalogue of expressions: get them by name, search, combine and compare them.",
    (
        Member("get", "get(name, params=None, trainable=False)",
               "The expression of that name, with its parameters set."),
        Member("list_all", "list_all(category=None)",
               "The names of all expressions, or of one category."),
        Member("search", "search(query)",
               "The names that fit a few words, best first."),
        Member("compose", "compose(formula)",
               "A new expression from a formula over catalogue names, such as 'mse + 0.1*mae'."),
        Member("register", "register(name, expression, replace=False)",
               "Adds an expression of your own under a name."),
        Member("registered", "", "The names that were registered here."),
        Member("explain", "explain(name, level='intermediate')",
               "An expression in words, at the level asked for."),
        Member("compare", "compare(names)",
               "Several expressions side by side."),
    ),
)  # fmt: skip

EXPRESSION = Class(
    "Expression",
    "Expression(name, formula, params=None, trainable_params=None, metadata=None)",
    "A formula with a name: evaluate it, differentiate it, combine it.",
    (
        Member("eval", "eval(*args, **kwargs)",
               "The value at the given variables; numbers or arrays."),
        Member("gradient", "gradient(var)",
               "The derivative by a variable, again an expression."),
        Member("compose", "compose(other)",
               "This expression with another one in the place of its main variable."),
        Member("simplify", "simplify()", "The same function, written more simply."),
        Member("expand", "expand()", "The same function with its products multiplied out."),
        Member("integrate", "integrate(var)", "An antiderivative by a variable."),
        Member("clone", "clone()", "A copy with parameters of its own."),
        Member("explain", "explain(level='intermediate')",
               "The expression in words: beginner, intermediate or advanced."),
        Member("to_latex", "to_latex()", "The formula in LaTeX."),
        Member("to_numpy", "to_numpy()", "A plain function of arrays."),
        Member("to_numpy_source", "to_numpy_source()", "The same as numpy code."),
        Member("to_torch_source", "to_torch_source()", "The same as PyTorch code."),
        Member("to_jax_source", "to_jax_source()", "The same as JAX code."),
        Member("name", "", "Its name."),
        Member("text", "", "The formula as text that can be read again."),
        Member("symbolic_expr", "", "The formula as a sympy expression."),
        Member("formula", "", "The formula in LaTeX."),
        Member("variables", "", "The names that must be given a value."),
        Member("arguments", "", "The names that eval takes by position, in order."),
        Member("params", "", "The parameters and their values."),
        Member("trainable_params", "", "The parameters that training may change."),
        Member("metadata", "", "What else is known of it."),
    ),
)  # fmt: skip

VALUE = Class(
    "Value",
    "Value(data)",
    "A number that remembers how it was made, so that gradients can flow back through it.",
    (
        Member("backward", "backward()",
               "Adds to every Value this one was made from the gradient of this one by it, by the "
               "chain rule from here back to the leaves."),
        Member("zero_grad", "zero_grad()",
               "Sets the gradient of this Value and of all it was made from back to 0."),
        Member("data", "", "The number."),
        Member("grad", "", "How fast the result of backward() changes with this number."),
        Member("label", "", "A name for drawings."),
        Member("graph", "graph()", "The computation graph below this Value."),
        Member("max", "max(other)", "The larger of two.", "max"),
        Member("min", "min(other)", "The smaller of two.", "min"),
        *_functions(),
    ),
)  # fmt: skip

TENSOR = Class(
    "Tensor",
    "Tensor(data, label='')",
    "An array that remembers how it was made: each of its elements has a gradient.",
    (
        Member("backward", "backward()",
               "Adds the derivative of this one number, by each Tensor it was made from, to their "
               "grad."),
        Member("zero_grad", "zero_grad()",
               "Sets the gradient of this Tensor and of all it was made from to zeros."),
        Member("data", "", "The numbers, as a numpy array."),
        Member("grad", "", "How fast the result of backward() changes with each element."),
        Member("shape", "", "The length along each axis."),
        Member("T", "", "The axes in reverse order."),
        Member("label", "", "A name for drawings."),
        Member("sum", "sum(axis=None, keepdims=False)", "The sum of all elements, or along axes."),
        Member("mean", "mean(axis=None, keepdims=False)", "The mean of all, or along axes."),
        Member("max", "max(axis=None, keepdims=False)", "The largest element, or along axes."),
        Member("min", "min(axis=None, keepdims=False)", "The smallest element, or along axes."),
        Member("maximum", "maximum(other)", "The larger of each pair."),
        Member("minimum", "minimum(other)", "The smaller of each pair."),
        Member("softmax", "softmax(axis=-1)",
               "Probabilities along an axis: exponentials divided by their sum."),
        Member("log_softmax", "log_softmax(axis=-1)",
               "The logarithm of softmax, accurate where that is nearly 0."),
        Member("cross_entropy", "cross_entropy(targets)",
               "The mean cross entropy of these scores with what was right."),
        Member("reshape", "reshape(*shape)", "The same elements in another shape."),
        Member("transpose", "transpose(*axes)", "The axes in another order."),
        Member("item", "item()", "The number of a Tensor of one element, as a float."),
        Member("size", "", "The number of elements."),
        Member("ndim", "", "The number of axes."),
        Member("dtype", "", "The type of the elements."),
    ),
)  # fmt: skip

TRAINER = Class(
    "Trainer",
    "Trainer(expression, loss='mse', optimizer='sgd', learning_rate=0.01)",
    "Changes the trainable parameters of an expression until it fits the data.",
    (
        Member("fit",
               "fit(inputs, targets, epochs=100, batch_size=None, callbacks=(), progress=None, "
               "seed=0)",
               "Trains, and gives the history of this call: the loss and each parameter, epoch by "
               "epoch."),
    ),
)  # fmt: skip

CLASSES: dict[str, Class] = {cls.name: cls for cls in (FORGE, EXPRESSION, VALUE, TENSOR, TRAINER)}
