from enum import Enum, IntEnum, Flag, auto, unique
@unique
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    def lighter(self):
        return f"light {self.name.lower()}"
    @classmethod
    def default(cls):
        return cls.RED
    @property
    def hex(self):
        return {1: "#f00", 2: "#0f0", 3: "#00f"}[self.value]
print(Color.RED, Color["GREEN"], Color(3), Color.RED.name, Color.BLUE.value, repr(Color.RED))
print(list(Color), len(Color), Color.default().lighter(), Color.GREEN.hex, Color.RED is Color(1))
print({Color.RED: "r"}[Color.RED], Color.RED == 1, Color.RED in Color, isinstance(Color.RED, Color))
class Level(IntEnum):
    LOW = auto()
    HIGH = auto()
print(Level.LOW + 1, Level.HIGH > Level.LOW, sorted(Level, reverse=True)[0], int(Level.HIGH), max(Level))
class Perm(Flag):
    READ = auto()
    WRITE = auto()
    RW = READ | WRITE
p = Perm.READ | Perm.WRITE
print(p == Perm.RW, Perm.READ in p, bool(p & Perm.WRITE), Perm.READ.value | 4)
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def gravity(self):
        return 6.67e-11 * self.mass / self.radius**2
for planet in Planet:
    print(planet.name, round(planet.gravity, 2))
try:
    Color(9)
except ValueError as error:
    print(error)
try:
    Color["PINK"]
except KeyError as error:
    print(error)
match Color.GREEN:
    case Color.RED:
        print("stop")
    case Color.GREEN:
        print("go")
