class LoadError(RuntimeError):
    def __init__(self, name, reason):
        super().__init__(f"cannot load {name}: {reason}")
        self.name = name
def load(name, files):
    try:
        return files[name]
    except KeyError as error:
        raise LoadError(name, "not there") from error
files = {"a": "text"}
print(load("a", files))
print(load("b", files))
