scores = {"a": 1, "b": 0, "c": 3}
for name, score in scores.items():
    print(name, score)
    if score == 0:
        del scores[name]
