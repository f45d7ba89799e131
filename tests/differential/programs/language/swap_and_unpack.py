points = [(1, 2), (3, 4), (5, 6)]
for i, (x, y) in enumerate(points):
    print(i, x + y)
pairs = {"a": 1, "b": 2}
for key, value in pairs.items():
    print(key, value)
head, (second, *rest), end = 1, (2, 3, 4), 5
print(head, second, rest, end)
def minmax(values):
    return min(values), max(values)
low, high = minmax([4, 8, 1, 9])
print(low, high)
a = [1, 2, 3]
i = 0
i, a[i] = 2, 10
print(i, a)
first, second = "hi"
print(first, second)
nested = [1, [2, [3, [4]]]]
one, [two, [three, [four]]] = nested
print(one + two + three + four)
