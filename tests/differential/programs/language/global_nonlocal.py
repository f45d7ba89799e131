total = 0
history = []
def add(n):
    global total
    total += n
    history.append(total)
for i in range(4):
    add(i)
print(total, history)
def define():
    global fresh
    fresh = "made inside"
define()
print(fresh)
x = 1
def shadow():
    x = 2
    return x
print(shadow(), x)
level = 0
def recurse(n):
    global level
    level = max(level, n)
    if n < 3:
        recurse(n + 1)
recurse(0)
print(level)
def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    return up
up = counter()
print(up(), up(), up())
del history[0]
print(history)
