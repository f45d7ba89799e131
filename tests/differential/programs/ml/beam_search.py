import heapq
import math
from typing import NamedTuple

BIGRAMS = {
    "<s>": {"the": 0.6, "a": 0.4},
    "the": {"cat": 0.5, "dog": 0.3, "end": 0.2},
    "a": {"cat": 0.3, "bird": 0.7},
    "cat": {"sat": 0.7, "</s>": 0.3},
    "dog": {"ran": 0.6, "</s>": 0.4},
    "bird": {"sang": 0.9, "</s>": 0.1},
    "end": {"</s>": 1.0},
    "sat": {"</s>": 1.0}, "ran": {"</s>": 1.0}, "sang": {"</s>": 1.0},
}


class Hypothesis(NamedTuple):
    logp: float
    words: tuple[str, ...]

    @property
    def done(self):
        return self.words[-1] == "</s>"

    @property
    def score(self):
        return self.logp / len(self.words) ** 0.7


def beam(width, max_len=6):
    beams = [Hypothesis(0.0, ("<s>",))]
    finished = []
    for step in range(max_len):
        candidates = []
        for h in beams:
            if h.done:
                finished.append(h)
                continue
            for word, p in BIGRAMS[h.words[-1]].items():
                candidates.append(Hypothesis(h.logp + math.log(p), h.words + (word,)))
        if not candidates:
            break
        beams = heapq.nlargest(width, candidates, key=lambda h: h.score)
    return sorted(finished + [b for b in beams if b.done], key=lambda h: -h.score)


def greedy():
    word, out, logp = "<s>", [], 0
    while word != "</s>":
        word, p = max(BIGRAMS[word].items(), key=lambda kv: kv[1])
        logp += math.log(p)
        out.append(word)
    return out, logp


print(greedy())
for width in (1, 2, 3):
    results = beam(width)
    print(width, [(" ".join(h.words[1:-1]), round(h.score, 4)) for h in results[:3]])
