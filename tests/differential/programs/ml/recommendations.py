import numpy as np
from math import sqrt

ratings = {
    "Lisa": {"Snakes": 3.5, "Luck": 3.0, "Super": 3.5, "Dupree": 2.5},
    "Gene": {"Snakes": 3.5, "Luck": 1.5, "Super": 5.0, "Dupree": 3.5, "Lady": 3.0},
    "Mick": {"Snakes": 4.0, "Luck": 2.0, "Super": 3.0, "Lady": 3.0},
    "Toby": {"Snakes": 4.5, "Super": 4.0, "Dupree": 1.0},
}


def sim_pearson(a, b):
    shared = [m for m in ratings[a] if m in ratings[b]]
    n = len(shared)
    if n == 0:
        return 0
    xs, ys = [ratings[a][m] for m in shared], [ratings[b][m] for m in shared]
    num = sum(x * y for x, y in zip(xs, ys)) - sum(xs) * sum(ys) / n
    den = sqrt((sum(x * x for x in xs) - sum(xs) ** 2 / n) * (sum(y * y for y in ys) - sum(ys) ** 2 / n))
    return num / den if den else 0


def recommend(person):
    totals, sims = {}, {}
    for other in ratings:
        if other == person:
            continue
        sim = sim_pearson(person, other)
        if sim <= 0:
            continue
        for movie, score in ratings[other].items():
            if movie not in ratings[person]:
                totals[movie] = totals.get(movie, 0) + score * sim
                sims[movie] = sims.get(movie, 0) + sim
    return sorted(((t / sims[m], m) for m, t in totals.items()), reverse=True)


print({(a, b): round(sim_pearson(a, b), 3) for a in ratings for b in ratings if a < b})
print(recommend("Toby"))
movies = sorted({m for r in ratings.values() for m in r})
M = np.array([[r.get(m, np.nan) for m in movies] for r in ratings.values()])
print(movies, np.nanmean(M, axis=0))
filled = np.where(np.isnan(M), np.nanmean(M, axis=0), M)
u, s, vt = np.linalg.svd(filled - filled.mean(), full_matrices=False)
print(s.round(4), ((u[:, :1] * s[:1]) @ vt[:1]).round(2))
norms = np.linalg.norm(filled, axis=1)
cosine = filled @ filled.T / np.outer(norms, norms)
print(np.argsort(-cosine, axis=1)[:, 1])
