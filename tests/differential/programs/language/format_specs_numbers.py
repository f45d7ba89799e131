n = 1234567
pi = 3.141592653589793
for spec in ["", "d", "5", ",", "_", "+,d", "e", ".3e", "x", "X", "#x", "#o", "#b", "b", "c" if n < 0x110000 else "n", "015,d", "^20", "<+15_", "%", ".1%", "g", "G"]:
    print(f"{spec:>8} -> [{n:{spec}}]")
for spec in ["", ".2f", "10.3f", "<10.3f|", "+.1e"[:5], "012.4f", "=+12.2f", "*^14.5g", ".0f", "#.0f", ".10g", "%", ".3%", "E", "n", " .2f", ",.1f", "_.4f"]:
    try:
        print(f"{spec:>8} -> [{pi * 1000:{spec}}]")
    except ValueError as error:
        print(f"{spec:>8} -> {error}")
print(f"{-5:05d} {-5:=5d} {-5:>5d} {5: d} {5:+d}")
print(f"{255:#06x} {255:#010b} {255:#o} {97:c}")
print(f"{1e300:g} {1e-7} {1e16} {123456789.0:.4g} {0.1 + 0.2:.17f}")
print(f"{float('inf'):8} {float('-inf'):<8}| {float('nan'):^9}|")
print(f"{True:d} {True:5} {True!s:>6} {False:.1f}")
print(f"{3 + 4j:.2f} {3 - 4j} {complex(0, -1):g}")
width, places = 12, 3
print(f"{pi:{width}.{places}f}|{pi:<{width}.{places + 1}e}|{pi:^{width}}|")
print(f"{10**20:,} {-10**9:_} {0xDEADBEEF:_x} {0b1111_0000:_b}")
print("{:>{w}.{p}f}".format(2.5, w=9, p=2), "{0:{1}}".format("ab", ">6"))
print(format(1.5, "08.3f"), format(42, ">+6"), format("mid", "-^9"))
z = -0.0
print(f"{z} {z:+} {z:.1f} {z:z.1f}")
