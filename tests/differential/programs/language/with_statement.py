from contextlib import contextmanager, suppress, ExitStack, nullcontext
class Timer:
    def __init__(self, name):
        self.name = name
    def __enter__(self):
        print("start", self.name)
        return self
    def __exit__(self, kind, value, traceback):
        print("stop", self.name, kind is None)
        return False
with Timer("a") as t:
    print("inside", t.name)
with Timer("b") as b, Timer("c") as c:
    print(b.name, c.name)
try:
    with Timer("d"):
        raise ValueError("boom")
except ValueError as error:
    print("caught", error)
@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    finally:
        print(f"</{name}>")
with tag("div") as d:
    with tag("p") as p:
        print(d, p)
with suppress(KeyError, ZeroDivisionError):
    {}["x"]
    print("never")
print("continues")
with ExitStack() as stack:
    for n in "xy":
        stack.enter_context(tag(n))
    print("in stack")
with nullcontext(5) as five:
    print(five)
@contextmanager
def swallow():
    try:
        yield
    except ValueError as error:
        print("swallowed", error)
with swallow():
    raise ValueError("gone")
def early():
    with Timer("f"):
        return "returned"
print(early())
