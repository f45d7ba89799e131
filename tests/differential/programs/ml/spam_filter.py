import math
import string
from collections import Counter
from functools import reduce

TRAIN = [
    ("spam", "Win money NOW!!! Claim your prize money"),
    ("ham", "Lunch at noon? Bring the report."),
    ("spam", "Cheap pills, cheap prize; win win"),
    ("ham", "The report on money supply is due"),
]
strip = str.maketrans("", "", string.punctuation)


def words(text):
    return text.lower().translate(strip).split()


class Filter:
    def __init__(self, k=0.5):
        self.k = k
        self.words = {"spam": Counter(), "ham": Counter()}
        self.messages = Counter()

    def train(self, pairs):
        for label, text in pairs:
            self.messages[label] += 1
            self.words[label].update(set(words(text)))
        return self

    @property
    def vocabulary(self):
        return reduce(lambda a, b: a | b, (set(c) for c in self.words.values()))

    def p(self, word, label):
        return (self.k + self.words[label][word]) / (2 * self.k + self.messages[label])

    def spamminess(self, text):
        present = set(words(text))
        logs = {label: math.log(self.messages[label]) for label in self.words}
        for word in sorted(self.vocabulary):
            for label in logs:
                p = self.p(word, label)
                logs[label] += math.log(p if word in present else 1 - p)
        gap = logs["ham"] - logs["spam"]
        return 1 / (1 + math.exp(gap))


model = Filter().train(TRAIN)
print(len(model.vocabulary), model.messages)
for text in ("win a prize", "the report", "money"):
    print(f"{text!r:<14} {model.spamminess(text):.6f}")
tell = sorted(model.vocabulary, key=lambda w: (-model.p(w, "spam") / model.p(w, "ham"), w))
print(tell[:3], tell[-1])
assert 0 < model.spamminess("") < 1
print(words("It's 5 o'clock -- really?!"))
