from collections import defaultdict, Counter
words = "listen silent enlist google elbow below study dusty act cat tac noon level rotor".split()
groups = defaultdict(list)
for w in words:
    groups["".join(sorted(w))].append(w)
print([g for g in groups.values() if len(g) > 1])
palindromes = [w for w in words if w == w[::-1]]
print(palindromes, all(map(str.islower, words)))
def is_palindrome(text):
    letters = [c for c in text.lower() if c.isalnum()]
    while len(letters) > 1:
        if letters.pop(0) != letters.pop():
            return False
    return True
for phrase in ("A man, a plan, a canal: Panama", "Not a palindrome", ""):
    print(f"{phrase!r:>35} {is_palindrome(phrase)}")
def longest_palindrome(s):
    best = ""
    for center in range(len(s)):
        for left, right in ((center, center), (center, center + 1)):
            while left >= 0 and right < len(s) and s[left] == s[right]:
                left, right = left - 1, right + 1
            best = max(best, s[left + 1:right], key=len)
    return best
print(longest_palindrome("forgeeksskeegfor"), longest_palindrome("abc"))
def edit_distance(a, b):
    previous = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        current = [i]
        for j, cb in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (ca != cb)))
        previous = current
    return previous[-1]
pairs = [("kitten", "sitting"), ("flaw", "lawn"), ("", "abc")]
print([edit_distance(*p) for p in pairs])
def common_prefix(*texts):
    out = ""
    for letters in zip(*texts):
        if len(set(letters)) > 1:
            break
        out += letters[0]
    return out
print(common_prefix("interview", "internet", "interval"), common_prefix("a", "b") == "")
def is_subsequence(small, big):
    it = iter(big)
    return all(ch in it for ch in small)
print(is_subsequence("ace", "abcde"), is_subsequence("aec", "abcde"))
missing = Counter("hello world") - Counter("low")
print(sorted(missing.elements()), missing["l"], sum(missing.values()))
def caesar_break(code):
    def shifted(k): return "".join(chr((ord(c) - 97 - k) % 26 + 97) if c.isalpha() else c for c in code)
    return max((shifted(k) for k in range(26)), key=lambda t: sum(t.count(c) for c in "etaoin"))
print(caesar_break("wkh txlfn eurzq ira mxpsv ryhu wkh odcb grj"))
vigenere = lambda text, key: "".join(chr((ord(t) + ord(k) - 2 * 65) % 26 + 65) for t, k in zip(text, key * len(text)))
print(vigenere("ATTACKATDAWN", "LEMON"))
