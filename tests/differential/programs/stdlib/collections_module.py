from collections import Counter, OrderedDict, defaultdict, deque, namedtuple, ChainMap
text = "it was the best of times it was the worst of times"
words = Counter(text.split())
print(words.most_common(3), words["times"], words["absent"], sum(words.values()), len(words))
print(Counter("hello") + Counter("world"), Counter(a=3, b=1) - Counter(a=1, b=5), Counter("aab") & Counter("abb"), sorted(Counter("ba").elements()))
words.update(["it", "new"])
words.subtract({"was": 1})
print(words["it"], words["was"], words["new"])
groups = defaultdict(list)
for w in text.split():
    groups[len(w)].append(w)
print(dict(groups), groups[99], 99 in groups)
counts = defaultdict(int)
for ch in "mississippi":
    counts[ch] += 1
print(dict(counts), counts, defaultdict(lambda: "none", a=1)["zz"])
d = deque([1, 2, 3])
d.appendleft(0)
d.append(4)
d.rotate(2)
print(d, d.popleft(), d.pop(), list(d), deque(range(10), maxlen=3), d[0])
window = deque(maxlen=3)
for v in [5, 1, 4, 8]:
    window.append(v)
    print(list(window), sum(window) / len(window))
od = OrderedDict(a=1, b=2)
od.move_to_end("a")
print(list(od), od.popitem(last=False), od)
cm = ChainMap({"lr": 0.1}, {"lr": 1, "epochs": 3})
print(cm["lr"], cm["epochs"], dict(cm), sorted(cm))
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(t["a"]["b"]["c"], list(t["a"]))
