class Table:
    def __init__(self, *columns, align=None):
        self.columns = columns
        self.align = align or "<" * len(columns)
        self.rows = []
    def add(self, *cells, **named):
        row = list(cells) + [""] * (len(self.columns) - len(cells))
        for name, value in named.items():
            row[self.columns.index(name)] = value
        self.rows.append(row)
        return self
    def __str__(self):
        text = [[c if isinstance(c, str) else f"{c:.2f}" if isinstance(c, float) else str(c) for c in r] for r in self.rows]
        widths = [max(map(len, column)) for column in zip(self.columns, *text)]
        def line(cells): return "│" + "│".join(f" {c:{a}{w}} " for c, a, w in zip(cells, self.align, widths)) + "│"
        edge = {k: l + m.join("─" * (w + 2) for w in widths) + r for k, l, m, r in (("top", *"┌┬┐"), ("mid", *"├┼┤"), ("end", *"└┴┘"))}
        return "\n".join([edge["top"], line(self.columns), edge["mid"], *map(line, text), edge["end"]])
    def __iter__(self): return (dict(zip(self.columns, r)) for r in self.rows)
prices = Table("item", "n", "price", align="<^>").add("apple", 3, 0.5).add("melon", price=2.25).add("fig", 12, 1)
print(prices)
total = sum((row["n"] or 1) * row["price"] for row in prices)
print(f"{'total':.<20}{total:.>8.2f}")
letter = "Dear {person[name]},\nyou owe {amount:,.2f} {cur!r} since {since:>4}.\n{sign}"
print(letter.format(person={"name": "Ann"}, amount=1234.5, cur="€", since=2020, sign="-" * 5))
print("{:%}".format(0.256), "{:+.1%}".format(0.5), "{0!r:>6}|{0!s:<6}|{0:^6}".format("ab"), "{{{}}}".format(1))
bar = lambda value, most, width=10: "█" * int(value / most * width) + "░" * (width - int(value / most * width))
data = {"mon": 3, "tue": 7, "wed": 5}
for day, v in data.items():
    print(f"{day} {bar(v, max(data.values()))} {v:>2}")
histogram = zip(*[("█" * v).rjust(7) for v in data.values()])
print("\n".join(" ".join(r) for r in histogram))
sparks = "▁▂▃▄▅▆▇█"
series = [1, 5, 22, 13, 53, 41]
low, high = min(series), max(series)
print("".join(sparks[int((v - low) / (high - low) * 7)] for v in series))
print("%-8s%8.3f|%+d|%e|%g|%x" % ("pi", 3.14159265, 5, 12345.678, 0.0001, 255))
print(f"{'left':<10}{'right':>10}", f"{0.1 + 0.2:.2f}", f"{1e10:g}", f"{12:>{2 * 4}}", f"{'x':-^{7}}", sep="\n")
