import random
import math
rng = random.Random(12)
true_means = [0.2, 0.5, 0.75]
def pull(arm):
    return 1 if rng.random() < true_means[arm] else 0
counts, sums = [0] * 3, [0.0] * 3
for t in range(1, 201):
    if t <= 3:
        arm = t - 1
    else:
        ucb = [sums[a] / counts[a] + math.sqrt(2 * math.log(t) / counts[a]) for a in range(3)]
        arm = ucb.index(max(ucb))
    reward = pull(arm)
    counts[arm] += 1
    sums[arm] += reward
print(counts, [round(s / c, 3) for s, c in zip(sums, counts)])
regret = 200 * max(true_means) - sum(sums)
print(f"regret {regret:.2f}", counts.index(max(counts)))
