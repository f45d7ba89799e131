from contextlib import contextmanager, suppress


@contextmanager
def timer(name, log):
    log.append(f"start {name}")
    try:
        yield log
    finally:
        log.append(f"end {name}")


log = []
with timer("outer", log) as l:
    with timer("inner", l):
        total = sum(range(100))
print(log, total)


@contextmanager
def tag(name):
    print(f"<{name}>")
    yield
    print(f"</{name}>")


@tag("h1")
def heading(text):
    print(text.upper())
    return len(text)


n = heading("hello")
print(n)
with suppress(ZeroDivisionError):
    1 / 0


class Transaction:
    def __init__(self, data):
        self.data = data

    def __enter__(self):
        self.backup = dict(self.data)
        return self.data

    def __exit__(self, kind, error, tb):
        if kind is not None:
            self.data.clear()
            self.data.update(self.backup)
            print("rolled back:", kind.__name__, error)
        return kind is ValueError


account = {"a": 10}
with Transaction(account) as d:
    d["a"] -= 5
    raise ValueError("no money")
with Transaction(account) as d:
    d["b"] = 1
print(account)
