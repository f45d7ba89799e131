from collections import Counter
from dataclasses import dataclass
from typing import Any, Optional, Union
import math

Row = list[Any]
training = [
    ["Green", 3, "Apple"], ["Yellow", 3, "Apple"], ["Red", 1, "Grape"],
    ["Red", 1, "Grape"], ["Yellow", 3, "Lemon"],
]
header = ["color", "diameter", "label"]


def entropy(rows: list[Row]) -> float:
    counts = Counter(r[-1] for r in rows)
    return -sum(c / len(rows) * math.log2(c / len(rows)) for c in counts.values())


def gini(rows):
    counts = Counter(r[-1] for r in rows)
    return 1 - sum((c / len(rows)) ** 2 for c in counts.values())


@dataclass(frozen=True)
class Question:
    column: int
    value: Any

    def match(self, row: Row) -> bool:
        v = row[self.column]
        return v >= self.value if isinstance(v, (int, float)) else v == self.value

    def __str__(self):
        op = ">=" if isinstance(self.value, (int, float)) else "=="
        return f"{header[self.column]} {op} {self.value}?"


@dataclass
class Leaf:
    predictions: dict


@dataclass
class Node:
    question: Question
    yes: Union["Node", Leaf]
    no: Union["Node", Leaf]


def partition(rows, q):
    yes, no = [], []
    for r in rows:
        (yes if q.match(r) else no).append(r)
    return yes, no


def best_split(rows, impurity=gini):
    best_gain, best_q = 0, None
    now = impurity(rows)
    for col in range(len(rows[0]) - 1):
        for val in sorted({r[col] for r in rows}, key=str):
            q = Question(col, val)
            yes, no = partition(rows, q)
            if not yes or not no:
                continue
            p = len(yes) / len(rows)
            gain = now - p * impurity(yes) - (1 - p) * impurity(no)
            if gain >= best_gain:
                best_gain, best_q = gain, q
    return best_gain, best_q


def build(rows):
    gain, q = best_split(rows)
    if not gain:
        return Leaf(dict(Counter(r[-1] for r in rows)))
    yes, no = partition(rows, q)
    return Node(q, build(yes), build(no))


def show(node, indent=""):
    match node:
        case Leaf(predictions=p):
            print(indent + "Predict", p)
        case Node(question=q, yes=y, no=n):
            print(indent + str(q))
            print(indent + "--> yes")
            show(y, indent + "  ")
            print(indent + "--> no")
            show(n, indent + "  ")


def classify(row, node):
    while isinstance(node, Node):
        node = node.yes if node.question.match(row) else node.no
    return node.predictions


tree = build(training)
show(tree)
for row in training:
    guess = classify(row, tree)
    total = sum(guess.values())
    print(row[-1], {k: f"{v / total:.0%}" for k, v in guess.items()})
print(round(entropy(training), 6), gini(training))
