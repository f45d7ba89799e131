def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)
def power(base, exp):
    if exp == 0:
        return 1
    half = power(base, exp // 2)
    return half * half * (base if exp % 2 else 1)
def hanoi(n, a, b, c):
    if n == 0:
        return 0
    return hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
def permutations(items):
    if len(items) <= 1:
        return [items]
    result = []
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            result.append([item] + rest)
    return result
def flatten(x):
    return [y for item in x for y in flatten(item)] if isinstance(x, list) else [x]
def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))
print(factorial(20), power(3, 13), hanoi(5, "A", "B", "C"))
print(permutations([1, 2, 3]), flatten([1, [2, [3, []]]]), ackermann(2, 3))
def is_even(n):
    return n == 0 or is_odd(n - 1)
def is_odd(n):
    return n != 0 and is_even(n - 1)
print(is_even(10), is_odd(7))
print(factorial(200) % 1000007)
