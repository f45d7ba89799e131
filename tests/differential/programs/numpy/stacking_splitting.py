import numpy as np

a = np.arange(3)
b = np.arange(3, 6)
print(np.stack([a, b]), np.stack([a, b], axis=1), np.vstack([a, b]), np.hstack([a, b]))
m = np.vstack((a, b)).T
print(m.shape, np.column_stack((a, b, a * b)), np.dstack((a, b)), np.concatenate([a, b, [9]]))
wide = np.concatenate([np.ones((2, 2)), np.zeros((2, 1))], axis=1)
tall = np.concatenate((wide, wide * 2))
print(wide, tall.shape, tall)
halves = np.split(np.arange(6), 2)
uneven = np.array_split(np.arange(7), 3)
at = np.split(np.arange(8), [2, 5])
print(halves, uneven, [p.tolist() for p in at])
left, right = np.hsplit(tall, [1])
top, bottom = np.vsplit(tall, 2)
print(left.shape, right[:, 0], top, bottom.sum())
print(np.tile(a, 2), np.tile(a, (2, 1)), np.repeat(a, 2), np.repeat(a, [0, 1, 2]), np.repeat(m, 2, axis=1).shape)
print(np.append(a, [7, 8]), np.append(m, [[0, 0]], axis=0), np.insert(a, 1, 99), np.delete(b, 0), np.delete(m, 1, axis=1).ravel())
padded = np.pad(np.array([[1, 2], [3, 4]]), 1)
edges = np.pad(a, (2, 1), mode="edge")
print(padded, edges, np.pad(a, 2, mode="reflect"), np.pad(a, (0, 2), constant_values=-1), np.pad(a, 3, mode="wrap"))
print(np.roll(a, 1), np.roll(m, 1, axis=0), np.flip(a), np.flipud(m)[0], np.fliplr(m)[0], np.rot90(m).shape)
print(np.atleast_2d(a).shape, np.squeeze(np.zeros((1, 3, 1))).shape, np.expand_dims(a, 0).shape, a[:, None].shape)
try:
    np.concatenate([a, m])
except ValueError as error:
    print("cannot:", error)
try:
    np.hstack([np.zeros((2, 2)), np.zeros((3, 2))])
except ValueError as error:
    print(str(error)[:60])
blocks = np.block([[np.eye(2), np.zeros((2, 1))], [np.ones((1, 3))]])
print(blocks, blocks.shape)
