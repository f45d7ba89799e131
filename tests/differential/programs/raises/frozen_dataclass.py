from dataclasses import dataclass
@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0
p = Point(1)
moved = Point(p.x + 1, p.y)
print(p, moved, p == Point(1, 0))
p.x = 5
