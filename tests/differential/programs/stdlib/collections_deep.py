from collections import Counter, defaultdict, deque, OrderedDict, ChainMap, namedtuple, UserDict, UserList, UserString
text = "the quick brown fox jumps over the lazy dog the end"
words = Counter(text.split())
print(words.most_common(1), words["the"], words["missing"], sum(words.values()), words.total())
letters = Counter("mississippi")
other = Counter(s=2, p=5)
print(letters + other, letters - other, letters & other, letters | other)
letters.subtract("miss")
letters.update({"z": 3})
print(sorted(letters.items()), +Counter(a=1, b=-2), list(Counter(a=2, b=1).elements()), Counter(a=1) <= Counter(a=2))
del letters["z"]
print("z" in letters, letters.most_common()[:-3:-1])
tree = lambda: defaultdict(tree)
root = tree()
root["a"]["b"]["c"] = 1
root["a"]["d"] = 2
print({k: {kk: dict(vv) if isinstance(vv, dict) else vv for kk, vv in v.items()} for k, v in root.items()})
index = defaultdict(list)
for position, ch in enumerate("banana"):
    index[ch].append(position)
print(dict(index), index.default_factory is list, index.get("q"), len(index["q"]), "q" in index)
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
d.rotate(2)
print(d, d.maxlen, d[0], list(reversed(d)), d.count(2), d.index(3))
d.extendleft("ab")
print(d, d.popleft(), d.pop(), deque("xyz") == deque(["x", "y", "z"]), deque([1]) + deque([2]))
d.insert(1, "new"); d.remove("b") if "b" in d else None; d.reverse()
print(d, [*d][::-1])
od = OrderedDict(a=1, b=2, c=3)
od.move_to_end("a"); od.move_to_end("c", last=False)
print(od, od.popitem(last=False), list(od), od == OrderedDict(b=2, a=1), od == {"b": 2, "a": 1}, OrderedDict(b=2, a=1) == OrderedDict(a=1, b=2))
layers = ChainMap({"colour": "red"}, {"colour": "blue", "size": 3})
child = layers.new_child({"size": 9})
child["extra"] = True
print(layers["colour"], child["size"], child.maps[0], child.parents["size"], dict(layers), sorted(child), len(child))
class Upper(UserDict):
    def __setitem__(self, key, value): super().__setitem__(key.upper(), value)
u = Upper(a=1)
u["b"] = 2
u.update(c=3)
print(u, u.data, "A" in u, len(u), u.pop("B"), u.get("zz", 0))
class Stack(UserList):
    def push(self, x): self.append(x); return self
    @property
    def top(self): return self[-1]
s = Stack([1]).push(2).push(3)
print(s, s.top, s[:2], s + [4], len(s), s.data, 2 in s)
class Title(UserString):
    def __str__(self): return self.data.title()
t = Title("hello world")
print(t, t.upper(), len(t), t + "!", t.count("o"), t == "hello world")
