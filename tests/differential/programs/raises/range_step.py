print(list(range(10, 0, -4)), range(0, 5, 2)[1])
for i in range(0, 5, 0):
    print(i)
