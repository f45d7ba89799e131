def normalise(weights):
    total = sum(weights)
    assert total > 0, f"weights sum to {total}"
    return [w / total for w in weights]
print(normalise([1, 3]))
normalise([1, -1])
