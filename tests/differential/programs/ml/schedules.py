import math
from functools import partial


def constant(step, base):
    return base


def step_decay(step, base, drop=0.5, every=10):
    return base * drop ** (step // every)


def exponential(step, base, rate=0.05):
    return base * math.exp(-rate * step)


def cosine(step, base, total=40, floor=0.0):
    progress = min(step, total) / total
    return floor + 0.5 * (base - floor) * (1 + math.cos(math.pi * progress))


def warmup(schedule, steps):
    def wrapped(step, base):
        if step < steps:
            return base * (step + 1) / steps
        return schedule(step - steps, base)

    wrapped.__name__ = f"warm_{schedule.__name__}"
    return wrapped


def cyclical(step, base, top=0.1, half=5):
    cycle = math.floor(1 + step / (2 * half))
    x = abs(step / half - 2 * cycle + 1)
    return base + (top - base) * max(0.0, 1 - x)


schedules = [constant, step_decay, exponential, cosine, warmup(cosine, 5), cyclical]
for schedule in schedules:
    rates = [schedule(step, 0.05) for step in range(0, 41, 8)]
    print(f"{schedule.__name__:<12}", " ".join(f"{r:.5f}" for r in rates))
tight = partial(cosine, total=10, floor=0.01)
print([round(tight(s, 0.1), 6) for s in range(0, 12, 3)])
position = {}
for schedule in schedules:
    x = 5.0
    for step in range(30):
        x -= schedule(step, 0.05) * 2 * x
    position[schedule.__name__] = x
for name, x in sorted(position.items(), key=lambda item: abs(item[1])):
    print(name, x)
