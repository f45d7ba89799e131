def worker():
    received = []
    try:
        while True:
            try:
                item = yield len(received)
                received.append(item)
            except ValueError as error:
                received.append(f"bad: {error}")
    finally:
        print("closing with", received)
w = worker()
print(next(w))
print(w.send("a"))
print(w.throw(ValueError("oops")))
print(w.send("b"))
w.close()
def delegating():
    got = yield from inner()
    print("inner returned", got)
    yield "after"
def inner():
    try:
        yield 1
    except KeyError:
        yield "handled"
    return "done"
d = delegating()
print(next(d), d.throw(KeyError("k")), next(d))
try:
    next(d)
except StopIteration:
    print("exhausted")
