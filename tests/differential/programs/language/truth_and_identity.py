class Maybe:
    def __init__(self, truth): self.truth = truth
    def __bool__(self):
        trail.append(self.truth)
        return self.truth
    def __repr__(self): return f"Maybe({self.truth})"
trail = []
yes, no = Maybe(True), Maybe(False)
print(yes and no, yes or no, no and yes, no or yes, not yes, no or no or yes and no)
print(trail)
falsy = [0, 0.0, -0.0, 0j, "", b"", [], (), {}, set(), range(0), None, False, frozenset()]
print([bool(v) for v in falsy].count(True), [v or "default" for v in ("", None, 0)], bool(float("nan")), bool("False"))
print(1 == 1.0 == True, 1 is True if False else None, (1, 2) == (1.0, 2.0), [1] == (1,), "a" == b"a", {1: "a"} == {True: "a"})
a = [1, 2]
b, c = a, a[:]
print(a is b, a is c, a == c, a is not c, None is None, () is (), type(a) is list)
print(1 < 2 < 3 > 2, 1 < 3 < 2, 1 < 2 == 2, (1 < 2) == True, 5 in [5] == True, not 1 == 2, 1 if [] else 2)
nan = float("nan")
print(nan == nan, nan != nan, nan in [nan], [nan] == [nan], max(nan, 1) is nan, min(1, nan), sorted([3, 1, 2]))
print(0.1 + 0.2 == 0.3, abs(0.1 + 0.2 - 0.3) < 1e-9, 10 ** 16 + 1.0 == 10 ** 16, 2 ** 53 + 1 == float(2 ** 53 + 1), 1e308 * 10, -1e308 * 10)
class Loud:
    def __init__(self, n): self.n = n
    def __eq__(self, other):
        print("eq", self.n, getattr(other, "n", other))
        return self.n == getattr(other, "n", other)
    def __lt__(self, other): return NotImplemented
    def __gt__(self, other):
        print("gt")
        return self.n > other.n
x, y = Loud(1), Loud(2)
print(x == y, x != y, x == 1, x < y, x in [y, 1], [x, y].index(2))
try:
    x <= y
except TypeError as error:
    print(error)
def f():
    print("called")
    return 3
print(0 < f() < 10, 5 < f() < f(), f() if False else "skipped", False and f(), True or f())
result = [] or {} or "last"
chained = None or 0 or [] and 5
print(repr(result), chained, (lambda: None)() is None, print("inner") is None)
print(isinstance(True, int), isinstance(1, (str, int)), issubclass(bool, int), type(True) == int, True + True, "yes"[True], sum([True, False, True]))
print(hash(1) == hash(1.0) == hash(True), {1, 1.0, True}, {True: "t", 1: "one"}, [0, False].count(0))
