words = ["3", "4", "x5"]
print(list(map(int, words[:2])))
lengths = list(map(lambda w: int(w) * 2, words))
