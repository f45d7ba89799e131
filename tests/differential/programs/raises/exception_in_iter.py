class Window:
    def __init__(self, data, size): self.data, self.size = data, size
    def __iter__(self):
        for i in range(len(self.data)):
            chunk = self.data[i:i + self.size]
            if len(chunk) < self.size:
                raise IndexError(f"window at {i} is short")
            yield chunk
means = []
for window in Window([1, 2, 3, 4], 2):
    means.append(sum(window) / 2)
    print(means)
