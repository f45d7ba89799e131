from enum import Enum, auto, Flag
from dataclasses import dataclass, field
from typing import Callable
from collections import defaultdict


class State(Enum):
    IDLE = auto()
    RUNNING = auto()
    PAUSED = auto()
    DONE = auto()

    @property
    def is_final(self):
        return self is State.DONE


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


class EventBus:
    def __init__(self):
        self._handlers: dict[str, list[Callable]] = defaultdict(list)

    def on(self, event):
        def register(fn):
            self._handlers[event].append(fn)
            return fn
        return register

    def emit(self, event, *args, **kwargs):
        return [h(*args, **kwargs) for h in self._handlers[event]]


bus = EventBus()


@dataclass
class Machine:
    state: State = State.IDLE
    log: list = field(default_factory=list)
    TRANSITIONS = {
        (State.IDLE, "start"): State.RUNNING,
        (State.RUNNING, "pause"): State.PAUSED,
        (State.PAUSED, "start"): State.RUNNING,
        (State.RUNNING, "finish"): State.DONE,
    }

    def fire(self, action):
        new = self.TRANSITIONS.get((self.state, action))
        if new is None:
            raise ValueError(f"{action} is not allowed in {self.state.name}")
        bus.emit("changed", self.state, new)
        self.log.append(action)
        self.state = new


@bus.on("changed")
def report(old, new):
    print(f"{old.name} -> {new.name}")


@bus.on("changed")
def count(old, new, seen=[]):
    seen.append(new)
    return len(seen)


m = Machine()
for action in ["start", "pause", "finish", "start", "finish"]:
    try:
        m.fire(action)
    except ValueError as e:
        print("error:", e)
print(m, m.state.is_final, list(State), State["DONE"].value, State(1))
print(Perm.RW, Perm.R in Perm.RW, Perm.RW & ~Perm.W, [p.name for p in Perm], bool(Perm.R & Perm.X))
print(bus.emit("nothing"), bus._handlers["changed"][0].__name__)
