import re
import string
import textwrap
from collections import Counter, OrderedDict, defaultdict

text = """It was the best of times, it was the worst of times, it was the age of wisdom...
It was the age of foolishness; it was the epoch of belief -- "it was" the epoch of incredulity!"""
words = re.findall(r"[a-z']+", text.lower())
counts = Counter(words)
print(counts.most_common(4), len(words), len(counts), counts["xyz"])
print(sorted(counts, key=lambda w: (-counts[w], w))[:5], {len(w) for w in words})
longest = max(words, key=len)
print(longest, words.index(longest), [w for w in words if w.startswith("ep")])
index = defaultdict(list)
for i, line in enumerate(text.splitlines(), 1):
    for m in re.finditer(r"\b(it|age|epoch)\b", line, re.I):
        index[m.group(1).lower()].append((i, m.start()))
print(dict(index))
print(textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 30, placeholder=" [..]"), textwrap.dedent("   a\n     b\n"), textwrap.indent("a\nb", "> "))
table = str.maketrans("", "", string.punctuation)
print(text.translate(table).split()[:4], "hello".translate(str.maketrans("el", "ip")))
print(re.sub(r"(\w+) of (\w+)", lambda m: f"{m[2]} of {m[1]}", text, count=2).split(",")[0])
print(re.split(r"[,;.!]\s*|\s--\s", "a, b;c.d -- e!"), re.split(r"(-)", "1-2-3"))


def caesar(s, k):
    out = []
    for ch in s:
        if ch.isalpha():
            base = ord("A") if ch.isupper() else ord("a")
            ch = chr((ord(ch) - base + k) % 26 + base)
        out.append(ch)
    return "".join(out)


secret = caesar("Hello, World!", 3)
print(secret, caesar(secret, -3), [caesar(secret, -k) for k in range(2, 5)])


def vigenere(s, key, sign=1):
    ks = [ord(k) - 97 for k in key]
    return "".join(chr((ord(c) - 97 + sign * ks[i % len(ks)]) % 26 + 97) for i, c in enumerate(s))


print(vigenere("attackatdawn", "lemon"), vigenere(vigenere("abc", "key"), "key", -1))


def levenshtein(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


print(levenshtein("kitten", "sitting"), min(["apple", "ape", "maple"], key=lambda w: levenshtein(w, "aple")))


def lcs(a, b):
    table = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            table[i + 1][j + 1] = table[i][j] + x if x == y else max(table[i][j + 1], table[i + 1][j], key=len)
    return table[-1][-1]


print(lcs("AGGTAB", "GXTXAYB"), lcs("", "x") == "")
log = """2024-01-01 12:00:01 ERROR db: timeout after 30s
2024-01-01 12:00:05 INFO web: GET /index 200
2024-01-01 12:01:00 ERROR web: GET /x 500
bad line"""
pattern = re.compile(r"(?P<date>\S+) (?P<time>[\d:]+) (?P<level>[A-Z]+) (?P<who>\w+): (?P<what>.*)")
rows = [m.groupdict() for m in map(pattern.match, log.split("\n")) if m]
print(len(rows), rows[0]["what"], Counter(r["level"] for r in rows), OrderedDict((r["who"], r["time"]) for r in rows))
hours = [tuple(map(int, r["time"].split(":"))) for r in rows]
print([(h * 60 + m) * 60 + s for h, m, s in hours], re.findall(r"\d{3}", log), bool(re.fullmatch(r"\d+", "12a")))
print("aAbB".swapcase(), "a,b,,c".split(","), " x y ".split(), "k=v=w".partition("="), "a.b.c".rsplit(".", 1), "abc" < "abd", "Z" < "a", "10" < "9")
print("".join(sorted("listen")) == "".join(sorted("silent")), "racecar"[::-1] == "racecar", "ab12".isalnum(), "٣".isdigit(), "½".isnumeric())
print([m.span() for m in re.finditer("aa", "aaaa")], re.search(r"(?<=\$)\d+(?:\.\d\d)?", "cost $12.50").group(), re.sub(r"\s+", " ", " a  b\n c ").strip())
print("snake_case_name".title().replace("_", ""), re.sub(r"(?<!^)(?=[A-Z])", "_", "camelCaseName").lower(), string.ascii_letters[:3], string.capwords("a bc"))
