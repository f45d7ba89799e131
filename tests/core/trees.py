"""Random formulas for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from neurogebra.formula.tree import Apply, Node, Num, Sym

FUNCTIONS = ("exp", "log", "sqrt", "abs", "sin", "cos", "tanh", "sigmoid", "atan", "erf", "sign")
INFIX = ("add", "sub", "mul", "div", "pow", "max", "min")

numbers = st.one_of(
    st.integers(0, 12).map(Num),
    st.floats(0.001, 50, allow_nan=False).map(Num),
)
names = st.sampled_from(["x", "y", "w1", "lambda", "y_pred", "gamma"]).map(Sym)
constants = st.sampled_from(["pi", "E"]).map(lambda name: Sym(name, constant=True))
leaves = st.one_of(numbers, names, names, constants)


def _grown(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    unary = st.builds(lambda op, a: Apply(op, (a,)), st.sampled_from(("neg", *FUNCTIONS)), inner)
    binary = st.builds(lambda op, a, b: Apply(op, (a, b)), st.sampled_from(INFIX), inner, inner)
    relation = st.builds(
        lambda op, a, b: Apply(op, (a, b)), st.sampled_from(("lt", "le", "gt", "ge")), inner, inner
    )
    pieces = st.builds(
        lambda a, c, b: Apply("piecewise", (a, c, b, Sym("True", constant=True))),
        inner,
        relation,
        inner,
    )
    return st.one_of(unary, binary, binary, pieces)


trees: st.SearchStrategy[Node] = st.recursive(leaves, _grown, max_leaves=10)


def _smooth(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    unary = st.builds(
        lambda op, a: Apply(op, (a,)),
        st.sampled_from(("neg", "exp", "sin", "cos", "tanh", "sigmoid", "atan", "softplus")),
        inner,
    )
    binary = st.builds(
        lambda op, a, b: Apply(op, (a, b)),
        st.sampled_from(("add", "sub", "mul", "div")),
        inner,
        inner,
    )
    power = st.builds(lambda a, n: Apply("pow", (a, Num(n))), inner, st.integers(2, 3))
    return st.one_of(unary, binary, binary, power)


#: Formulas of x and y that can be differentiated everywhere they have a value.
smooth: st.SearchStrategy[Node] = st.recursive(
    st.one_of(st.integers(1, 5).map(Num), st.sampled_from(["x", "y"]).map(Sym)),
    _smooth,
    max_leaves=7,
)
