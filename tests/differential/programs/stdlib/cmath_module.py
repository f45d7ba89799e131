import cmath
import math
z = 3 + 4j
print(abs(z), cmath.phase(z), cmath.polar(z), cmath.rect(5, math.pi / 2), z.conjugate(), z.real, z.imag)
print(cmath.sqrt(-1), cmath.exp(1j * math.pi), cmath.log(-1), cmath.sin(1j), cmath.isclose(1, 1 + 1e-12))
def quadratic(a, b, c):
    d = cmath.sqrt(b * b - 4 * a * c)
    return (-b + d) / (2 * a), (-b - d) / (2 * a)
print(quadratic(1, -3, 2), quadratic(1, 2, 5))
def dft(xs):
    n = len(xs)
    return [sum(x * cmath.exp(-2j * cmath.pi * k * i / n) for i, x in enumerate(xs)) for k in range(n)]
spectrum = dft([1, 0, -1, 0])
print([round(abs(c), 6) for c in spectrum])
def mandelbrot(c, limit=30):
    z = 0
    for n in range(limit):
        if abs(z) > 2:
            return n
        z = z * z + c
    return limit
for y in range(-4, 5, 2):
    print("".join(" .:-=+*#"[min(7, mandelbrot(complex(x / 10, y / 4)) // 4)] for x in range(-20, 8)))
print(complex("1+2j"), 2 * z - 1j, z ** 2, z / (1 - 1j), -z, z == 3 + 4j)
