class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        return f"${self.cents / 100:{spec or '.2f'}}"

    def __str__(self):
        return format(self)

    def __int__(self):
        return self.cents

    def __float__(self):
        return self.cents / 100

    def __index__(self):
        return self.cents

    def __round__(self, n=0):
        return Money(round(self.cents, n - 2))

    def __radd__(self, other):
        return Money(self.cents + other)

    def __add__(self, other):
        return Money(self.cents + int(other))

    def __divmod__(self, n):
        return divmod(self.cents, n)

    def __pow__(self, n):
        return self.cents**n


m = Money(1999)
print(f"{m} {m:.1f} {m:>8.0f}", str(m), int(m), float(m), [0] * 5, hex(m), round(m))
print(sum([Money(1), Money(2)]), divmod(m, 100), m**2, "{:.3f}".format(m))


class Attrs:
    def __init__(self):
        self.known = 1

    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: name[4:]
        raise AttributeError(f"no {name}")


a = Attrs()
print(a.known, a.get_size(), hasattr(a, "nothing"))
try:
    a.other
except AttributeError as error:
    print(error)


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, owner=None):
        return getattr(obj, self.name, 0)

    def __set__(self, obj, value):
        if value < 0:
            raise ValueError(f"{self.name[1:]} must be positive")
        setattr(obj, self.name, value)


class Item:
    price = Positive()
    amount = Positive()

    def __init__(self, price, amount):
        self.price = price
        self.amount = amount


item = Item(3, 4)
item.price = 10
print(item.price * item.amount)
try:
    item.amount = -2
except ValueError as error:
    print(error)
