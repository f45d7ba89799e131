def describe(seq):
    match seq:
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [x, y]:
            return f"two {x} {y}"
        case [first, *rest] if len(rest) > 3:
            return f"long {first} +{len(rest)}"
        case [first, *middle, last]:
            return f"{first} {middle} {last}"
        case _:
            return "not a sequence"
for s in ([], [1], (1, 2), [1, 2, 3, 4], range(6), "abc", 7):
    print(describe(s))
def command(line):
    match line.split():
        case ["go", ("north" | "south" | "east" | "west") as direction]:
            return f"going {direction}"
        case ["pick", "up", item]:
            return f"taking {item}"
        case ["drop", *items]:
            return f"dropping {', '.join(items)}"
        case ["quit" | "exit"]:
            return "bye"
        case [verb, *_]:
            return f"cannot {verb}"
        case _:
            return "nothing"
for text in ("go north", "pick up lamp", "drop a b", "quit", "dance now", ""):
    print(command(text))
def shape(m):
    match m:
        case [[a, b], [c, d]]:
            return a * d - b * c
        case [[a]]:
            return a
        case ((x, y), *_):
            return x, y
print(shape([[1, 2], [3, 4]]), shape([[7]]), shape([(1, 2), 3, 4]), shape(5))
point = (0, 5)
match point:
    case (0, 0):
        print("origin")
    case (0, y):
        print("on y axis at", y)
    case (x, 0):
        print("on x axis at", x)
