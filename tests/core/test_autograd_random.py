"""Are the gradients of random graphs those of sympy and of central differences with 60 digits?"""

import mpmath
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from neurogebra.core.autograd import Value
from tests.support.thorough import times

UNARY = {
    "tanh": (lambda v: v.tanh(), mpmath.tanh, sympy.tanh),
    "sin": (lambda v: v.sin(), mpmath.sin, sympy.sin),
    "sigmoid": (
        lambda v: v.sigmoid(),
        lambda n: 1 / (1 + mpmath.exp(-n)),
        lambda e: 1 / (1 + sympy.exp(-e)),
    ),
    "atan": (lambda v: v.atan(), mpmath.atan, sympy.atan),
    "square": (lambda v: v**2, lambda n: n**2, lambda e: e**2),
    "inverse": (lambda v: 1 / (v * v + 1), lambda n: 1 / (n * n + 1), lambda e: 1 / (e * e + 1)),
    "shift": (lambda v: 0.5 - v, lambda n: mpmath.mpf(0.5) - n, lambda e: sympy.Rational(1, 2) - e),
}
BINARY = {"+": lambda a, b: a + b, "*": lambda a, b: a * b, "-": lambda a, b: a - b}

Program = list[tuple[str, int, int]]


def programs(longest: int) -> st.SearchStrategy[Program]:
    """Steps that combine earlier results, so that most are shared."""
    names = st.sampled_from([*UNARY, *BINARY, *BINARY])
    return st.lists(
        st.tuples(names, st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=longest
    )


leaves = st.lists(st.floats(-2, 2), min_size=1, max_size=3)


def run(program: Program, inputs: list, kind: int) -> list:
    """Every intermediate result, the last of which is the root; its size is kept near 1."""
    pool = list(inputs)
    for name, i, j in program:
        a, b = pool[-1 - i % len(pool)], pool[-1 - j % len(pool)]
        if name in UNARY:
            pool.append(UNARY[name][kind](a))
        else:
            pool.append(UNARY["tanh"][kind](BINARY[name](a, b)))
    return pool


def gradients(program: Program, numbers: list[float]) -> tuple[float, list[float]]:
    inputs = [Value(n) for n in numbers]
    root = run(program, inputs, 0)[-1]
    root.backward()
    return root.data, [v.grad for v in inputs]


def agrees(found: float, wanted: mpmath.mpf) -> bool:
    return abs(found - wanted) <= 1e-9 * abs(wanted) + 1e-11


@given(programs(25), leaves)
@settings(max_examples=times(50, 150), deadline=None)
def test_against_central_differences(program: Program, numbers: list[float]) -> None:
    data, grads = gradients(program, numbers)
    with mpmath.workdps(60):

        def function(*inputs: mpmath.mpf) -> mpmath.mpf:
            return run(program, list(inputs), 1)[-1]

        assert agrees(data, function(*map(mpmath.mpf, numbers)))
        for i, found in enumerate(grads):
            order = tuple(int(i == j) for j in range(len(numbers)))
            assert agrees(found, mpmath.diff(function, tuple(numbers), n=order))


@given(programs(6), leaves)
@settings(max_examples=times(12, 40), deadline=None)
def test_against_sympy(program: Program, numbers: list[float]) -> None:
    _, grads = gradients(program, numbers)
    symbols = sympy.symbols(f"x:{len(numbers)}")
    expression = run(program, list(symbols), 2)[-1]
    for symbol, found in zip(symbols, grads, strict=True):
        slope = sympy.lambdify(symbols, expression.diff(symbol), "mpmath")
        with mpmath.workdps(40):
            assert agrees(found, slope(*map(mpmath.mpf, numbers)))


def recursive_gradients(root: Value) -> dict[Value, float]:
    """The textbook algorithm: an order by depth-first search, then the chain rule."""
    order: list[Value] = []

    def visit(node: Value) -> None:
        if node not in order:
            for operand in node._inputs:
                if isinstance(operand, Value):
                    visit(operand)
            order.append(node)

    visit(root)
    grads = dict.fromkeys(order, 0.0)
    grads[root] = 1.0
    for node in reversed(order):
        for operand, partial in zip(node._inputs, node._partials, strict=True):
            if isinstance(operand, Value):
                grads[operand] += partial * grads[node]
    return grads


@given(programs(30), leaves, st.integers(0, 99))
@settings(max_examples=times(80, 200), deadline=None)
def test_every_node_gets_its_gradient_whatever_else_uses_it(
    program: Program, numbers: list[float], pick: int
) -> None:
    # The root is any intermediate result, so later ones are uses outside its graph.
    pool = run(program, [Value(n) for n in numbers], 0)
    root = pool[pick % len(pool)]
    root.backward()
    wanted = recursive_gradients(root)
    assert all(abs(node.grad - grad) <= 1e-12 for node, grad in wanted.items())
    assert all(node.grad == 0.0 for node in pool if node not in wanted)
