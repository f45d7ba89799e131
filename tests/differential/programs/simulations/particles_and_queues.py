import dataclasses
import random
from collections import deque
from dataclasses import asdict, astuple, dataclass, field, fields, is_dataclass, replace
from typing import ClassVar, NamedTuple, Optional, Protocol
@dataclass(frozen=True, order=True, slots=True)
class Vec:
    x: float = 0.0
    y: float = 0.0
    def __add__(self, o: "Vec") -> "Vec": return Vec(self.x + o.x, self.y + o.y)
    def __mul__(self, k: float) -> "Vec": return Vec(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __abs__(self): return (self.x**2 + self.y**2) ** 0.5
    def __iter__(self): return iter((self.x, self.y))
@dataclass
class Particle:
    position: Vec
    velocity: Vec = field(default_factory=Vec)
    mass: float = 1.0
    trail: list[Vec] = field(default_factory=list, repr=False, compare=False)
    count: ClassVar[int] = 0
    def __post_init__(self):
        type(self).count += 1
        if self.mass <= 0:
            raise ValueError("mass")
    def step(self, force: Vec, dt: float):
        self.velocity += (dt / self.mass) * force
        self.position = self.position + dt * self.velocity
        self.trail.append(self.position)
@dataclass(kw_only=True)
class World:
    particles: list[Particle]
    gravity: Vec = Vec(0, -9.81)
    time: float = 0.0
    log: dict[str, int] = field(default_factory=dict)
    def run(self, n, dt=0.1):
        for _ in range(n):
            for p in self.particles:
                p.step(self.gravity * p.mass, dt)
                if p.position.y < 0:
                    p.position = replace(p.position, y=-p.position.y)
                    p.velocity = Vec(p.velocity.x, -0.8 * p.velocity.y)
                    self.log["bounce"] = self.log.get("bounce", 0) + 1
            self.time += dt
        return self
w = World(particles=[Particle(Vec(0, 2), Vec(1, 0)), Particle(Vec(1, 5), mass=2.0)]).run(12)
print(w.log, round(w.time, 6), w.particles[0], abs(w.particles[1].velocity), Particle.count)
print(asdict(w.particles[0])["position"], astuple(Vec(1, 2)), [f.name for f in fields(Particle)], is_dataclass(Vec), Vec(1, 2) < Vec(1, 3), {Vec(1, 1): "a"}[Vec(1, 1)])
print(sorted([Vec(2, 1), Vec(1, 9), Vec(1, 2)]), max(w.particles, key=lambda p: p.mass).mass, w.particles[0] == replace(w.particles[0]))
try:
    Vec(1, 2).x = 3
except dataclasses.FrozenInstanceError as error:
    print(type(error).__name__, error)
try:
    Particle(Vec(), mass=0)
except ValueError as error:
    print(error)
try:
    World([])
except TypeError as error:
    print(error)
class Reading(NamedTuple):
    sensor: str
    value: float = 0.0
    tags: tuple[str, ...] = ()
    @property
    def ok(self): return self.value < 50
r = Reading("t1", 51.5, ("hot",))
print(r, r._replace(value=2).ok, r._asdict(), Reading._fields, r[1:], Reading._make(["a", 1, ()]), [*r][0])
class Speaks(Protocol):
    def speak(self) -> str: ...
@dataclass
class Dog:
    name: str
    def speak(self): return f"{self.name}!"
def all_speak(things: list[Speaks]) -> list[str]: return [t.speak() for t in things]
print(all_speak([Dog("rex"), Dog("fido")]))
@dataclass
class Customer:
    id: int
    arrival: float
    service: float
    start: Optional[float] = None
    @property
    def wait(self): return None if self.start is None else self.start - self.arrival
def simulate(seed, n=12, servers=2):
    rng = random.Random(seed)
    t, customers = 0.0, []
    for i in range(n):
        t += rng.expovariate(1.0)
        customers.append(Customer(i, t, rng.uniform(0.5, 2.5)))
    free = [0.0] * servers
    for c in customers:
        k = min(range(servers), key=free.__getitem__)
        c.start = max(c.arrival, free[k])
        free[k] = c.start + c.service
    return customers
done = simulate(11)
print(sum(c.wait for c in done) / len(done), max(done, key=lambda c: c.wait), [c.id for c in done if c.wait == 0])
@dataclass
class Node:
    value: int
    children: list["Node"] = field(default_factory=list)
    def walk(self, depth=0):
        yield depth, self.value
        for c in self.children:
            yield from c.walk(depth + 1)
tree = Node(1, [Node(2, [Node(4)]), Node(3)])
print(list(tree.walk()), tree, asdict(tree))
queue, order = deque([tree]), []
while queue:
    n = queue.popleft(); order.append(n.value); queue.extend(n.children)
print(order, sum(v for _, v in tree.walk()), max(d for d, _ in tree.walk()))
match tree:
    case Node(value=v, children=[Node(value=a, children=[Node(b)]), *rest]) if v < a:
        print(v, a, b, len(rest))
match Vec(0, 3), r:
    case (Vec(x=0, y=y), Reading(sensor=s, tags=("hot", *_))):
        print("on axis", y, s)
