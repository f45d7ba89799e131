def averager():
    total, n, average = 0.0, 0, None
    try:
        while True:
            try:
                value = yield average
            except ValueError as error:
                total, n, average = 0.0, 0, f"reset by {error}"
                continue
            if value is None:
                continue
            total += value
            n += 1
            average = total / n
    finally:
        print("averager closed after", n)
avg = averager()
print(next(avg), avg.send(10), avg.send(20), avg.throw(ValueError("test")), avg.send(4))
avg.close()
try:
    avg.send(1)
except StopIteration as stop:
    print("stopped", stop.value)
def child():
    received = []
    while (item := (yield len(received))) is not None:
        received.append(item)
    return received
def parent():
    while True:
        result = yield from child()
        print("child gave", result)
        if not result:
            return "nothing left"
gen = parent()
print(next(gen), gen.send("a"), gen.send("b"), gen.send(None))
try:
    gen.send(None)
except StopIteration as stop:
    print(stop.value, stop.args)
def counter(limit):
    for i in range(limit):
        jump = yield i
        if jump == "stop":
            return i * 100
    return "ran out"
def wrapper():
    first = yield from counter(2)
    second = yield from counter(5)
    yield first, second
w = wrapper()
seen = [next(w), next(w), next(w), next(w)]
seen.append(w.send("stop"))
print(seen, list(w))
def broken():
    yield 1
    raise StopIteration("inside")
try:
    list(broken())
except RuntimeError as error:
    print(error, repr(error.__cause__))
def swallow():
    try:
        yield "running"
    except GeneratorExit:
        print("asked to leave")
        raise
s = swallow()
next(s)
s.close()
print(list(swallow()))
