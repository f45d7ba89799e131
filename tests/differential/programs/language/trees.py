class TreeNode:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None
def insert(root, key):
    if root is None:
        return TreeNode(key)
    if key < root.key:
        root.left = insert(root.left, key)
    elif key > root.key:
        root.right = insert(root.right, key)
    return root
def inorder(root):
    if root:
        yield from inorder(root.left)
        yield root.key
        yield from inorder(root.right)
def height(root):
    return 0 if root is None else 1 + max(height(root.left), height(root.right))
def search(root, key):
    steps = 0
    while root:
        steps += 1
        if key == root.key:
            return steps
        root = root.left if key < root.key else root.right
    return -steps
root = None
for key in [50, 30, 70, 20, 40, 60, 80, 30]:
    root = insert(root, key)
print(list(inorder(root)), height(root), search(root, 60), search(root, 65))
def bfs(root):
    queue = [root]
    levels = []
    while queue:
        levels.append([n.key for n in queue])
        queue = [c for n in queue for c in (n.left, n.right) if c]
    return levels
for depth, level in enumerate(bfs(root)):
    print(depth, level)
