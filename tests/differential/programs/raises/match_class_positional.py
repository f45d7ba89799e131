class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def where(p):
    match p:
        case Point(0, y): return f"on the axis at {y}"
        case Point(x, y, z): return "deep"
print(where(Point(0, 2)))
where(Point(1, 2))
