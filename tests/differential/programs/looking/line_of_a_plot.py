import matplotlib.pyplot as plt

xs = list(range(4))
fig, ax = plt.subplots()
(line,) = ax.plot(xs, [x**2 for x in xs])
frames = []
for step in range(3):
    ys = [x**2 + step for x in xs]
    line.set_ydata(ys)
    ax.relim()
    fig.canvas.draw()
    frames.append(sum(ys))
plt.pause(0.01)
print(frames, xs)
