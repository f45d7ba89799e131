data = [4, 8, 15, 16, 23, 42]
if (n := len(data)) > 5:
    print(f"{n} items")
while (last := data.pop()) > 15:
    print("popped", last)
print(last, data)
results = [y for x in range(6) if (y := x**2) % 2 == 0]
print(results, y)
total = 0
partial = [total := total + v for v in [1, 2, 3, 4]]
print(partial, total)
print((m := 5) + m, m)
def f(x):
    return (half := x // 2) + half
print(f(9))
if any((bad := w).isupper() for w in ["ok", "NO", "fine"]):
    print(bad)
