import numpy as np

a = np.arange(24)
cube = a.reshape(2, 3, 4)
print(cube.reshape(-1).shape, cube.reshape(6, -1)[5], cube.ravel()[::6], cube.flatten(order="F")[:6])
print(cube.transpose().shape, cube.transpose(1, 0, 2)[2, 1], cube.swapaxes(0, 2).shape, np.moveaxis(cube, 0, -1).shape)
fortran = a.reshape((4, 6), order="F")
print(fortran, fortran.T.shape, fortran.strides == a.reshape(4, 6).strides)
channels_last = np.moveaxis(cube, 0, 2)
print(channels_last[0], np.rollaxis(cube, 2).shape, np.squeeze(cube[:1], axis=0).shape)
view = a.reshape(4, 6)
view[0, 0] = 100
copied = a.reshape(4, 6).copy()
copied[0, 1] = -1
print(a[0], a[1], view.base is a, np.may_share_memory(a, view))
blocks = np.arange(16).reshape(4, 4).reshape(2, 2, 2, 2).swapaxes(1, 2)
print(blocks[0, 1], blocks.sum(axis=(2, 3)))
try:
    a.reshape(5, 5)
except ValueError as error:
    print(error)
try:
    a.reshape(-1, -1)
except ValueError as error:
    print(error)
grown = np.resize([1, 2, 3], (2, 4))
print(grown, np.broadcast_to([1, 2, 3], (2, 3)), [x.shape for x in np.broadcast_arrays([1, 2], [[1], [2], [3]])])
print(np.broadcast_shapes((3, 1), (1, 4), (4,)), np.ravel_multi_index((1, 2), (3, 4)), np.unravel_index([5, 11], (3, 4)))
images = np.arange(2 * 3 * 3).reshape(2, 3, 3)
flat = images.reshape(len(images), -1)
print(flat, flat.shape, flat.mean(axis=1, keepdims=True))
patches = np.array([images[0, i : i + 2, j : j + 2].ravel() for i in range(2) for j in range(2)])
print(patches, patches @ np.array([1, 0, 0, -1]))
diag = np.diag([1, 2], k=1)
print(diag, np.diagonal(images, axis1=1, axis2=2), np.tri(3, dtype=int), np.tril(images[1]), np.triu(images[1], 1))
for index, value in np.ndenumerate(np.array([[1, 2], [3, 4]])):
    print(index, value, end=" | ")
print([idx for idx in np.ndindex(2, 2)], a.size, cube.itemsize * cube.size == cube.nbytes, len(cube), cube.ndim)
