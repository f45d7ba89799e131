def convert(values):
    out = []
    for i, v in enumerate(values):
        try:
            out.append(float(v))
        except ValueError as error:
            error.add_note(f"at position {i}")
            raise
    return out
print(convert(["1", "2.5"]))
convert(["1", "x"])
