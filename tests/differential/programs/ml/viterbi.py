states = ("Healthy", "Fever")
start = {"Healthy": 0.6, "Fever": 0.4}
trans = {"Healthy": {"Healthy": 0.7, "Fever": 0.3}, "Fever": {"Healthy": 0.4, "Fever": 0.6}}
emit = {
    "Healthy": {"normal": 0.5, "cold": 0.4, "dizzy": 0.1},
    "Fever": {"normal": 0.1, "cold": 0.3, "dizzy": 0.6},
}
seen = ["normal", "cold", "dizzy", "dizzy"]

V = [{s: (start[s] * emit[s][seen[0]], None) for s in states}]
for observation in seen[1:]:
    last = V[-1]
    V.append({})
    for s in states:
        probability, previous = max((last[r][0] * trans[r][s], r) for r in states)
        V[-1][s] = (probability * emit[s][observation], previous)
state = max(states, key=lambda s: V[-1][s][0])
best = V[-1][state][0]
path = [state]
for column in reversed(V[1:]):
    state = column[state][1]
    path.insert(0, state)
print(" -> ".join(path), best)
for t, column in enumerate(V):
    print(t, seen[t], {s: f"{p:.5f}" for s, (p, _) in column.items()})

alpha = {s: start[s] * emit[s][seen[0]] for s in states}
for observation in seen[1:]:
    alpha = {s: emit[s][observation] * sum(alpha[r] * trans[r][s] for r in states) for s in states}
beta = dict.fromkeys(states, 1.0)
for observation in reversed(seen[1:]):
    beta = {r: sum(trans[r][s] * emit[s][observation] * beta[s] for s in states) for r in states}
likelihood = sum(alpha.values())
by_beta = sum(start[s] * emit[s][seen[0]] * beta[s] for s in states)
print(likelihood, by_beta, abs(likelihood - by_beta) < 1e-15, best / likelihood)
