from abc import ABC, abstractmethod
from enum import Enum, auto
from functools import singledispatch
from types import SimpleNamespace


class State(Enum):
    IDLE = auto()
    MOVING = auto()
    DONE = auto()


class Command(ABC):
    @abstractmethod
    def run(self, world):
        """Change the world."""


class Go(Command):
    def __init__(self, dx, dy=0):
        self.dx, self.dy = dx, dy

    def run(self, world):
        world.x += self.dx
        world.y += self.dy
        world.state = State.MOVING


class Take(Command):
    def __init__(self, what):
        self.what = what

    def run(self, world):
        if (world.x, world.y) not in world.things:
            raise LookupError(f"no {self.what} here")
        world.bag.append(world.things.pop((world.x, world.y)))


@singledispatch
def describe(thing):
    return f"? {thing}"


@describe.register
def _(thing: int):
    return f"number {thing}"


@describe.register(list)
def _(thing):
    return "bag of " + ", ".join(thing) if thing else "empty bag"


world = SimpleNamespace(x=0, y=0, bag=[], things={(2, 1): "lamp", (0, 0): "key"}, state=State.IDLE)
script = [Take("key"), Go(1), Take("rope"), Go(1, 1), Take("lamp")]
for number, command in enumerate(script):
    try:
        command.run(world)
    except LookupError as error:
        print(number, type(command).__name__, "failed:", error)
    else:
        print(number, type(command).__name__, world.x, world.y, describe(world.bag))
world.state = State.DONE
match world.state, world.bag:
    case State.DONE, [first, *others]:
        print("done with", first, others)
    case _:
        print("not done")
print(describe(3), describe(2.5), [s.name for s in State], world.things)
