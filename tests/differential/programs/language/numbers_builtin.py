print(7 // 2, -7 // 2, 7 % 3, -7 % 3, 7.5 // 2, 2**10, 2**-1, 0.1 + 0.2)
print(divmod(17, 5), divmod(-17, 5), abs(-3.5), round(2.5), round(3.5), round(1.2345, 2), round(1234, -2))
print(int("42"), int("ff", 16), int("0b101", 0), int(3.99), int(-3.99), float("1e3"), float("-inf"))
print(bin(10), oct(64), hex(255), 0xFF, 0b11, 0o17, 1_000_000)
print(10**18 * 10**18, 2**100, (2**64).bit_length(), 255 .to_bytes(2, "big"))
print(1 / 3, 1e308 * 10, -1e308 * 10, 5e-324, 1e16 + 1)
print(3 + 4j, (3 + 4j) * 1j, abs(3 + 4j), (1 + 2j).conjugate(), complex(1, -1) ** 2)
print(True + True, sum([True, False, True]), max(3, 7.0), min([4, 2, 8]), max("hello"))
print(0.1 + 0.2 == 0.3, abs(0.1 + 0.2 - 0.3) < 1e-9, (0.5).as_integer_ratio(), (2.0).is_integer())
print(pow(2, 5), pow(2, 5, 13), pow(3, -1, 7), 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 4, 256 >> 3)
x = 12345
digits = []
while x:
    x, d = divmod(x, 10)
    digits.append(d)
print(digits, sum(digits))
print(float("nan") == float("nan"), float("inf") > 10**100, -0.0 == 0.0, str(-0.0))
print(hash(1) == hash(1.0) == hash(True), 1 == 1.0, type(1 + 1.0).__name__, type(True + 1).__name__)
