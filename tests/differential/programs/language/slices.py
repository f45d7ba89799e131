text = "backpropagation"
print(text[:4], text[4:8], text[-4:], text[::-1], text[::3], text[10:2:-2])
numbers = list(range(10))
numbers[2:5] = [20, 30]
numbers[::2] = [0] * len(numbers[::2])
del numbers[-2:]
print(numbers)
window = slice(1, 6, 2)
print(text[window], numbers[window], window.indices(8))
copy = numbers[:]
copy[0] = 99
print(numbers[0], copy[0], numbers is copy)
grid = [[r * 4 + c for c in range(4)] for r in range(3)]
column = [row[1] for row in grid]
corner = [row[:2] for row in grid[:2]]
print(column, corner, grid[-1][-1])
numbers[1:1] = [7, 7, 7]
print(numbers)
print(bytes([65, 66, 67])[1:], (1, 2, 3)[::-1], range(20)[3:15:4])
