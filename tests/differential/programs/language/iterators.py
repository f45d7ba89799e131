it = iter([1, 2, 3])
print(next(it), next(it), next(it), next(it, "end"))
letters = iter("abc")
print(list(zip(letters, letters)))
def reader():
    values = iter([3, 6, 0, 9])
    for v in iter(lambda: next(values), 0):
        print("read", v)
    print("left", list(values))
reader()
class Tree:
    def __init__(self, value, *children):
        self.value = value
        self.children = children
    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child
tree = Tree(1, Tree(2, Tree(3)), Tree(4))
print(list(tree), sum(tree), 4 in tree)
nums = [1, 2, 3, 4, 5]
pairs = zip(nums, nums[1:])
print([b - a for a, b in pairs], list(pairs))
m = map(lambda x: x * 2, filter(lambda x: x % 2, nums))
print(next(m), list(m))
e = enumerate(nums)
next(e)
print(next(e), [i for i, _ in e])
r = reversed(range(5))
print(next(r), list(r))
a, b, *c = (x for x in range(5))
print(a, b, c)
d = {"one": 1, "two": 2}
keys = iter(d)
print(next(keys), list(d.items()))
