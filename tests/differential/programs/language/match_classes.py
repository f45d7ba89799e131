from dataclasses import dataclass
@dataclass
class Point:
    x: float
    y: float
@dataclass
class Circle:
    center: Point
    radius: float
@dataclass
class Rect:
    corner: Point
    w: float
    h: float
def area(shape):
    match shape:
        case Circle(radius=r):
            return round(3.14159 * r * r, 2)
        case Rect(w=w, h=h) if w == h:
            return f"square {w * h}"
        case Rect(_, w, h):
            return w * h
        case Point():
            return 0
        case _:
            return None
print(area(Circle(Point(0, 0), 2)), area(Rect(Point(1, 1), 3, 3)), area(Rect(Point(1, 1), 2, 5)), area(Point(1, 2)), area("x"))
def where(p):
    match p:
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"y={y}"
        case Point(x, 0):
            return f"x={x}"
        case Point(x, y) as whole:
            return f"{x},{y} {whole}"
print(where(Point(0, 0)), where(Point(0, 3)), where(Point(4, 0)), where(Point(1, 2)))
class Node:
    __match_args__ = ("op", "left", "right")
    def __init__(self, op, left, right):
        self.op, self.left, self.right = op, left, right
def evaluate(node):
    match node:
        case int(n) | float(n):
            return n
        case Node("+", a, b):
            return evaluate(a) + evaluate(b)
        case Node("*", a, b):
            return evaluate(a) * evaluate(b)
        case Node(op):
            raise ValueError(op)
print(evaluate(Node("+", 2, Node("*", 3, 4.5))))
try:
    evaluate(Node("^", 1, 2))
except ValueError as error:
    print("unknown", error)
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            print("no")
except TypeError as error:
    print(error)
match {"p": Point(5, 6)}:
    case {"p": Point(x=px, y=py)}:
        print(px, py)
