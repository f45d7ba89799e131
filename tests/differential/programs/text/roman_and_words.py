PAIRS = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
def to_roman(n):
    out = ""
    for value, letters in PAIRS:
        times, n = divmod(n, value)
        out += letters * times
    return out
def from_roman(text):
    values = dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000)))
    total = 0
    for here, after in zip(text, text[1:] + " "):
        v = values[here]
        total += -v if values.get(after, 0) > v else v
    return total
years = [1994, 2024, 49, 3999]
romans = list(map(to_roman, years))
print(romans, [from_roman(r) for r in romans] == years)
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
def spell(n):
    if n < 0:
        return "minus " + spell(-n)
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10 - 2] + (f"-{ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{ONES[n // 100]} hundred" + (f" and {spell(n % 100)}" if n % 100 else "")
    for size, name in ((10**6, "million"), (1000, "thousand")):
        if n >= size:
            return f"{spell(n // size)} {name}" + (f" {spell(n % size)}" if n % size else "")
for n in (0, 13, 85, 100, 342, -7, 1_000_001, 12_345):
    print(f"{n:>10,} {spell(n)}")
def ordinal(n):
    suffix = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"
print(*map(ordinal, [1, 2, 3, 4, 11, 12, 21, 112, 113]))
def collatz_words(n, seen=()):
    return seen + (spell(n),) if n == 1 else collatz_words(n // 2 if n % 2 == 0 else 3 * n + 1, seen + (spell(n),))
print(collatz_words(6))
digits = {c: sum(spell(i).count(c) for i in range(10)) for c in "etn"}
print(digits, max(range(20), key=lambda i: len(spell(i))))
