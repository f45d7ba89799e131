import numpy as np

a = np.arange(6.0).reshape(2, 3)
for x in np.nditer(a):
    print(float(x), end=" ")
it = np.nditer(a, flags=["multi_index"], op_flags=["readwrite"])
seen = []
while not it.finished:
    place = it.multi_index
    a[place] += 10 * place[0] + place[1]
    seen.append((place, float(a[place])))
    it.iternext()
print(seen)
for x in np.nditer(a, op_flags=["readwrite"]):
    x[...] = x**2
print(a)
print([float(v) for v in np.nditer(a.T, order="C")], [float(v) for v in np.nditer(a.T)])
counted = np.nditer(a, flags=["c_index"])
total = 0.0
for value in counted:
    total += counted.index * value
print(total, counted.itersize, counted.ndim)
by_enumerate = {index: float(v) for index, v in np.ndenumerate(a) if v > 100}
by_flat = [float(v) for v in a.flat][::2]
print(by_enumerate, by_flat)
