from abc import ABC, abstractmethod
class Solver(ABC):
    @abstractmethod
    def step(self, x): ...
    def run(self, x, n):
        for _ in range(n):
            x = self.step(x)
        return x
class Half(Solver):
    def step(self, x): return x / 2
print(Half().run(8, 3))
class Lazy(Solver):
    pass
solver = Lazy()
