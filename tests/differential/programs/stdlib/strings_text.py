import string
import textwrap
print(string.ascii_lowercase, string.digits, string.punctuation[:5], string.ascii_letters[-3:], string.capwords("hello big world"))
text = "The quick brown fox jumps over the lazy dog and keeps running through the forest."
print(textwrap.fill(text, width=30))
print(textwrap.wrap(text, 25), textwrap.shorten(text, width=30), textwrap.dedent("    a\n      b"), textwrap.indent("x\ny", "> "))
def is_pangram(s):
    return set(string.ascii_lowercase) <= set(s.lower())
print(is_pangram("The quick brown fox jumps over the lazy dog"), is_pangram("abc"))
counts = {c: text.lower().count(c) for c in string.ascii_lowercase if c in text.lower()}
print(max(counts, key=counts.get), counts["t"])
def caesar(s, k):
    shifted = string.ascii_lowercase[k:] + string.ascii_lowercase[:k]
    return s.translate(str.maketrans(string.ascii_lowercase, shifted))
print(caesar("attack at dawn", 3), caesar(caesar("attack at dawn", 3), 23))
def is_palindrome(s):
    cleaned = "".join(ch for ch in s.lower() if ch.isalnum())
    return cleaned == cleaned[::-1]
print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("nope"))
vowels = sum(ch in "aeiou" for ch in text)
print(vowels, " ".join(w[::-1] for w in text.split()[:3]), text.title()[:20], len(text.split()))
print("\n".join("*" * n for n in range(1, 4)), "|".join(f"{w:^7}" for w in text.split()[:3]))
