import numpy as np

rng = np.random.default_rng(4)
data = np.concatenate([rng.normal(-2, 0.6, 25), rng.normal(3, 1.1, 35)])
means = np.array([-1.0, 1.0])
stds = np.ones(2)
mix = np.full(2, 0.5)


def density(x, mean, std):
    return np.exp(-0.5 * ((x - mean) / std) ** 2) / (std * np.sqrt(2 * np.pi))


log_likelihoods = []
for iteration in range(20):
    weighted = mix * density(data[:, None], means, stds)
    total = weighted.sum(axis=1, keepdims=True)
    resp = weighted / total
    log_likelihoods.append(np.log(total).sum())
    counts = resp.sum(axis=0)
    means = (resp * data[:, None]).sum(axis=0) / counts
    stds = np.sqrt((resp * (data[:, None] - means) ** 2).sum(axis=0) / counts)
    mix = counts / len(data)
    if len(log_likelihoods) > 1 and log_likelihoods[-1] - log_likelihoods[-2] < 1e-6:
        break
print(iteration, means, stds, mix)
print(log_likelihoods[0], log_likelihoods[-1], np.all(np.diff(log_likelihoods) > -1e-9))
assigned = resp.argmax(axis=1)
print(np.bincount(assigned), data[assigned == 0].max() < data[assigned == 1].max(), resp[:3].round(4))
threshold = np.linspace(-2, 3, 501)
boundary = threshold[np.argmin(np.abs(mix[0] * density(threshold, means[0], stds[0]) - mix[1] * density(threshold, means[1], stds[1])))]
print(boundary.round(3), density(boundary, means, stds))
