class Loop:
    @property
    def value(self):
        return self.value + 1
thing = Loop()
print("asking")
thing.value
