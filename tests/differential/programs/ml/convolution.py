import numpy as np
image = np.arange(25, dtype=float).reshape(5, 5)
kernel = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]])
def conv2d(x, k, stride=1, pad=0):
    if pad:
        x = np.pad(x, pad)
    h = (x.shape[0] - k.shape[0]) // stride + 1
    w = (x.shape[1] - k.shape[1]) // stride + 1
    out = np.zeros((h, w))
    for i in range(h):
        for j in range(w):
            patch = x[i * stride : i * stride + k.shape[0], j * stride : j * stride + k.shape[1]]
            out[i, j] = (patch * k).sum()
    return out
def max_pool(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    return x[: h * size, : w * size].reshape(h, size, w, size).max(axis=(1, 3))
edges = conv2d(image, kernel)
print(edges, conv2d(image, kernel, pad=1).shape, conv2d(image, kernel, stride=2), max_pool(image))
blur = np.ones((3, 3)) / 9
smooth = conv2d(image, blur, pad=1)
print(smooth.round(2), np.maximum(edges, 0).sum(), smooth[2, 2] == image[2, 2])
