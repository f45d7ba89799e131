def numbers():
    yield 1
    yield 2
    raise ValueError("no more")
seen = []
for n in numbers():
    seen.append(n)
    print(n)
