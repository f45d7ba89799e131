import numpy as np

corpus = "the king rules the land the queen rules the land a dog eats food a cat eats food".split()
vocab = sorted(set(corpus))
index = {w: i for i, w in enumerate(vocab)}
print(vocab, index["king"], len(vocab))
window = 2
cooc = np.zeros((len(vocab), len(vocab)))
for pos, word in enumerate(corpus):
    for other in range(max(0, pos - window), min(len(corpus), pos + window + 1)):
        if other != pos:
            cooc[index[word], index[corpus[other]]] += 1
print(cooc.sum(), np.array_equal(cooc, cooc.T), cooc[index["the"]])
total = cooc.sum()
row, col = cooc.sum(1, keepdims=True), cooc.sum(0, keepdims=True)
with np.errstate(divide="ignore"):
    pmi = np.log(cooc * total / (row * col))
ppmi = np.maximum(pmi, 0)
print(ppmi.max(), (ppmi > 0).sum(), np.isneginf(pmi).sum())
unit = ppmi / np.linalg.norm(ppmi, axis=1, keepdims=True)
similarity = unit @ unit.T
np.fill_diagonal(similarity, -1)
for word in ("king", "dog", "land"):
    best = similarity[index[word]].argmax()
    print(word, "->", vocab[best], similarity[index[word], best].round(4))
sentence = "the cat eats".split()
one_hot = np.eye(len(vocab), dtype=int)[[index[w] for w in sentence]]
bag = one_hot.sum(axis=0)
print(one_hot.shape, bag, np.nonzero(bag)[0])
docs = [corpus[:5], corpus[10:14], corpus[14:]]
tf = np.array([[d.count(w) / len(d) for w in vocab] for d in docs])
df = (tf > 0).sum(axis=0)
idf = np.log((1 + len(docs)) / (1 + df)) + 1
tfidf = tf * idf
print(tfidf.round(3)[:, :4], df)
cosine = (tfidf @ tfidf.T) / np.outer(*2 * [np.linalg.norm(tfidf, axis=1)])
print(cosine.round(4))
