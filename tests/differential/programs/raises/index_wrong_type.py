letters = ["a", "b", "c"]
step = 4 / 2
print(letters[1], letters[-1:], step)
print(letters[step])
