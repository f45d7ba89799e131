def count_vowels(s):
    return sum(1 for c in s.lower() if c in "aeiou")
def anagrams(words):
    groups = {}
    for w in words:
        groups.setdefault("".join(sorted(w)), []).append(w)
    return [g for g in groups.values() if len(g) > 1]
def rle(s):
    out, i = "", 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out += s[i] + str(j - i)
        i = j
    return out
def longest_common_prefix(words):
    prefix = words[0]
    for w in words[1:]:
        while not w.startswith(prefix):
            prefix = prefix[:-1]
    return prefix
def levenshtein(a, b):
    previous = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        current = [i]
        for j, cb in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (ca != cb)))
        previous = current
    return previous[-1]
print(count_vowels("Neural Networks"), anagrams(["listen", "silent", "cat", "act", "dog"]), rle("aaabbc"))
print(longest_common_prefix(["flower", "flow", "flight"]), levenshtein("kitten", "sitting"))
def balanced(s):
    pairs, stack = {")": "(", "]": "[", "}": "{"}, []
    for c in s:
        if c in "([{":
            stack.append(c)
        elif c in pairs and (not stack or stack.pop() != pairs[c]):
            return False
    return not stack
print([balanced(s) for s in ("()[]{}", "([)]", "((", "")])
sentence = "the rain in spain stays mainly"
print(" ".join(w.capitalize() for w in sentence.split()), {w: len(w) for w in sentence.split()}, max(sentence.split(), key=len))
vigenere = lambda t, k: "".join(chr((ord(a) + ord(b) - 194) % 26 + 97) for a, b in zip(t, k * len(t)))
print(vigenere("attackatdawn", "lemon"), "".join(dict.fromkeys("mississippi")), sorted("hello world".replace(" ", "")))
