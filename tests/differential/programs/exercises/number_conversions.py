def to_base(n, base):
    digits = "0123456789abcdef"
    if n == 0:
        return "0"
    out = ""
    while n:
        n, r = divmod(n, base)
        out = digits[r] + out
    return out
def to_roman(n):
    table = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    out = []
    for value, symbol in table:
        while n >= value:
            out.append(symbol)
            n -= value
    return "".join(out)
def from_roman(s):
    values = dict(I=1, V=5, X=10, L=50, C=100, D=500, M=1000)
    total = 0
    for a, b in zip(s, s[1:] + "I"):
        total += -values[a] if values[a] < values[b] else values[a]
    return total
print(to_base(255, 2), to_base(255, 16), int(to_base(1234, 7), 7))
for n in (4, 9, 14, 40, 90, 1994, 2024):
    print(n, to_roman(n), from_roman(to_roman(n)) == n)
def celsius(f):
    return round((f - 32) * 5 / 9, 1)
print([celsius(f) for f in (32, 100, 212, -40)], f"{75 / 3.6:.2f} m/s", 5 // 60, divmod(3725, 60))
seconds = 98765
h, rest = divmod(seconds, 3600)
m, s = divmod(rest, 60)
print(f"{h:02d}:{m:02d}:{s:02d}", sum(int(d) for d in str(2**50)), str(12345)[::-1])
