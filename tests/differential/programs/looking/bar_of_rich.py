from rich.progress import track

total = 0
for step in track(range(5), description="Working"):
    total += step
once = track([1, 2, 3])
first, second = sum(once), sum(once)
print(total, first, second)
