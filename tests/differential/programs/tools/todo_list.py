from __future__ import annotations
from dataclasses import dataclass, field
from enum import Enum
import itertools
class Priority(Enum):
    LOW = 1
    NORMAL = 2
    HIGH = 3
    def __lt__(self, other: Priority) -> bool:
        return self.value < other.value
@dataclass
class Task:
    title: str
    priority: Priority = Priority.NORMAL
    tags: set[str] = field(default_factory=set)
    done: bool = False
    id: int = field(default_factory=itertools.count(1).__next__)
    def __str__(self) -> str:
        mark = "x" if self.done else " "
        tags = "".join(f" #{t}" for t in sorted(self.tags))
        return f"[{mark}] {self.id}. {self.title} ({self.priority.name.lower()}){tags}"
class TodoList:
    def __init__(self) -> None:
        self._tasks: dict[int, Task] = {}
        self._undo: list = []
    def add(self, title: str, *tags: str, priority: Priority = Priority.NORMAL) -> Task:
        task = Task(title, priority, set(tags))
        self._tasks[task.id] = task
        self._undo.append(lambda: self._tasks.pop(task.id))
        return task
    def finish(self, id: int) -> None:
        try:
            task = self._tasks[id]
        except KeyError:
            raise LookupError(f"no task {id}") from None
        task.done = True
        def back() -> None: task.done = False
        self._undo.append(back)
    def undo(self) -> bool:
        if not self._undo:
            return False
        self._undo.pop()()
        return True
    def __iter__(self):
        return iter(sorted(self._tasks.values(), key=lambda t: (t.done, -t.priority.value, t.title)))
    def __len__(self) -> int:
        return sum(not t.done for t in self._tasks.values())
    def matching(self, *, tag: str | None = None, done: bool | None = None) -> list[Task]:
        return [t for t in self if (tag is None or tag in t.tags) and (done is None or t.done is done)]
todo = TodoList()
todo.add("write report", "work", "urgent", priority=Priority.HIGH)
todo.add("buy milk", "home")
sleep = todo.add("sleep", priority=Priority.LOW)
for task in todo:
    print(task)
todo.finish(1)
print(len(todo), [t.title for t in todo.matching(done=False)], [t.id for t in todo.matching(tag="urgent")])
try:
    todo.finish(99)
except LookupError as error:
    print(error, error.__cause__)
undone = [todo.undo(), len(todo), todo.undo(), todo.undo(), todo.undo(), todo.undo()]
print(undone, [str(t) for t in todo], max(Priority).name, sleep.tags)
