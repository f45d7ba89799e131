class Small:
    __slots__ = ("a",)
    def __init__(self):
        self.a = 1
s = Small()
s.a += 1
print(s.a)
s.b = 2
