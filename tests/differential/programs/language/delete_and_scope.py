values = [1, 2, 3, 4, 5]
del values[1]
del values[-1], values[0]
print(values)
table = {"a": 1, "b": 2, "c": 3}
del table["b"]
print(table, "b" in table)
x = 10
del x
try:
    print(x)
except NameError as error:
    print(error)
def local():
    y = 5
    del y
    try:
        return y
    except UnboundLocalError as error:
        return type(error).__name__
print(local())
class Box:
    pass
b = Box()
b.content = "gold"
del b.content
print(hasattr(b, "content"))
try:
    raise ValueError("x")
except ValueError as e:
    pass
try:
    e
except NameError:
    print("e is gone")
def use_before():
    try:
        print(z)
    except UnboundLocalError:
        print("unbound")
    z = 1
    return z
print(use_before())
for i in range(3):
    inside = i * 10
print(i, inside)
