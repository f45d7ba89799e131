import tqdm
from tqdm.auto import tqdm as auto
from tqdm.notebook import tqdm as note

words = ["a", "bb", "ccc"]
lengths = [len(word) for word in auto(words)]
pairs = list(enumerate(note(words)))
largest = max(tqdm.tqdm(lengths), key=lambda n: -n)
table = {word: n for word, n in zip(tqdm.tqdm(words), lengths)}
both = sum(tqdm.tqdm(n * n for n in lengths))
print(lengths, pairs, largest, table, both)
