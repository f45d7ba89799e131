class AppError(Exception):
    code = 1

    def __init__(self, message, **details):
        super().__init__(message)
        self.details = details

    def __str__(self):
        extra = ", ".join(f"{k}={v}" for k, v in sorted(self.details.items()))
        return f"[{self.code}] {self.args[0]}" + (f" ({extra})" if extra else "")


class ParseError(AppError, ValueError):
    code = 2


class FieldError(ParseError):
    code = 3


def parse_field(text, line):
    name, _, value = text.partition("=")
    try:
        return name.strip(), int(value)
    except ValueError as error:
        raise FieldError("bad field", line=line, name=name.strip()) from error


def parse(lines):
    out, problems = {}, []
    for number, line in enumerate(lines, 1):
        try:
            key, value = parse_field(line, number)
            if key in out:
                raise AppError("duplicate", key=key)
            out[key] = value
        except ParseError as error:
            problems.append(f"{type(error).__name__}: {error} <- {error.__cause__}")
        except AppError as error:
            problems.append(str(error))
            error.add_note("seen before") if hasattr(error, "add_note") else None
            problems.append(str(getattr(error, "__notes__", None)))
    return out, problems


print(parse(["a=1", "b = x", "a=2", "c", "d= 7 "]))


def chain(n):
    try:
        if n == 0:
            raise KeyError("root")
        chain(n - 1)
    except Exception as error:
        raise RuntimeError(f"level {n}") from (error if n % 2 else None)


try:
    chain(3)
except RuntimeError as error:
    walk = error
    while walk:
        print(repr(walk), "cause" if walk.__cause__ else "context", walk.__suppress_context__)
        walk = walk.__cause__ or walk.__context__


def order(kind):
    trace = []
    try:
        try:
            trace.append("try")
            if kind:
                raise kind("boom")
        except (KeyError, IndexError) as error:
            trace.append(f"lookup {error}")
            raise
        except ArithmeticError:
            trace.append("math")
        else:
            trace.append("else")
        finally:
            trace.append("finally")
    except LookupError as outer:
        trace.append(f"outer {outer.args}")
    return trace


for kind in (None, KeyError, IndexError, ZeroDivisionError, OverflowError):
    print(kind and kind.__name__, order(kind))
try:
    raise ExceptionGroup("many", [ValueError("v"), TypeError("t"), ExceptionGroup("in", [KeyError("k")])])
except* ValueError as group:
    print("values", group.exceptions)
except* (TypeError, KeyError) as group:
    print("others", [type(e).__name__ for e in group.exceptions], group.message)
try:
    try:
        raise ValueError("first")
    finally:
        raise TypeError("second")
except TypeError as error:
    print(error, "|", error.__context__, error.__cause__)
try:
    assert 1 + 1 == 3, f"maths: {1 + 1}"
except AssertionError as error:
    print(error, error.args)
for thing in [lambda: int("x"), lambda: [].pop(), lambda: {}["k"], lambda: None.x, lambda: "a" + 1, lambda: 1 / 0, lambda: [1][5], lambda: undefined, lambda: len(5), lambda: "abc".index("z"), lambda: int([]), lambda: float("1,5"), lambda: max([]), lambda: "{}{}".format(1), lambda: (1).foo, lambda: [1, 2].remove(3), lambda: dict([1]), lambda: set([[]]), lambda: chr(-1), lambda: next(iter([])), lambda: sorted([1, "a"]), lambda: sum(["a"]), lambda: "a" * "b", lambda: (1, 2)[0.5], lambda: range(3)[5], lambda: f"{3:s}", lambda: "%d" % "x", lambda: int("12", 2), lambda: bytes([256]), lambda: abs("x"), lambda: round("2"), lambda: zip(1), lambda: {**3}, lambda: (lambda a: a)(), lambda: (lambda: 1)(2), lambda: (lambda a, *, b: 1)(1), lambda: [*1]]:
    try:
        thing()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
try:
    x, y = [1, 2, 3]
except ValueError as error:
    print(error)
try:
    x, y, *z = [1]
except ValueError as error:
    print(error)
e = ValueError("a", 2)
print(e.args, str(e), repr(e), str(KeyError("k")), repr(KeyError()), str(Exception()), OSError(2, "No such file").strerror)
