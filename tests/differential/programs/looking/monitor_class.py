import matplotlib.pyplot as plt


class Monitor:
    def __init__(self):
        self.history = {"loss": [], "accuracy": []}

    def record(self, loss, accuracy):
        self.history["loss"].append(loss)
        self.history["accuracy"].append(accuracy)

    def show(self):
        fig, (left, right) = plt.subplots(1, 2)
        left.plot(self.history["loss"])
        right.plot(self.history["accuracy"])
        fig.suptitle("training")
        plt.close(fig)


monitor = Monitor()
for i in range(4):
    monitor.record(1 / (i + 1), i / 4)
monitor.show()
losses = monitor.history["loss"]
print(losses, monitor.history)
