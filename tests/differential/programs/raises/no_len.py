class Bag:
    def __init__(self, *things): self.things = things
    def __iter__(self): return iter(self.things)
bag = Bag(1, 2)
print(list(bag), sum(bag))
print(len(bag))
