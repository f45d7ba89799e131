from contextlib import contextmanager, ExitStack, suppress, closing, nullcontext, AbstractContextManager
log = []
@contextmanager
def step(name, fail=False):
    log.append(f"+{name}")
    try:
        yield name.upper()
    except ZeroDivisionError as error:
        log.append(f"!{name}: {error}")
        if not fail:
            return
        raise RuntimeError(f"{name} failed") from error
    else:
        log.append(f"={name}")
    finally:
        log.append(f"-{name}")
with step("a") as a, step("b") as b:
    print(a, b)
with step("c"):
    1 / 0
try:
    with step("d", fail=True):
        1 / 0
except RuntimeError as error:
    print(error, "from", error.__cause__)
print(log)
log.clear()
with ExitStack() as stack:
    names = [stack.enter_context(step(f"s{i}")) for i in range(3)]
    stack.callback(log.append, "callback")
    stack.callback(lambda *args, **kw: log.append((args, kw)), 1, k=2)
    print(names)
print(log)
class Resource:
    def __init__(self, name): self.name, self.open = name, True
    def close(self): self.open = False
with closing(Resource("file")) as r:
    inside = r.open
print(inside, r.open)
with suppress(KeyError, IndexError):
    {}["missing"]
    print("never")
with nullcontext(5) as five:
    print(five)
@contextmanager
def changed(obj, **attributes):
    before = {k: getattr(obj, k) for k in attributes}
    for k, v in attributes.items():
        setattr(obj, k, v)
    yield obj
    for k, v in before.items():
        setattr(obj, k, v)
with changed(r, name="renamed", open="?") as same:
    print(r.name, r.open, same is r)
print(r.name, r.open)
class Timer(AbstractContextManager):
    ticks = 0
    def __enter__(self):
        self.start = Timer.ticks
        return self
    def __exit__(self, *exc):
        self.took = Timer.ticks - self.start
with Timer() as t:
    Timer.ticks += 7
print(t.took, isinstance(t, AbstractContextManager))
@contextmanager
def broken():
    if False:
        yield
try:
    with broken():
        pass
except RuntimeError as error:
    print(error)
@step("decorated")
def work(x): return x * 2
log.clear()
print(work(4), work(5), log)
