from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique
class Planet(Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def gravity(self):
        return 6.67300e-11 * self.mass / (self.radius * self.radius)
for planet in Planet:
    print(planet.name, f"{planet.gravity:.3f}", planet.value[0] == planet.mass)
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = RED
    @classmethod
    def parse(cls, text):
        return cls[text.upper()]
    def __str__(self):
        return self.name.lower()
    @classmethod
    def _missing_(cls, value):
        return cls.GREEN if value == "grass" else None
print(Color.parse("red"), repr(Color(2)), Color.CRIMSON is Color.RED, list(Color), len(Color), Color("grass"))
print(list(Color.__members__), Color.RED in Color, f"{Color.RED} {Color.GREEN!r:>20}")
try:
    Color(7)
except ValueError as error:
    print(error)
try:
    Color.RED = 5
except AttributeError as error:
    print(type(error).__name__)
class Level(IntEnum):
    LOW = auto()
    MID = auto()
    HIGH = 10
print(Level.LOW + Level.HIGH, Level.MID < 5, sorted(Level, reverse=True), max(Level).name, [10, 20, 30][Level.LOW], f"{Level.HIGH:>4}")
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
p = Perm.R | Perm.X
print(p, Perm.W in p, Perm.RW & p, ~Perm.R, bool(Perm.R & Perm.W), [m.name for m in Perm.RW], (p ^ Perm.R).name)
class Mode(StrEnum):
    READ = auto()
    WRITE = "w"
print(Mode.READ, Mode.READ == "read", Mode.WRITE.upper(), "-".join(Mode), repr(Mode.WRITE))
class Bits(IntFlag):
    A = 1
    B = 2
print(Bits.A | Bits.B, int(Bits.A | 4), Bits(3) == 3)
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
Animal = Enum("Animal", "CAT DOG")
print(Animal.DOG.value, Animal["CAT"], [a.name for a in Animal])
class Op(Enum):
    ADD = "+"
    MUL = "*"
    def apply(self, a, b):
        match self:
            case Op.ADD: return a + b
            case Op.MUL: return a * b
result = {op: op.apply(3, 4) for op in Op}
print(result, Op("+").apply("a", "b"), hash(Op.ADD) == hash(Op("+")))
class Weekday(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name[:2].title()
    MONDAY = auto()
    TUESDAY = auto()
print([d.value for d in Weekday], Weekday("Mo").name)
