from dataclasses import dataclass, field, asdict, astuple, replace, fields
@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    tags: list = field(default_factory=list, compare=False)
    def __post_init__(self):
        if self.major < 0:
            raise ValueError("negative")
v1, v2 = Version(1, 2), Version(1, 10, ["beta"])
print(v1 < v2, v1 == Version(1, 2, ["other"]), max(v1, v2), sorted([v2, v1]))
print(asdict(v2), astuple(v1), replace(v1, minor=9), [f.name for f in fields(v1)])
@dataclass(frozen=True)
class Key:
    name: str
    size: int = 3
table = {Key("a"): 1, Key("b", 4): 2}
print(table[Key("a")], Key("b", 4) in table)
try:
    Key("a").size = 5
except Exception as error:
    print(type(error).__name__, error)
@dataclass
class Layer:
    n_in: int
    n_out: int
    weights: list = field(init=False, repr=False)
    name: str = "dense"
    def __post_init__(self):
        self.weights = [[0.0] * self.n_in for _ in range(self.n_out)]
    @property
    def n_params(self):
        return self.n_in * self.n_out + self.n_out
@dataclass
class Conv(Layer):
    kernel: int = 3
layers = [Layer(2, 3), Conv(3, 1, "conv", 5)]
print(layers, sum(layer.n_params for layer in layers), layers[0].weights)
try:
    Version(-1)
except ValueError as error:
    print(error)
