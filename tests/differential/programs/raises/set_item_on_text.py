word = "cat"
upper = word.upper()
print(word[0], upper)
word[0] = "b"
