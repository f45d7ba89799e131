import numpy as np

big = np.array([2**62, 2**63 - 1], dtype=np.int64)
with np.errstate(over="ignore"):
    doubled = big * 2
    plus = big + 1
print(doubled, plus)
u = np.array([0, 1, 2], dtype=np.uint8)
down = u - np.uint8(1)
print(down, down.dtype, u - 1)
i8 = np.arange(120, 130).astype(np.int8)
print(i8, i8.sum(), i8.sum(dtype=np.int8))
product = np.array([100, 100], dtype=np.uint16) * np.array([700, 600], dtype=np.uint16)
print(product)
neg = -np.array([0, 1, 128], dtype=np.uint8)
print(neg, np.abs(np.array([-128, -127], dtype=np.int8)))
try:
    bad = np.uint8(300)
except OverflowError as error:
    bad = None
    print("overflow:", error)
try:
    v = np.array([1, 2], dtype=np.uint8) + 300
except OverflowError as error:
    v = None
    print("overflow:", error)
shifted = np.array([1, 2, 4], dtype=np.int32) << 30
print(shifted, shifted.dtype, np.array([255, 16], dtype=np.uint8) >> 2)
bits = np.array([0b1100, 0b1010], dtype=np.uint8)
print(bits & 0b0110, bits | 1, bits ^ 0xFF, np.invert(bits), np.bitwise_and(bits[0], bits[1]))
cube = np.arange(5, dtype=np.int32) ** 3
print(cube, cube.dtype, np.power(2, np.arange(6)), np.arange(4) ** 0.5)
checksum = 0
for byte in np.array([72, 101, 108, 108, 111], dtype=np.uint8):
    checksum = (checksum * 31 + int(byte)) % 65521
print(checksum)
h = np.uint32(2166136261)
with np.errstate(over="ignore"):
    for ch in b"numpy":
        h = (h ^ np.uint32(ch)) * np.uint32(16777619)
print(h, type(h).__name__, hex(int(h)))
fact = np.cumprod(np.arange(1, 22, dtype=np.int64))
print(fact[-2:], fact.dtype, np.prod(np.arange(1, 13)))
mean_trap = np.array([200, 200, 200], dtype=np.uint8)
print(mean_trap.mean(), mean_trap.sum(), (mean_trap[0] + mean_trap[1]) if False else int(mean_trap[0]) + int(mean_trap[1]))
