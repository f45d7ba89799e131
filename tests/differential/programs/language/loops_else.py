for n in range(2, 20):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, "is prime")
target = 7
low, high = 0, 100
guesses = 0
while low <= high:
    mid = (low + high) // 2
    guesses += 1
    if mid == target:
        print("found", mid, guesses)
        break
    if mid < target:
        low = mid + 1
    else:
        high = mid - 1
else:
    print("missing")
count = 3
while count:
    count -= 1
    if count == 1:
        continue
    print("count", count)
else:
    print("liftoff")
for letter in "":
    print(letter)
else:
    print("empty")
for i in range(3):
    for j in range(3):
        if j == i:
            continue
        if i == 2:
            break
        print(i, j)
