import matplotlib.pyplot as plt

series = {"a": [1, 2, 3], "b": [3, 2, 1]}
fig, axes = plt.subplots(1, 2)
for ax, name in zip(axes, series):
    ax.plot(series[name], label=name)
    ax.set_title(name.upper())
for i, ax in enumerate(axes):
    if i == 0:
        ax.set_ylabel("y")
    for j in range(2):
        ax.axvline(j * 0.5 + i)
print(series)
