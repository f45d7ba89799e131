def risky(k):
    try:
        if k == 0:
            return 1 / 0
        if k == 1:
            raise KeyError("k")
        if k == 2:
            return [][1]
        return "fine"
    except ZeroDivisionError as error:
        return f"zero: {error}"
    except (KeyError, IndexError) as error:
        return type(error).__name__
    else:
        return "else"
    finally:
        print("finally", k)


print([risky(k) for k in range(4)])


class Mine(ValueError):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


try:
    try:
        raise Mine(3)
    except Mine as inner:
        raise RuntimeError("outer") from inner
except RuntimeError as outer:
    print(outer, outer.__cause__, outer.__cause__.code)
values = {"a": 1}
x = values["a"]
y = values["b"]
