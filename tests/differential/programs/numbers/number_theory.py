from functools import reduce
from itertools import count, islice, takewhile
from math import gcd, isqrt, lcm, prod


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[:2] = b"\x00\x00"
    for i in range(2, isqrt(n) + 1):
        if flags[i]:
            flags[i * i :: i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]


def factors(n):
    found = {}
    for p in primes:
        while n % p == 0:
            found[p] = found.get(p, 0) + 1
            n //= p
        if p * p > n:
            break
    if n > 1:
        found[n] = 1
    return found


def egcd(a, b):
    if b == 0:
        return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y


def crt(remainders, moduli):
    total, whole = 0, prod(moduli)
    for r, m in zip(remainders, moduli):
        part = whole // m
        total += r * part * pow(part, -1, m)
    return total % whole


primes = sieve(60)
print(primes, len(primes))
print(factors(360), factors(97), factors(2**10 * 49))
print(egcd(240, 46), gcd(240, 46), lcm(4, 6, 10), crt([2, 3, 2], [3, 5, 7]))
p, q, e = 61, 53, 17
d = pow(e, -1, lcm(p - 1, q - 1))
cipher = pow(65, e, p * q)
print(d, cipher, pow(cipher, d, p * q))
collatz = [27]
while collatz[-1] != 1:
    n = collatz[-1]
    collatz.append(n // 2 if n % 2 == 0 else 3 * n + 1)
print(len(collatz), max(collatz))
totient = lambda n: sum(gcd(n, k) == 1 for k in range(1, n + 1))
print([totient(n) for n in range(1, 13)])
perfect = list(islice((n for n in count(2) if sum(k for k in range(1, n) if n % k == 0) == n), 2))
triangular = list(takewhile(lambda t: t < 60, (n * (n + 1) // 2 for n in count(1))))
print(perfect, triangular, reduce(lambda a, b: a * b % 1007, range(1, 20)))
print(f"{2**64:,} {255:#x} {255:#010b} {12345678:_} {int('zz', 36)} {(-5) .bit_length()}")
