from abc import ABC, abstractmethod
from typing import Protocol, runtime_checkable
class Activation(ABC):
    @abstractmethod
    def forward(self, x): ...
    @abstractmethod
    def derivative(self, x): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self):
        return f"{self.name}: f(1)={self.forward(1)} f'(1)={self.derivative(1)}"
class Square(Activation):
    name = "square"
    def forward(self, x):
        return x * x
    def derivative(self, x):
        return 2 * x
class Half(Activation):
    def forward(self, x):
        return x / 2
class Relu(Activation):
    @property
    def name(self):
        return "relu"
    def forward(self, x):
        return max(0, x)
    def derivative(self, x):
        return 1 if x > 0 else 0
print(Square().describe())
print(Relu().describe())
try:
    Half()
except TypeError as error:
    print("cannot make Half")
@runtime_checkable
class HasArea(Protocol):
    def area(self) -> float: ...
class Tile:
    def area(self):
        return 4.0
def total(shapes: list[HasArea]) -> float:
    return sum(s.area() for s in shapes)
print(total([Tile(), Tile()]), isinstance(Tile(), HasArea), isinstance(3, HasArea))
