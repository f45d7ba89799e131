class Gate:
    def __init__(self, limit): self.limit, self.inside = limit, 0
    def __enter__(self):
        if self.inside >= self.limit:
            raise RuntimeError(f"only {self.limit} at a time")
        self.inside += 1
        return self.inside
    def __exit__(self, *_):
        self.inside -= 1
gate = Gate(2)
with gate as first, gate as second:
    print(first, second)
    with gate as third:
        print("never", third)
