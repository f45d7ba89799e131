def process(items):
    good, bad = [], []
    for item in items:
        try:
            good.append(int(item))
        except ValueError:
            bad.append(item)
            continue
        finally:
            print("seen", item)
    return good, bad
print(process(["1", "x", "3"]))
def find(d, *keys):
    for key in keys:
        try:
            return d[key]
        except KeyError:
            pass
    return None
print(find({"b": 2}, "a", "b"), find({}, "z"))
attempts = 0
while True:
    try:
        attempts += 1
        if attempts < 3:
            raise ConnectionError("try again")
        break
    except ConnectionError as error:
        print(attempts, error)
print("after", attempts)
def nested():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("inner finally")
    except ValueError as error:
        print("outer caught", error)
        raise TypeError("changed") from None
try:
    nested()
except TypeError as error:
    print(error, error.__cause__)
try:
    assert 1 + 1 == 3, "math is broken"
except AssertionError as error:
    print("assertion:", error)
class Retry(Exception):
    pass
def retry(times):
    for n in range(times):
        try:
            if n < 2:
                raise Retry(n)
            return f"ok after {n}"
        except Retry as r:
            print("retry", r)
    return "gave up"
print(retry(5), retry(1))
try:
    raise SystemError
except Exception as error:
    print(repr(error))
