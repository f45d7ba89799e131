from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress

log = []


class Resource:
    def __init__(self, name, swallow=()):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        log.append(f"+{self.name}")
        return self

    def __exit__(self, kind, error, traceback):
        log.append(f"-{self.name}:{kind.__name__ if kind else None}")
        return kind is not None and issubclass(kind, tuple(self.swallow))

    def close(self):
        log.append(f"closed {self.name}")


with Resource("a") as a, Resource("b", [ZeroDivisionError]) as b:
    log.append(a.name + b.name)
    1 / 0
    log.append("never")
print(log); log.clear()
try:
    with Resource("c"), Resource("d", [KeyError]):
        {}["x"]
    with Resource("e", [KeyError]):
        [][0]
except IndexError as error:
    log.append(str(error))
print(log); log.clear()


@contextmanager
def transaction(data):
    backup = dict(data)
    try:
        yield data
    except ValueError as error:
        data.clear()
        data.update(backup)
        log.append(f"rolled back: {error}")
    else:
        log.append("committed")
    finally:
        log.append("end")


account = {"ann": 10}
with transaction(account) as t:
    t["bob"] = 5
with transaction(account) as t:
    t["ann"] -= 100
    if t["ann"] < 0:
        raise ValueError("overdrawn")
print(account, log); log.clear()
with ExitStack() as stack:
    for name in "xyz":
        stack.enter_context(Resource(name))
    stack.callback(log.append, "callback")
    moved = stack.pop_all()
print(log); moved.close(); print(log); log.clear()
with closing(Resource("k")) as k, suppress(KeyError, IndexError), nullcontext(5) as five:
    log.append(five)
    raise KeyError
print(log); log.clear()


@contextmanager
def tag(name, out):
    out.append(f"<{name}>")
    yield name.upper()
    out.append(f"</{name}>")


out = []
with tag("html", out), tag("body", out) as body:
    out.append(body)
print("".join(out))


@tag("p", out)
def paragraph(text):
    out.append(text)
    return len(text)


print(paragraph("hi"), out[-3:])


def finally_order():
    for i in range(3):
        try:
            if i == 1:
                continue
            log.append(i)
            if i == 2:
                return "returned"
        finally:
            log.append(f"f{i}")


print(finally_order(), log); log.clear()


class Indent:
    level = 0

    def __enter__(self):
        self.level += 1
        return self

    def __exit__(self, *_):
        self.level -= 1

    def print(self, text):
        print("  " * self.level + text)


with Indent() as indent:
    indent.print("one")
    with indent:
        indent.print("two")
        with indent:
            indent.print("three")
    indent.print("one again")
try:
    with object():
        pass
except (TypeError, AttributeError) as error:
    print(type(error).__name__)
