def check(values):
    problems = []
    for v in values:
        try:
            if v < 0:
                raise ValueError(f"negative {v}")
            1 / v
        except (ValueError, ZeroDivisionError, TypeError) as error:
            problems.append(error)
    if problems:
        raise ExceptionGroup("checks failed", problems)
    return "fine"
print(check([1, 2]))
try:
    check([1, -1, 0, -5])
except* ValueError as group:
    values = [str(e) for e in group.exceptions]
    print("values:", values)
except* ZeroDivisionError as group:
    print("zero:", len(group.exceptions), group.message)
try:
    raise ExceptionGroup("outer", [KeyError("k"), ExceptionGroup("inner", [TypeError("t"), OSError("o")])])
except* (KeyError, TypeError) as group:
    print("first:", group)
except* OSError as rest:
    print("rest:", rest.exceptions[0].exceptions)
order = []
try:
    try:
        raise ExceptionGroup("mixed", [IndexError("i"), AttributeError("a")])
    except* IndexError:
        order.append("index handled")
    finally:
        order.append("finally")
except ExceptionGroup as left:
    order.append(f"left {left.exceptions!r}")
print(order)
try:
    raise ValueError("alone")
except* ValueError as group:
    print(type(group).__name__, group.exceptions)
else:
    print("not printed")
try:
    pass
except* Exception:
    print("no")
else:
    print("else of a group")
group = ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [ValueError(3)])])
print(group.subgroup(ValueError), repr(group.message))
match_, rest = group.split(ValueError)
print(match_.exceptions, rest.exceptions)
print(str(group), len(group.exceptions), group.derive([KeyError()]).message)
