import matplotlib.pyplot as plt

rows = [[1, 2], [3, 4]]
fig, axes = plt.subplots(1, 2)
for ax, row in zip(axes, rows):
    ax.plot(row)
ax.set_title("last")
fig.legend(["a", "b"])
first = axes[0]
first.plot(rows[0])
rows[1].append(5)
print(rows)
