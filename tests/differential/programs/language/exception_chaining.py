class ConfigError(Exception):
    """Something in the settings."""
class MissingKey(ConfigError, KeyError):
    def __init__(self, key, where="file"):
        super().__init__(key, where)
        self.key = key
        self.where = where
    def __str__(self):
        return f"{self.key!r} is missing in {self.where}"
def read(settings, key):
    try:
        return settings[key]
    except KeyError as error:
        raise MissingKey(key) from error
def quiet(settings, key):
    try:
        return settings[key]
    except KeyError:
        raise MissingKey(key, "memory") from None
for reader in (read, quiet):
    try:
        reader({"a": 1}, "b")
    except ConfigError as error:
        print(error, error.args, type(error.__cause__).__name__, error.__suppress_context__, type(error.__context__).__name__)
def cleanup():
    try:
        try:
            int("x")
        finally:
            {}["cleanup"]
    except KeyError as error:
        return error.__context__
print(repr(cleanup()))
error = ValueError("with notes")
error.add_note("first note")
error.add_note("second")
print(error.__notes__, error.args)
try:
    raise error
except ValueError as caught:
    same = caught is error
print(same)
try:
    print(caught)
except NameError as gone:
    print(type(gone).__name__, gone)
def layered(n):
    try:
        if n == 0:
            raise RuntimeError("bottom")
        layered(n - 1)
    except RuntimeError as error:
        raise type(error)(f"{n}:{error}") from error
try:
    layered(3)
except RuntimeError as error:
    chain = []
    while error:
        chain.append(str(error))
        error = error.__cause__
    print(chain)
def returns_from_finally():
    try:
        raise ValueError("lost")
    finally:
        return "kept"
print(returns_from_finally())
def loop():
    out = []
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        except ValueError:
            pass
        else:
            out.append(f"else {i}")
        finally:
            out.append(f"finally {i}")
    return out
print(loop())
print(issubclass(MissingKey, LookupError), [c.__name__ for c in MissingKey.__mro__])
