from abc import ABC, abstractmethod
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from operator import attrgetter


class Employee(ABC):
    _count = 0

    def __init__(self, name, rate):
        Employee._count += 1
        self.id = Employee._count
        self.name = name
        self.rate = Decimal(rate)

    @abstractmethod
    def gross(self):
        ...

    def tax(self):
        gross = self.gross()
        owed = Decimal(0)
        for limit, percent in ((Decimal(1000), 10), (Decimal(2000), 20), (None, 40)):
            part = gross if limit is None else min(gross, limit)
            owed += part * percent / 100
            gross -= part
            if not gross:
                break
        return owed.quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def net(self):
        return self.gross() - self.tax()

    def __lt__(self, other):
        return self.net < other.net


class Salaried(Employee):
    def gross(self):
        return self.rate


class Hourly(Employee):
    def __init__(self, name, rate, hours):
        super().__init__(name, rate)
        self.hours = hours

    def gross(self):
        overtime = max(0, self.hours - 160)
        return self.rate * (self.hours - overtime) + self.rate * overtime * Decimal("1.5")


class Commission(Salaried):
    def __init__(self, name, rate, sales, percent=5):
        super().__init__(name, rate)
        self.sales, self.percent = sales, percent

    def gross(self):
        return super().gross() + Decimal(self.sales) * self.percent / 100


try:
    Employee("nobody", 1)
except TypeError as error:
    print(str(error).split(" with")[0])

staff = [Salaried("Ada", "4200.50"), Hourly("Ben", "17.35", 171), Commission("Cy", 900, 12345.5)]
print(f"{'name':<6}|{'gross':>10}|{'tax':>9}|{'net':>10}")
print("-" * 38)
for person in sorted(staff, reverse=True):
    print(f"{person.name:<6}|{person.gross():>10.2f}|{person.tax():>9}|{person.net:>10.2f}")
total = sum((p.net for p in staff), Decimal())
print(total, total.as_tuple().exponent, round(total, 1), int(total), float(total))
best = max(staff, key=attrgetter("net"))
print(best.name, best.id, Employee._count)
print(reduce(lambda acc, p: acc + p.hours if hasattr(p, "hours") else acc, staff, 0))
print([k for k in vars(staff[2])], sorted(vars(staff[1]).items(), key=lambda kv: kv[0])[0])
