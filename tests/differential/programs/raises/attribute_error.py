class Net:
    def __init__(self):
        self.layers = []
net = Net()
net.layers.append(3)
print(net.layers)
print(net.weights)
