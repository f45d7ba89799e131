from neurogebra import Value

keep, take, out = Value(0.9, label="keep"), Value(0.3, label="take"), Value(1.1, label="out")
sequence = [1.0, 0.0, -1.0, 0.5, 0.0]
targets = [0.3, 0.25, -0.1, 0.1, 0.05]


def unroll():
    state, losses, states = Value(0.0), [], []
    for x, t in zip(sequence, targets):
        state = (keep * state + take * x).tanh()
        states.append(round(state.data, 6))
        losses.append((out * state - t) ** 2)
    return sum(losses) / len(losses), states


first = None
for epoch in range(10):
    loss, states = unroll()
    first = loss.data if first is None else first
    for p in (keep, take, out):
        p.grad = 0.0
    loss.backward()
    if epoch % 3 == 0:
        print(epoch, f"{loss.data:.7f}", [f"{p.grad:+.5f}" for p in (keep, take, out)])
    for p in (keep, take, out):
        p.data -= 0.5 * p.grad
print(states, first > loss.data)
print(keep.data, take.data, out.data)
