from neurogebra import Value


def chebyshev(n, x):
    """T_n by its recurrence; x may be a float or a Value."""
    if n == 0:
        return x * 0 + 1
    before, now = 1, x
    for _ in range(n - 1):
        before, now = now, 2 * x * now - before
    return now


def slope_of(n, at):
    x = Value(at)
    y = chebyshev(n, x)
    y.backward()
    return x.grad


for n in range(6):
    print(n, chebyshev(n, 0.5), slope_of(n, 0.5), slope_of(n, -1.0))
known = [chebyshev(3, v / 4) for v in range(-4, 5)]
by_formula = [4 * (v / 4) ** 3 - 3 * (v / 4) for v in range(-4, 5)]
largest = max(abs(a - b) for a, b in zip(known, by_formula))
print(known, largest)
roots = []
guess = 0.9
for _ in range(6):
    guess -= chebyshev(4, guess) / slope_of(4, guess)
    roots.append(guess)
print(roots)
