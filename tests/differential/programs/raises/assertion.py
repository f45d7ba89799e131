def sqrt(x):
    assert x >= 0, f"negative: {x}"
    return x**0.5
print(sqrt(16))
print(sqrt(-4))
