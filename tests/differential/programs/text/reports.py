import textwrap
from string import Template
from collections import namedtuple

Row = namedtuple("Row", "name qty price")
rows = [Row("Widget", 4, 3.75), Row("Gadget with a long name", 10, 12.0), Row("Thing", 1, 0.5)]
width = max(len(r.name) for r in rows)
line = "+" + "-" * (width + 2) + "+" + "-" * 6 + "+" + "-" * 10 + "+"
print(line)
for r in rows:
    print(f"| {r.name:<{width}} | {r.qty:>4} | {r.price * r.qty:>8,.2f} |")
print(line)
total = sum(r.qty * r.price for r in rows)
print(f"{'total':>{width + 2}} {total:>18,.2f}")
letter = Template("Dear $who,\nyou owe us $$${amount}.")
print(letter.substitute(who="Bo", amount=f"{total:.2f}"))
text = "The quick brown fox jumps over the lazy dog. " * 3
for l in textwrap.wrap(text, 30):
    print(l.center(34, "."))
print(textwrap.shorten(text, 25), textwrap.fill("a b c", 3), sep="|")
print("%-10s|%+.3e|%05d|%x|%o|%c|%%" % ("left", 12345.678, 42, 255, 8, 65))
print("{0!r:>8} {1:^+9.2f} {2:#010b} {name}".format("a", 3.14159, 10, name="n"))
print(f"{0.1 + 0.2!r} {1e16} {1e-7} {float('inf')} {-0.0} {10**20} {3.0:g} {2/3:.3%}")
print(str(rows[0]), rows[0]._replace(qty=1), rows[0]._asdict())
bars = {"a": 3, "bb": 7, "ccc": 5}
for k, v in bars.items():
    print(k.rjust(4), "█" * v, v)
print("\t".join("abc").expandtabs(4), "straße".upper(), "ß".casefold(), "ǅ".title(), len("👍🏽"))
