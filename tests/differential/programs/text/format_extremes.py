from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
values = [0.0, -0.0, 1e-7, 123456789.987654321, 1e22, float("inf"), -float("nan"), 0.1 + 0.2, 2.5, 3.5]
for v in values:
    print(f"{v!r:>22}|{v:g}|{v:.3e}|{v:+.2f}|{v:010.3f}|{v:,.1f}|{v:_.2f}|{v:.0f}|{v:%}|{v:<8.2g}|{v:^+12.4}|{v:n}")
for n in [0, -1, 255, 10**12, -(2**31)]:
    print(f"{n:b}|{n:#x}|{n:#o}|{n:08d}|{n:+,d}|{n:_b}|{n:e}|{n:^15,}|{n:=+12d}|{n:*<9}|{n:x>9}|{n:X}|{n:c}" if 0 <= n < 1000 else f"{n:#b}|{n:=+20,}|{n:.3e}|{n:%}")
name, width, precision = "Zoë", 12, 3
print(f"[{name:{width}}][{name:>{width}.{precision - 1}}][{name!a:^{width}}][{name:·^{width}}]{name!r}")
print(f"{{literal}} {name + '!':>6} {'nested ' + f'{1 + 1}'} {[x**2 for x in range(3)]} {({'a': 1})['a']} {(lambda x: x * 2)(4)}")
x = 3.14159
print(f"{x=} {x = :.2f} {x*2=:8.3f} {name=!s} {name.upper()=} {width%5=}")
print("%5d|%-5d|%05d|%+d|%x|%o|%e|%g|%.3f|%s|%r|%c|%%|%5.1f%%" % (42, 42, 42, 42, 255, 8, 12345.678, 0.0001, 2.71828, "s", "r", "c", 99.44))
print("%(a)s and %(b)05.2f" % {"a": [1], "b": 2.5}, "%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159))
print("{} {0!r}".format("x") if False else "{0} {1} {0!r:>5} {key[a]} {obj.real:.1f} {2[1]}".format("x", 2, [3, 4], key={"a": 9}, obj=1 + 2j))
print("{:>{w}} {:.{p}f} {:{fill}^9}".format("a", 1.23456, "mid", w=5, p=2, fill="~"), "{:,}".format(1234567.891), "{:.2%}".format(0.1234))
print(format(1234.5, ">12,.2f"), format(True, "d"), format(3 + 4j, ".1f"), format(Decimal("1234.5678"), ",.2f"), format("abc", ".1"))
print(str(Fraction(3, 7)), repr(Decimal("1.10")), f"{Decimal('0.000001234'):.3e}", f"{1e100:.3}", f"{10**20:,}", f"{-5 % 3} {-5 // 3} {5 % -3}")
print("abc".center(9, "*"), "7".zfill(3), "-7".zfill(4), "a\tb".expandtabs(4), "x".ljust(3) + "|", "tItLe cAsE".title(), "straße".casefold().upper())
print("line\\n", r"raw\n", "tab\there", "uni\u00e9 \N{GREEK SMALL LETTER PI}", b"by\x00te", "quote's", 'dq"s', """both ' and " """, repr("it's \"x\"\n"))
print(*"sep", sep="-", end="!\n"); print("a", "b", sep="", end=""); print()
print([1.0, 1e16, 1e-5, 123456789012345680.0, 5e-324, 1.7976931348623157e308], 1e15 + 0.3, 0.1 * 3, 1 / 3, 2**0.5, 1e23, -1e-10, 100.0, 1_000.50)
print(str(1 + 2j), 1j * 1j, complex(0, -0.0), -1j, (1 + 2j) / (3 - 1j), abs(3 + 4j), complex("1+2j"), f"{1.5 - 2.25j:.2f}")
print(f"{'a' 'b'}{1}{2:>{3}}{'':5}|{None}{True:5}|{[]!s:>4}|{...}", f"{'yes' if x > 3 else 'no':>5}")
print("-" * 20, "=" * 5 + ">", "ab" * 0 + "|", ",".join(map(str, range(5))), "abcdef"[::-2], "hello"[1:-1], "%s" % (1,), "%s %s" % ("a", (1,)))
for row in [("apple", 1.5, 10), ("kiwi", 0.25, 200)]:
    print("{:<10}|{:>8.2f}|{:^7d}|".format(*row), "{0:<10s}{2:>5}".format(*row))
print(round(2.675, 2), round(-2.5), round(1234.567, -2), round(5, -1), round(15, -1), round(0.5), round(1e300, 2), int(-3.9), divmod(-7, 2), divmod(7.5, -2))
