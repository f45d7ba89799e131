"""A module with a docstring."""
import math


def hypotenuse(a: float, b: float) -> float:
    """Length of the long side."""
    return math.sqrt(a * a + b * b)


def main() -> None:
    triples = [(3, 4), (5, 12), (8, 15)]
    for a, b in triples:
        c = hypotenuse(a, b)
        print(f"{a}² + {b}² = {c:g}²")
    total = sum(hypotenuse(a, b) for a, b in triples)
    print("total", total)


if __name__ == "__main__":
    main()
print(__name__, hypotenuse.__doc__, hypotenuse.__name__, __doc__)
