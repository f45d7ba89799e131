TEXT = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness..."""
import string
def words(text):
    for raw in text.split():
        word = raw.strip(string.punctuation).lower()
        if word:
            yield word
counts = {}
for word in words(TEXT):
    counts[word] = counts.get(word, 0) + 1
ranked = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))
for word, n in ranked[:4]:
    print(f"{word:<12}{n:>3} {'#' * n}")
longest = max(counts, key=lambda w: (len(w), w))
average = sum(len(w) * n for w, n in counts.items()) / sum(counts.values())
print(longest, f"{average:.3f}", len(counts))
lines = TEXT.splitlines()
for number, line in enumerate(lines, start=1):
    print(f"{number:02d}|{line[:20]!r}|{len(line):3d}|{line.count('t')}")
bigrams = {}
previous = None
for word in words(TEXT):
    if previous is not None:
        bigrams.setdefault(previous, []).append(word)
    previous = word
print({k: v for k, v in bigrams.items() if len(v) > 1})
initials = "".join(w[0] for w in TEXT.split()).upper()
print(initials, initials[::-1], initials.translate(str.maketrans("IWT", "123")))
vowels = sum(ch in "aeiou" for ch in TEXT.lower())
consonants = sum(ch.isalpha() for ch in TEXT) - vowels
print(vowels, consonants, vowels / consonants)
wrapped, line = [], ""
for word in TEXT.replace("\n", " ").split(" "):
    if len(line) + len(word) + 1 > 24:
        wrapped.append(line)
        line = word
    else:
        line = f"{line} {word}".strip()
wrapped.append(line)
print("\n".join(f"{w:^24}|" for w in wrapped))
