import numpy as np

states = ["rain", "sun"]
start = np.array([0.6, 0.4])
trans = np.array([[0.7, 0.3], [0.4, 0.6]])
emit = np.array([[0.1, 0.4, 0.5], [0.6, 0.3, 0.1]])
observed = [0, 1, 2, 0]
alpha = start * emit[:, observed[0]]
for o in observed[1:]:
    alpha = (alpha @ trans) * emit[:, o]
likelihood = alpha.sum()
print(alpha, likelihood)
delta = np.log(start) + np.log(emit[:, observed[0]])
back = []
for o in observed[1:]:
    candidates = delta[:, None] + np.log(trans)
    back.append(candidates.argmax(axis=0))
    delta = candidates.max(axis=0) + np.log(emit[:, o])
best = [int(delta.argmax())]
for pointers in reversed(back):
    best.insert(0, int(pointers[best[0]]))
print([states[s] for s in best], np.exp(delta.max()))
total = 0.0
for path in np.ndindex(2, 2, 2, 2):
    p = start[path[0]] * emit[path[0], observed[0]]
    for t in range(1, 4):
        p *= trans[path[t - 1], path[t]] * emit[path[t], observed[t]]
    total += p
print(total, np.isclose(total, likelihood))
beta = np.ones(2)
betas = [beta]
for o in observed[:0:-1]:
    beta = trans @ (emit[:, o] * beta)
    betas.insert(0, beta)
print(np.array(betas), start @ (emit[:, observed[0]] * betas[0]))
values, vectors = np.linalg.eig(trans.T)
stationary = np.real(vectors[:, np.argmax(np.real(values))])
stationary /= stationary.sum()
print(stationary, np.allclose(stationary @ trans, stationary))
rng = np.random.default_rng(12)
state, chain = 0, []
for _ in range(12):
    chain.append(state)
    state = rng.choice(2, p=trans[state])
print(chain, np.bincount(chain) / len(chain))
seen = [int(rng.choice(3, p=emit[s])) for s in chain]
counts = np.zeros((2, 3))
np.add.at(counts, (chain, seen), 1)
print(seen, counts / counts.sum(axis=1, keepdims=True))
