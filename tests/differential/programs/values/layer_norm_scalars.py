from neurogebra import Value

values = [Value(v) for v in (1.0, 2.0, 4.0)]
gain, shift = Value(1.5, label="gain"), Value(-0.5, label="shift")
n = len(values)
mean = sum(values) / n
variance = sum((v - mean) ** 2 for v in values) / n
scale = (variance + 1e-5) ** -0.5
normed = [(v - mean) * scale * gain + shift for v in values]
print([f"{v.data:.6f}" for v in normed], mean.data, variance.data, scale.data)
loss = sum(w * v for w, v in zip((0.2, -1.0, 0.7), normed))
loss.backward()
grads = [v.grad for v in values]
print(loss.data, grads)
print("sum of the gradients is nearly zero:", abs(sum(grads)) < 1e-9)
print(gain.grad, shift.grad)
centred = sum(v.data for v in normed) / n
print(centred, centred - shift.data)
