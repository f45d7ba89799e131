from enum import Enum, Flag, IntEnum, auto, unique


@unique
class State(Enum):
    IDLE = auto()
    COLLECTING = auto()
    DISPENSING = auto()
    BROKEN = "broken"

    @property
    def is_open(self):
        return self in (State.IDLE, State.COLLECTING)

    @classmethod
    def initial(cls):
        return cls.IDLE


class Coin(IntEnum):
    NICKEL = 5
    DIME = 10
    QUARTER = 25

    @classmethod
    def _missing_(cls, value):
        return cls.NICKEL if value == 4 else None

    def __str__(self):
        return f"{self.value}c"


class Flavour(Flag):
    NONE = 0
    SWEET = auto()
    SALTY = auto()
    SOUR = auto()
    ALL = SWEET | SALTY | SOUR


class Machine:
    transitions = {
        (State.IDLE, "coin"): State.COLLECTING,
        (State.COLLECTING, "coin"): State.COLLECTING,
        (State.COLLECTING, "select"): State.DISPENSING,
        (State.COLLECTING, "cancel"): State.IDLE,
        (State.DISPENSING, "take"): State.IDLE,
    }

    def __init__(self, prices):
        self.state = State.initial()
        self.amount = 0
        self.prices = dict(prices)
        self.history = [self.state]

    def fire(self, event, value=None):
        target = self.transitions.get((self.state, event))
        if target is None:
            return f"cannot {event} while {self.state.name}"
        match event, value:
            case "coin", Coin() as coin:
                self.amount += coin
            case "select", str(name) if self.prices.get(name, 999) <= self.amount:
                self.amount -= self.prices[name]
            case "select", name:
                return f"{name} needs {self.prices.get(name, '?')}, has {self.amount}"
            case "cancel" | "take", None:
                back, self.amount = self.amount, 0
                value = f"returned {back}"
        self.state = target
        self.history.append(target)
        return value


machine = Machine({"cola": 40, "gum": 5})
events = [
    ("select", "gum"), ("coin", Coin.QUARTER), ("coin", Coin(10)), ("select", "cola"),
    ("coin", Coin(4)), ("select", "cola"), ("take", None), ("cancel", None),
]
for event, value in events:
    answer = machine.fire(event, value)
    print(f"{event:<7}{answer!s:<25}{machine.state.name:<12}{machine.amount:>3}")
print([s.name[0] for s in machine.history], State("broken"), State["IDLE"].value)
print(list(State), State.IDLE.is_open, State.BROKEN.is_open)
print(Coin.DIME + Coin.QUARTER, Coin.DIME * 2, Coin(25), repr(Coin(25)), sorted(Coin)[-1].name)
try:
    Coin(7)
except ValueError as error:
    print(error)
mix = Flavour.SWEET | Flavour.SOUR
print(mix, Flavour.SALTY in mix, Flavour.SOUR in mix, bool(mix & Flavour.SALTY), ~mix, mix.value)
print(Flavour.ALL ^ Flavour.SWEET, Flavour(3), len(Flavour), mix == Flavour(5), f"{mix.value:03b}")
print({s: s.value for s in State if isinstance(s.value, int)})
print(isinstance(Coin.DIME, int), max(Coin), sum(Coin), Coin.__members__["DIME"] is Coin.DIME)
