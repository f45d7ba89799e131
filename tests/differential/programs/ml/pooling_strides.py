import numpy as np

image = np.arange(36).reshape(6, 6) % 7
kernel = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]])


def convolve(image, kernel, stride=1, padding=0):
    if padding:
        image = np.pad(image, padding)
    k = kernel.shape[0]
    size = (image.shape[0] - k) // stride + 1
    out = np.zeros((size, size), dtype=int)
    for i in range(size):
        for j in range(size):
            patch = image[i * stride : i * stride + k, j * stride : j * stride + k]
            out[i, j] = (patch * kernel).sum()
    return out


def pool(image, size=2, how=np.max):
    h, w = image.shape[0] // size, image.shape[1] // size
    blocks = image[: h * size, : w * size].reshape(h, size, w, size)
    return how(blocks, axis=(1, 3))


print(image)
for stride, padding in [(1, 0), (1, 1), (2, 1), (3, 0)]:
    out = convolve(image, kernel, stride, padding)
    print(f"stride {stride} padding {padding} -> {out.shape}")
    print(out)
print(pool(image), pool(image, 3), pool(image, how=np.mean))
windows = np.lib.stride_tricks.sliding_window_view(image, (3, 3))
same = np.einsum("ijkl,kl->ij", windows, kernel)
print(windows.shape, np.array_equal(same, convolve(image, kernel)))
flipped = kernel[::-1, ::-1]
columns = np.array([image[i : i + 3, j : j + 3].ravel() for i in range(4) for j in range(4)])
by_columns = (columns @ flipped.ravel()).reshape(4, 4)
print(columns.shape, by_columns)
average = np.convolve([1, 2, 3, 4, 5], np.ones(3) / 3, mode="valid")
print(average, np.convolve([1, 2, 3], [0, 1, 0.5], "same"))
