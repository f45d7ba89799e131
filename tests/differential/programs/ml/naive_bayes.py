import math
from collections import defaultdict, Counter
docs = [("free money now", "spam"), ("meeting at noon", "ham"), ("free offer money", "spam"), ("lunch meeting today", "ham")]
word_counts = defaultdict(Counter)
class_counts = Counter()
vocabulary = set()
for text, label in docs:
    class_counts[label] += 1
    for word in text.split():
        word_counts[label][word] += 1
        vocabulary.add(word)
def classify(text):
    scores = {}
    for label in sorted(class_counts):
        score = math.log(class_counts[label] / sum(class_counts.values()))
        total = sum(word_counts[label].values())
        for word in text.split():
            score += math.log((word_counts[label][word] + 1) / (total + len(vocabulary)))
        scores[label] = round(score, 4)
    return max(scores, key=scores.get), scores
print(classify("free money"), classify("meeting today"), len(vocabulary))
for label, counts in sorted(word_counts.items()):
    print(label, counts.most_common(2), sum(counts.values()))
