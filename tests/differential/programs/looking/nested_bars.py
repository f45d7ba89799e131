import numpy as np
from tqdm import tqdm, trange

rng = np.random.default_rng(0)
data = rng.normal(size=(12, 2))
batch = 4
means = []
for epoch in trange(2, desc="epochs"):
    order = rng.permutation(len(data))
    for start in tqdm(range(0, len(data), batch), desc="batches", leave=False):
        part = data[order[start : start + batch]]
        means.append(float(part.mean()))
print(len(means), means[0], means[-1])
