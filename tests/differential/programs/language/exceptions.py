def divide(a, b):
    try:
        result = a / b
    except ZeroDivisionError:
        print("cannot divide by zero")
        return None
    except TypeError as error:
        print("bad types:", error)
        return None
    else:
        print("fine")
        return result
    finally:
        print("done")
print(divide(6, 3), divide(1, 0), divide("a", 1))
class ValidationError(Exception):
    def __init__(self, field, message):
        super().__init__(message)
        self.field = field
def validate(age):
    if not isinstance(age, int):
        raise ValidationError("age", "must be an int")
    if age < 0:
        raise ValidationError("age", f"negative: {age}")
    return age
for value in (5, -1, "x"):
    try:
        print(validate(value))
    except ValidationError as error:
        print(error.field, error, error.args)
try:
    try:
        {}["missing"]
    except KeyError as error:
        raise RuntimeError("lookup failed") from error
except RuntimeError as error:
    print(error, repr(error.__cause__), error.__suppress_context__)
try:
    int("abc")
except (ValueError, TypeError) as error:
    print(error)
def cleanup():
    try:
        return "try"
    finally:
        print("cleanup")
print(cleanup())
try:
    raise ValueError("a", 1)
except Exception as error:
    print(type(error).__name__, error.args, str(error))
try:
    [1, 2][5]
except LookupError as error:
    print(error)
try:
    raise KeyError("k")
except KeyError as error:
    print(error)
