class Stack:
    def __init__(self):
        self.items = []
    def pop(self):
        if not self.items:
            raise IndexError("pop from empty stack")
        return self.items.pop()
    def push(self, x):
        self.items.append(x)
s = Stack()
s.push(1)
print(s.pop())
print(s.pop())
