print(7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3, divmod(-7, 3), divmod(7.5, -2), -7.5 // 2, 2 ** -1, (-2) ** 3, -2 ** 2, 0 ** 0, 10 ** 25)
print(0x1F, 0o17, 0b101, 1_000_000, int("ff", 16), int("0b11", 0), int("-0x1a", 16), int(" 42 "), int(3.99), int(-3.99), int("1_000"), int(True))
print(bin(-5), hex(255), oct(8), (255).bit_length(), (255).bit_count(), (1024).to_bytes(2, "big"), int.from_bytes(b"\x04\x00", "little"), (-1).to_bytes(2, "big", signed=True))
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, -16 >> 2, 0xFF & ~0x0F, (1 << 70) - 1, True & False, True ^ True)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1e20), round(0.5), round(1.5), type(round(2.0)).__name__, type(round(2.0, 1)).__name__)
print(pow(3, 200, 13), pow(2, 10), pow(2, -1, 7), pow(2.0, 0.5), pow(-8, 1 / 3), abs(-3), abs(3 - 4j), 5 .real, (5).numerator)
print(float("1e-3"), float("inf") - float("inf"), float("-0"), float.fromhex("0x1.8p1"), (0.1).hex(), (2.5).as_integer_ratio(), (3.0).is_integer(), 1e22, 1e-5, 123456789012345680.0)
print(complex(1, 2) * (3 - 1j), (1 + 2j).conjugate(), (3 + 4j).real, 1j ** 2, complex("1+2j"), (1 + 0j) == 1, -1j, 1e3j, abs(1j), complex(2))
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
def egcd(a, b):
    if b == 0:
        return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y
print(gcd(1071, 462), egcd(240, 46), [n for n in range(2, 40) if all(n % d for d in range(2, n))])
def bits(n, width=8): return f"{n & (1 << width) - 1:0{width}b}"
print(bits(5), bits(-5), bits(-128), bits(255 ^ 170), int(bits(-5), 2) - 256)
mask = flags = 0
for name, bit in zip("rwx", (4, 2, 1)):
    mask |= bit
    flags = flags << 1 | (name != "w")
print(mask, bin(flags), [name for name, bit in zip("rwx", (4, 2, 1)) if 5 & bit], bool(flags & 2))
def isqrt(n):
    x = n
    while x * x > n:
        x = (x + n // x) // 2
    return x
print(isqrt(10 ** 40), isqrt(99), sum(int(d) for d in str(2 ** 100)), len(str(3 ** 300)), 2 ** 64 % 1_000_007)
def lcg(seed, a=1103515245, c=12345, m=2 ** 31):
    while True:
        seed = (a * seed + c) % m
        yield seed
gen = lcg(42)
print([next(gen) % 100 for _ in range(6)], next(gen))
gray = [i ^ i >> 1 for i in range(8)]
print(gray, [f"{g:03b}" for g in gray], all(bin(a ^ b).count("1") == 1 for a, b in zip(gray, gray[1:])))
x = 0b1011_0110
print(x & -x, x & x - 1, x.bit_length(), [i for i in range(8) if x >> i & 1], int(f"{x:08b}"[::-1], 2))
print(1 / 3, 2 / 3, 1e16 + 1, 0.1 * 3, 1.1 + 2.2, 100 * 1.1, 1 / 7, 5e-324, 1.7976931348623157e308, 4.35 * 100)
