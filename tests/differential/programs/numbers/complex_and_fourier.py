import cmath
import math

import numpy as np


def dft(signal):
    n = len(signal)
    return [sum(x * cmath.exp(-2j * cmath.pi * k * i / n) for i, x in enumerate(signal)) for k in range(n)]


def fft(signal):
    n = len(signal)
    if n == 1:
        return list(signal)
    even, odd = fft(signal[::2]), fft(signal[1::2])
    turned = [cmath.exp(-2j * cmath.pi * k / n) * odd[k] for k in range(n // 2)]
    return [e + t for e, t in zip(even, turned)] + [e - t for e, t in zip(even, turned)]


signal = [math.sin(2 * math.pi * i / 8) + 0.5 * math.cos(4 * math.pi * i / 8) for i in range(8)]
slow, fast = dft(signal), fft(signal)
print(max(abs(a - b) for a, b in zip(slow, fast)) < 1e-12)
print([round(abs(c), 6) for c in fast])
strongest = max(range(5), key=lambda k: round(abs(fast[k]), 9))
print(strongest, round(math.degrees(cmath.phase(fast[1])), 6))
roots = [cmath.rect(1, 2 * math.pi * k / 5) for k in range(5)]
print(abs(sum(roots)) < 1e-12, [complex(round(r.real, 4), round(r.imag, 4)) for r in roots])
z = 3 + 4j
print(abs(z), z.conjugate(), z * z.conjugate(), z**0.5, cmath.polar(z), 1 / z)
disc = cmath.sqrt(2**2 - 4 * 1 * 5)
print((-2 + disc) / 2, (-2 - disc) / 2, cmath.exp(1j * math.pi) + 1)
power = np.array(fast)
print(np.abs(power).round(6), (np.abs(power) ** 2).sum() / 8, sum(s * s for s in signal))


def escapes(c, limit=30):
    z = 0j
    for n in range(limit):
        if abs(z) > 2:
            return n
        z = z * z + c
    return limit


for y in range(3, -4, -2):
    print("".join(" .:*#"[min(escapes(complex(x / 4, y / 3)) // 7, 4)] for x in range(-8, 3)))
