import numpy as np

links = {"home": ["about", "shop"], "about": ["home"], "shop": ["home", "cart"], "cart": ["shop"], "lost": ["home"]}
pages = list(links)
n = len(pages)
index = {page: i for i, page in enumerate(pages)}
M = np.zeros((n, n))
for page, targets in links.items():
    for target in targets:
        M[index[target], index[page]] = 1 / len(targets)
print(M, M.sum(axis=0))
damping = 0.85
rank = np.full(n, 1 / n)
for iteration in range(100):
    new = (1 - damping) / n + damping * M @ rank
    change = np.abs(new - rank).sum()
    rank = new
    if change < 1e-6:
        break
print("iterations", iteration + 1, "sum", rank.sum())
for page in sorted(pages, key=lambda p: -rank[index[p]]):
    print(f"{page:<6} {rank[index[page]]:.5f}")


def pure(links, damping=0.85, rounds=50):
    score = dict.fromkeys(links, 1 / len(links))
    for _ in range(rounds):
        flow = dict.fromkeys(links, 0.0)
        for page, targets in links.items():
            for target in targets:
                flow[target] += score[page] / len(targets)
        score = {page: (1 - damping) / len(links) + damping * f for page, f in flow.items()}
    return score


by_dict = pure(links)
gap = max(abs(by_dict[p] - rank[index[p]]) for p in pages)
print(gap < 1e-5, max(by_dict, key=by_dict.get))
