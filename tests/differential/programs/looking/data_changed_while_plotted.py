import matplotlib.pyplot as plt

rows = [[1], [2]]
fig, axes = plt.subplots(1, 2)
for ax, row in zip(axes, rows):
    ax.plot(row)
    row.append(len(row))
print(rows)
shown = [[1], [2]]
for ax, row in zip(axes, shown):
    ax.plot(row)
row.append(7)
print(shown)
kept = [0]
for ax in axes:
    ax.plot(kept)
    other = kept
other.append(1)
print(kept)
calls = []


class Label:
    def __repr__(self):
        calls.append(1)
        return "label"


label = Label()
for ax in axes:
    ax.set_title(label)
print(calls)
