def down(n):
    return down(n + 1)
print("start")
try:
    down(0)
except RecursionError:
    print("too deep")
def fact(n):
    return 1 if n == 0 else n * fact(n - 1)
print(fact(5))
