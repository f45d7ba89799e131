def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise RuntimeError(f"cannot read {text!r}") from error
numbers = [parse(t) for t in ["1", "2"]]
print(numbers)
numbers += [parse("three")]
