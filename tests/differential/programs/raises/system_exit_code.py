import sys
data = [3, 1, 2]
print(sorted(data))
if len(data) == 3:
    sys.exit("three is enough")
print("never")
