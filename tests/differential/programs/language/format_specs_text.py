word = "spam"
print(f"[{word:10}] [{word:>10}] [{word:^10}] [{word:.2}] [{word:*<7.3}]")
print(f"{word!r:>8} {word!s:<6}| {'é'!a} ")
print(f"{word=} {word.upper()=} {len(word) = } {word = :>6} {1 + 1 = !r}")
nested = {"a": [1, 2], "b": (3,)}
print(f"{nested['a'][1]} {nested['b']!r:>6}")
print(f"{{literal}} {{{word}}} {'{'}{'}'}")
print(f"{[x * 2 for x in range(3)]} {(lambda v: v + 1)(4)} {word[::-1]}")
print(f"""multi
  {word}
    {len(word)
     + 1}
end""")
print("a" f"b{1}" 'c' f'{2}')
print(rf"\n{word}\t", fr"{word}\\")
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __format__(self, spec):
        if spec == "polar":
            return f"r={(self.x ** 2 + self.y ** 2) ** 0.5:.3f}"
        return f"<{self.x:{spec}}, {self.y:{spec}}>" if spec else str(self)
    def __str__(self):
        return f"({self.x}, {self.y})"
    def __repr__(self):
        return f"Point({self.x!r}, {self.y!r})"
p = Point(3, 4.5)
print(f"{p} {p!r} {p:.2f} {p:polar} {p!s:>12}|")
print("{} {!r} {:polar} {0.x}".replace("{0.x}", "").format(p, p, p))
print("{0.x} {0.y:.3f} {1[k]} {1[n][0]}".format(p, {"k": "v", "n": [9]}))
print("%s %r %d %5.2f %-6s| %+d %x %o %e %%" % ("s", "r", 42, 3.14159, "ab", 7, 255, 8, 12345.678))
print("%(name)s is %(age)03d" % {"name": "Ann", "age": 7}, "%*d" % (6, 42), "%.*f" % (2, 1.23456))
print("%c%c %s %r" % (72, "i", [1], {"k": None}), "%#x %#o" % (255, 8), "%5s|%-5s|" % ("a", "b"))
print("{:>10}|{:<10}|{:^10}|".format("right", "left", "mid"), "{a}{b}{a}".format(a=1, b=2))
text = format(p, ">5")
print(text, f"{'nested ' + f'{word!r:^{len(word) * 2}}'}|")
print(f"{None} {None!s:>6} {...} {True!r}", f"{b'bytes'!r}", f"{'' or 'empty'}")
