class Node:
    __slots__ = "key", "left", "right"
    def __init__(self, key, left=None, right=None):
        self.key, self.left, self.right = key, left, right
class Tree:
    def __init__(self, items=()):
        self.root, self._n = None, 0
        for item in items:
            self.add(item)
    def add(self, key):
        parent, here = None, self.root
        while here:
            if key == here.key:
                return False
            parent, here = here, here.left if key < here.key else here.right
        new = Node(key)
        if parent is None:
            self.root = new
        elif key < parent.key:
            parent.left = new
        else:
            parent.right = new
        self._n += 1
        return True
    def __iter__(self):
        stack, here = [], self.root
        while stack or here:
            while here:
                stack.append(here)
                here = here.left
            here = stack.pop()
            yield here.key
            here = here.right
    def __len__(self): return self._n
    def __contains__(self, key):
        here = self.root
        while here and here.key != key:
            here = here.left if key < here.key else here.right
        return here is not None
    def height(self, node="root"):
        node = self.root if node == "root" else node
        return 0 if node is None else 1 + max(self.height(node.left), self.height(node.right))
    def remove(self, key):
        def drop(node, key):
            if node is None:
                raise KeyError(key)
            if key < node.key:
                node.left = drop(node.left, key)
            elif key > node.key:
                node.right = drop(node.right, key)
            elif node.left is None or node.right is None:
                return node.left or node.right
            else:
                least = node.right
                while least.left:
                    least = least.left
                node.key = least.key
                node.right = drop(node.right, least.key)
            return node
        self.root = drop(self.root, key)
        self._n -= 1
    def __repr__(self):
        def text(n): return f"({text(n.left)} {n.key} {text(n.right)})" if n else "."
        return text(self.root)
t = Tree([5, 2, 8, 1, 9, 3, 5])
print(list(t), len(t), 3 in t, 4 in t, t.height(), t)
t.remove(2); t.remove(5)
print(t, list(t), t.add(5), len(t))
try:
    t.remove(77)
except KeyError as error:
    print("no", error)
class Ring:
    def __init__(self, names):
        cells = [[name, None] for name in names]
        for a, b in zip(cells, cells[1:] + cells[:1]):
            a[1] = b
        self.here = cells[0]
    def josephus(self, step):
        order = []
        while self.here[1] is not self.here:
            for _ in range(step - 2):
                self.here = self.here[1]
            order.append(self.here[1][0])
            self.here[1] = self.here[1][1]
            self.here = self.here[1]
        return order, self.here[0]
print(Ring("ABCDEFG").josephus(3))
cyclic = [1, 2]
cyclic.append(cyclic)
d = {"self": None}
d["self"] = d
print(cyclic, d, cyclic[2][2][0], cyclic[2] is cyclic)
from functools import reduce
linked = reduce(lambda rest, v: (v, rest), reversed([1, 2, 3]), None)
def walk(cell):
    while cell:
        value, cell = cell
        yield value
print(linked, list(walk(linked)))
