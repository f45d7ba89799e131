import math, random, statistics, itertools, collections, json, re, copy, string, heapq, bisect, operator
from fractions import Fraction
from decimal import Decimal, getcontext
from collections import Counter, defaultdict, deque, namedtuple

print(math.sqrt(2), math.pi, math.factorial(10), math.comb(5, 2), math.isclose(0.1 + 0.2, 0.3))
random.seed(3)
print(random.random(), random.randint(1, 6), random.choice("abc"), random.sample(range(10), 3))
deck = list(range(5))
random.shuffle(deck)
print(deck, statistics.mean([1, 2, 4]), statistics.stdev([1, 2, 4]))
print(list(itertools.accumulate([1, 2, 3])), list(itertools.islice(itertools.count(5), 3)), list(itertools.product("ab", [1, 2])))
c = Counter("mississippi")
print(c.most_common(2), c["s"])
dd = defaultdict(list)
dd["x"].append(1)
dq = deque([1, 2, 3], maxlen=3)
dq.append(4)
P = namedtuple("P", "x y")
print(dict(dd), list(dq), P(1, 2).x, json.dumps({"a": [1, None]}), json.loads("[1, 2.5]"))
print(re.findall(r"\d+", "a1b22"), re.sub("a", "b", "banana"), string.ascii_lowercase[:3])
f = Fraction(1, 3) + Fraction(1, 6)
getcontext().prec = 10
d = Decimal(1) / Decimal(7)
h = [5, 1, 4]
heapq.heapify(h)
print(f, d, heapq.heappop(h), h, bisect.bisect([1, 3, 5], 3), copy.deepcopy([[1], [2]]))
print("{:>8.3f}|{name}|{0[0]}".format(3.14159, name="n") if False else "{:>8.3f}|{name}".format(3.14159, name="n"))
print("%5.2f %s %d" % (1.234, "s", 7), "a,b".split(","), " x ".strip(), "-".join(["1", "2"]))
print(max([1, 5, 2]), min(3, 2), sum([0.1] * 3), abs(-2), round(2.567, 1), divmod(7, 3), pow(2, 10, 1000))
print(operator.itemgetter(1)([4, 5]), sorted("banana"), list(reversed([1, 2])), any([0, 1]), all([]), list(enumerate("ab", 1)))
print(sorted({"b", "a"}), len({"x", "y"}), "a" in {"a", "b"}, {1, 3, 2})
