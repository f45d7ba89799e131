class Indent:
    level = 0
    def __enter__(self):
        Indent.level += 1
        return self
    def __exit__(self, kind, error, traceback):
        Indent.level -= 1
        return False
    def say(self, *words):
        print("  " * (self.level - 1), *words, sep="")
with Indent() as one, Indent() as two:
    one.say("both")
    with Indent():
        two.say("three deep")
one.say("outside", Indent.level)
class Swallow:
    def __init__(self, *kinds):
        self.kinds = kinds
        self.caught = None
    def __enter__(self):
        return self
    def __exit__(self, kind, error, traceback):
        if kind is not None and issubclass(kind, self.kinds):
            self.caught = error
            return True
with Swallow(KeyError, ZeroDivisionError) as net:
    1 / 0
    print("never")
print(repr(net.caught))
class Transaction:
    def __init__(self, store):
        self.store = store
    def __enter__(self):
        self.before = dict(self.store)
        return self.store
    def __exit__(self, kind, error, _):
        if kind:
            self.store.clear()
            self.store.update(self.before)
            print("rolled back:", kind.__name__, error)
        return kind is LookupError
accounts = {"ann": 50, "bob": 10}
with Transaction(accounts) as book:
    book["ann"] -= 20
    book["bob"] += 20
with Transaction(accounts) as book:
    book["ann"] -= 1000
    raise LookupError("not enough")
try:
    with Transaction(accounts) as book:
        book["cat"] = 1
        book["dog"]
except KeyError as error:
    print("passed on", error)
print(accounts)
class Order:
    def __init__(self, name): self.name = name
    def __enter__(self): print("enter", self.name); return self.name
    def __exit__(self, *args): print("exit", self.name, args[0] is not None)
def early():
    with Order("a") as a, Order("b") as b:
        return a + b
print(early())
for i in range(3):
    with Order(i):
        if i == 1:
            break
with (
    Order("x") as x,
    Order("y"),
):
    pass
print(x)
