import matplotlib.pyplot as plt
import numpy as np

actual = np.array([0, 1, 2, 2, 1, 0, 2])
predicted = np.array([0, 2, 2, 2, 1, 0, 1])
matrix = np.zeros((3, 3), dtype=int)
for a, p in zip(actual, predicted):
    matrix[a, p] += 1
fig, ax = plt.subplots()
image = ax.imshow(matrix, cmap="Blues")
for i in range(3):
    for j in range(3):
        ax.text(j, i, str(matrix[i, j]), ha="center", color="white" if matrix[i, j] > 1 else "black")
fig.colorbar(image)
plt.savefig("matrix.png")
accuracy = np.trace(matrix) / matrix.sum()
print(matrix, accuracy)
