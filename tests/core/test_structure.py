"""Formulas too large to print: what is said of them, and that nothing is lost by it."""

from __future__ import annotations

import math
import random

import pytest

from neurogebra.formula.parse import parse
from neurogebra.formula.structure import Group, Structure, expanded, structure, words
from neurogebra.formula.tree import Apply, Node, Num, Sym
from neurogebra.ops import OPS

TRUE = Sym("True", constant=True)


def told(text: str, names: str) -> str:
    made = structure(parse(text, tuple(names.split())))
    assert made is not None
    return words(made).unicode


def numbered(letters: str, n: int) -> str:
    return " ".join(f"{letter}{i}" for letter in letters for i in range(n))


def joined(term: str, n: int, by: str = " + ") -> str:
    return by.join(term.replace("#", str(i)) for i in range(n))


@pytest.mark.parametrize(
    ("text", "names", "said"),
    [
        (f"({joined('(y# - p#)**2', 50)})/50", numbered("yp", 50), "mean of 50 terms (yᵢ − pᵢ)²"),
        (f"{joined('(y# - p#)**2', 4)}", numbered("yp", 4), "sum of 4 terms (yᵢ − pᵢ)²"),
        (f"0.25*({joined('(x - #)**2', 4)})", "x", "mean of 4 terms (x − cᵢ)²"),
        (f"{joined('w#*x#', 5)} + b", numbered("wx", 5) + " b", "sum of 5 products wᵢ·xᵢ + b"),
        (f"{joined('w#*x#', 5)} - b", numbered("wx", 5) + " b", "sum of 5 products wᵢ·xᵢ − b"),
        (f"tanh({joined('w#*x#', 4)})", numbered("wx", 4), "tanh of a sum of 4 products wᵢ·xᵢ"),
        (joined("(x - #)", 7, " * "), "x", "product of 7 factors (x − cᵢ)"),
        (f"{joined('#*x**#', 9)}", "x", "sum of 9 products cᵢ·x^cᵢ"),
        (
            f"({joined('exp(x#)*x#', 9)})/({joined('exp(x#)', 9)})",
            numbered("x", 9),
            "quotient of a sum of 9 products exp(xᵢ)·xᵢ and a sum of 9 terms exp(xᵢ)",
        ),
        (
            f"{joined('(tanh(w*tanh(v*# + a*x#) + u*tanh(r*#) + b) - y#)**2', 6)}",
            numbered("xy", 6) + " w v a u r b",
            "sum of 6 terms (tanh(w·… + u·… + b) − yᵢ)²; 83 operations over 18 leaves",
        ),
    ],
)
def test_what_is_said(text: str, names: str, said: str) -> None:
    assert told(text, names) == said


def test_branches_are_told_by_their_conditions() -> None:
    terms = joined("(x - #)**2", 8)
    tree = Apply(
        "piecewise", (parse(terms), Apply("gt", (Sym("x"), Num(3))), parse("tanh(x)"), TRUE)
    )
    made = structure(tree)
    assert made is not None
    assert words(made).unicode == "a sum of 8 terms (x − cᵢ)² if x > 3; tanh(x) otherwise"


def test_small_formulas_have_no_structure() -> None:
    assert structure(parse("w*x + b")) is None


def test_a_graph_that_is_endless_as_a_tree_is_told_in_no_time() -> None:
    tree: Node = Sym("x")
    for _ in range(1500):
        tree = Apply("add", (tree, tree))
    made = structure(Apply("exp", (tree,)))
    assert made is not None
    assert words(made).unicode.startswith("exp(…); 1,501 operations over 1 leaf")


def test_what_is_too_large_is_not_looked_at() -> None:
    tree: Node = Sym("x")
    for n in range(6000):
        tree = Apply("add", (tree, Num(n)))
    assert structure(tree) is None


def random_tree(choose: random.Random) -> Node:
    """A sum, mean or product of terms of a few shapes, inside of other steps at times."""
    names = [Sym(f"{letter}{n}") for letter in "wx" for n in range(4)] + [Sym("b")]
    steps: list[Node] = list(names)

    def term(shape: int) -> Node:
        shapes = random.Random(shape)
        made: Node = choose.choice(steps)
        for _ in range(shapes.randint(1, 6)):
            op = shapes.choice(["add", "sub", "mul", "tanh", "neg", "sin"])
            other = choose.choice([*names, Num(choose.uniform(-2, 2)), made])
            made = Apply(op, (made,) if op in ("tanh", "neg", "sin") else (made, other))
        steps.append(made)
        return made

    shapes = [choose.random() for _ in range(choose.randint(1, 3))]
    op = choose.choice(["add", "add", "mul", "sub"])
    n_terms = choose.randint(2, 14)
    total: Node = Num(0) if op != "mul" and choose.random() < 0.5 else term(choose.choice(shapes))
    n_terms -= isinstance(total, Apply)
    for _ in range(n_terms):
        total = Apply(op, (total, term(choose.choice(shapes))))
    ways = [
        lambda: total,
        lambda: Apply("div", (total, Num(n_terms + 1))),
        lambda: Apply("mul", (Num(1 / 8), total)),
        lambda: Apply("tanh", (total,)),
        lambda: Apply("div", (total, Apply("exp", (term(1),)))),
        lambda: Apply("pow", (Apply("add", (total, total)), Num(2))),
    ]
    return choose.choice(ways)()


def number(tree: Node, at: dict[str, float], done: dict[int, float]) -> float:
    """What a formula comes to; each step of a graph once."""
    if isinstance(tree, Num):
        return float(tree.value)
    if isinstance(tree, Sym):
        return at[tree.name]
    if id(tree) not in done:
        done[id(tree)] = OPS[tree.op].forward(*(number(arg, at, done) for arg in tree.args))
    return done[id(tree)]


def names_of(tree: Node, seen: set[int]) -> set[str]:
    if id(tree) in seen or isinstance(tree, Num):
        return set()
    seen.add(id(tree))
    if isinstance(tree, Sym):
        return {tree.name}
    return set().union(*(names_of(arg, seen) for arg in tree.args))


def groups(made: Node | Structure) -> list[Group]:
    if not isinstance(made, Structure):
        return []
    return [*made.groups, *(group for part in made.parts for group in groups(part))]


def test_the_structure_expanded_again_is_the_formula() -> None:
    choose = random.Random(5)
    n_structures = n_groups = 0
    for _ in range(600):
        tree = random_tree(choose)
        made = structure(tree)
        if made is None:
            continue
        n_structures += 1
        n_groups += len(groups(made))
        assert len(words(made).unicode) < 170
        again = expanded(made)
        for _ in range(3):
            at = {name: choose.uniform(-1, 1) for name in names_of(tree, set())}
            left, right = number(tree, at, {}), number(again, at, {})
            assert math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-9), words(made).unicode
    assert n_structures > 300
    assert n_groups > 200
