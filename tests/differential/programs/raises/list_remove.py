queue = ["a", "b", "c"]
queue.remove("b")
position = queue.index("c")
print(queue, position)
queue.remove("z")
