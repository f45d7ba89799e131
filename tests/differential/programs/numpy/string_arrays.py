import numpy as np

words = np.array(["pear", "Apple", "fig", "kiwi"])
print(words, words.dtype, words.shape, words[0], type(words[0]).__name__, words[words > "g"])
print(np.sort(words), np.char.upper(words) if False else [w.upper() for w in words], np.unique(["b", "a", "b"]))
lengths = np.array([len(w) for w in words])
print(lengths, words[lengths == 4], words[lengths.argmax()], words.tolist())
labels = np.array(["cat", "dog", "cat", "bird", "dog", "cat"])
classes, encoded = np.unique(labels, return_inverse=True)
one_hot = np.eye(len(classes), dtype=int)[encoded]
print(classes, encoded, one_hot, classes[one_hot.argmax(axis=1)])
counts = {str(c): int((labels == c).sum()) for c in classes}
print(counts, labels == "cat", np.where(labels == "dog")[0], np.isin(labels, ["bird", "dog"]))
wide = np.array(["a", "longer"])
wide[0] = "much longer text"
print(wide, wide.dtype, np.array(["x", 1, 2.5]), np.array(["1", "2"]).astype(int) + 1)
numbers = np.array(["1.5", "2.25"], dtype=float)
print(numbers, numbers.astype(str), np.array([1, 2]).astype("U3"), np.full(2, "ab"), np.zeros(2, dtype="U5"))
matrix = np.array([list("abc"), list("def")])
print(matrix, matrix.T, "".join(matrix[:, 1]), matrix.ravel(), np.concatenate([matrix, [["x", "y", "z"]]]))
text = "the quick brown the lazy the end"
tokens = np.array(text.split())
vocab, freq = np.unique(tokens, return_counts=True)
order = np.lexsort((vocab, -freq))
print([f"{vocab[i]}:{freq[i]}" for i in order][:3], vocab.size, np.array([vocab.tolist().index(t) for t in tokens]))
codes = np.array([ord(c) for c in "hello"], dtype=np.uint8)
shifted = (codes - 97 + 3) % 26 + 97
print(codes, shifted, "".join(chr(c) for c in shifted), np.char.add(["a"], ["b"]) if False else "")
grid = np.full((2, 4), ".", dtype="<U1")
grid[0, 1] = "#"
grid[1] = list("xoxo")
print("\n".join("".join(r) for r in grid), (grid == "x").sum(), np.array(["a", "b"]) == np.array(["a", "c"]))
