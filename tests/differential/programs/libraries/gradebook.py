import json
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from statistics import mean, median, stdev

import numpy as np

RAW = '[{"name": "Ada", "scores": [90, 95, 88]}, {"name": "Bo", "scores": [70, 65]}, {"name": "Cy", "scores": [80, 85, 99, 70]}]'


@dataclass(order=True)
class Student:
    average: float = field(init=False)
    name: str
    scores: list = field(default_factory=list, compare=False)

    def __post_init__(self):
        self.average = mean(self.scores)

    @property
    def grade(self):
        for limit, letter in ((90, "A"), (80, "B"), (0, "C")):
            if self.average >= limit:
                return letter


students = [Student(**row) for row in json.loads(RAW)]
ranked = sorted(students, reverse=True)
for place, s in enumerate(ranked, start=1):
    print(f"{place}. {s.name:<4}{s.average:>8.3f} {s.grade}")
by_grade = defaultdict(list)
for s in students:
    by_grade[s.grade].append(s.name)
print(dict(by_grade))
everything = np.concatenate([s.scores for s in students])
z = (everything - everything.mean()) / everything.std(ddof=1)
print(z.round(3), median(everything.tolist()), stdev(everything.tolist()) - everything.std(ddof=1))
print(json.dumps([asdict(s) for s in ranked][:1], indent=2, sort_keys=True))
