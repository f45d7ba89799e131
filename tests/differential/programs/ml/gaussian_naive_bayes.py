import math
from collections import defaultdict
from statistics import NormalDist, fmean, pstdev

rows = [
    (5.1, 3.5, "setosa"), (4.9, 3.0, "setosa"), (4.7, 3.2, "setosa"),
    (7.0, 3.2, "versicolor"), (6.4, 3.2, "versicolor"), (6.9, 3.1, "versicolor"),
]
groups = defaultdict(list)
for *features, label in rows:
    groups[label].append(features)

summary = {
    label: [(fmean(column), pstdev(column)) for column in zip(*members)]
    for label, members in groups.items()
}
for label, columns in summary.items():
    print(label, [f"{m:.3f}±{s:.3f}" for m, s in columns])


def log_density(x, mean, deviation):
    return -0.5 * math.log(2 * math.pi * deviation**2) - (x - mean) ** 2 / (2 * deviation**2)


def posterior(features):
    logs = {}
    for label, columns in summary.items():
        prior = math.log(len(groups[label]) / len(rows))
        logs[label] = prior + sum(log_density(x, m, s) for x, (m, s) in zip(features, columns))
    top = max(logs.values())
    weights = {label: math.exp(v - top) for label, v in logs.items()}
    total = sum(weights.values())
    return {label: w / total for label, w in weights.items()}


for probe in [(5.0, 3.3), (6.5, 3.1), (5.9, 3.2)]:
    belief = posterior(probe)
    guess, sure = max(belief.items(), key=lambda item: item[1])
    print(probe, guess, f"{sure:.6f}")
setosa = NormalDist(*summary["setosa"][0])
print(setosa, setosa.pdf(5.0), math.exp(log_density(5.0, setosa.mean, setosa.stdev)))
overlap = setosa.overlap(NormalDist(*summary["versicolor"][0]))
print(overlap, setosa.cdf(5.0), setosa.inv_cdf(0.975))
