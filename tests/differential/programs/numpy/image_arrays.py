import numpy as np

image = np.zeros((6, 8), dtype=np.uint8)
image[1:5, 2:6] = 200
image[2:4, 3:5] = 50
print(image, image.mean(), image.max(), np.unique(image))
inverted = 255 - image
brighter = np.clip(image.astype(int) + 80, 0, 255).astype(np.uint8)
naive = image + np.uint8(80)
print(inverted[2], brighter[2], naive[2])
binary = (image > 100).astype(int)
print(binary, binary.sum(axis=0), binary.sum(axis=1), np.flatnonzero(binary.any(axis=1)))
rows = np.any(binary, axis=1)
cols = np.any(binary, axis=0)
top, bottom = np.where(rows)[0][[0, -1]]
left, right = np.where(cols)[0][[0, -1]]
box = image[top : bottom + 1, left : right + 1]
print(top, bottom, left, right, box.shape, box[0])
sobel = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
edges = np.zeros((4, 6), dtype=int)
for r in range(4):
    for c in range(6):
        edges[r, c] = (image[r : r + 3, c : c + 3] * sobel).sum()
print(edges, np.abs(edges).max())
rgb = np.stack([image, image // 2, np.full_like(image, 10)], axis=-1)
gray = rgb @ np.array([0.299, 0.587, 0.114])
print(rgb.shape, rgb[2, 2], gray[2].round(1), rgb[..., 0].sum(), rgb.transpose(2, 0, 1).shape)
flipped = image[:, ::-1]
turned = np.rot90(image)
thumb = image.reshape(3, 2, 4, 2).mean(axis=(1, 3))
print(np.array_equal(flipped, image), turned.shape, thumb, image[::2, ::2].shape)
hist, edges_ = np.histogram(image, bins=[0, 50, 100, 150, 256])
print(hist, edges_, hist / image.size)
blur = sum(np.roll(np.roll(image.astype(float), dr, 0), dc, 1) for dr in (-1, 0, 1) for dc in (-1, 0, 1)) / 9
print(blur[2].round(2), blur.sum() == image.sum())
padded = np.pad(image, ((1, 1), (1, 1)), constant_values=255)
scaled = np.kron(image[1:3, 1:4], np.ones((2, 2), dtype=np.uint8))
normalized = (image - image.min()) / (image.max() - image.min())
print(padded.shape, padded[0], scaled, normalized[2])
