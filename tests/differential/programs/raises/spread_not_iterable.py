def add(a, b, c=0):
    return a + b + c
values = [1, 2]
print(add(*values), add(*values, **{"c": 3}))
number = 5
print(add(*number))
