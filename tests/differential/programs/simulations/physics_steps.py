import math
from dataclasses import dataclass, replace
@dataclass(frozen=True)
class State:
    x: float
    v: float
    t: float = 0.0
    def energy(self, k=1.0): return 0.5 * self.v ** 2 + 0.5 * k * self.x ** 2
def euler(s, dt): return replace(s, x=s.x + s.v * dt, v=s.v - s.x * dt, t=s.t + dt)
def leapfrog(s, dt):
    half = s.v - s.x * dt / 2
    x = s.x + half * dt
    return State(x, half - x * dt / 2, s.t + dt)
def rk4(s, dt):
    f = lambda x, v: (v, -x)
    k1 = f(s.x, s.v)
    k2 = f(s.x + dt / 2 * k1[0], s.v + dt / 2 * k1[1])
    k3 = f(s.x + dt / 2 * k2[0], s.v + dt / 2 * k2[1])
    k4 = f(s.x + dt * k3[0], s.v + dt * k3[1])
    dx, dv = (sum(w * k[i] for w, k in zip((1, 2, 2, 1), (k1, k2, k3, k4))) / 6 for i in (0, 1))
    return State(s.x + dt * dx, s.v + dt * dv, s.t + dt)
for method in (euler, leapfrog, rk4):
    s = State(1.0, 0.0)
    for _ in range(60):
        s = method(s, 0.1)
    print(f"{method.__name__:>9} x={s.x:+.6f} exact={math.cos(s.t):+.6f} energy={s.energy():.6f}")
def throw(speed, angle, drag=0.0, dt=0.05):
    x = y = 0.0
    vx, vy = speed * math.cos(math.radians(angle)), speed * math.sin(math.radians(angle))
    while y >= 0:
        x, y = x + vx * dt, y + vy * dt
        v = math.hypot(vx, vy)
        vx, vy = vx - drag * v * vx * dt, vy - (9.81 + drag * v * vy) * dt
        yield x, y
ranges = {angle: list(throw(20, angle))[-1][0] for angle in range(15, 90, 15)}
best = max(ranges, key=ranges.get)
print(best, ranges, max(y for _, y in throw(20, 45)), len(list(throw(20, 45, 0.02))))
def cool(t0, room, k):
    t = t0
    while True:
        yield t
        t += -k * (t - room)
for minute, t in enumerate(cool(90, 20, 0.1)):
    if t < 60:
        break
print(minute, t)
class Body:
    def __init__(self, m, x, y, vx=0.0, vy=0.0): self.m, self.p, self.v = m, complex(x, y), complex(vx, vy)
bodies = [Body(100, 0, 0), Body(1, 10, 0, 0, 3.16)]
for _ in range(50):
    for b in bodies:
        b.v += sum(o.m * (o.p - b.p) / abs(o.p - b.p) ** 3 for o in bodies if o is not b) * 0.1
    for b in bodies:
        b.p += b.v * 0.1
print([b.p for b in bodies], abs(bodies[1].p - bodies[0].p), sum(b.m * b.v for b in bodies))
rabbits, foxes, years = 100.0, 20.0, []
for year in range(8):
    years.append((round(rabbits), round(foxes)))
    rabbits, foxes = rabbits + 0.5 * rabbits - 0.02 * rabbits * foxes, foxes - 0.3 * foxes + 0.002 * rabbits * foxes
print(years)
logistic = [0.2]
for r in (2.5, 3.2, 3.9):
    x = logistic[-1]
    for _ in range(40):
        x = r * x * (1 - x)
    logistic.append(x)
print(logistic)
