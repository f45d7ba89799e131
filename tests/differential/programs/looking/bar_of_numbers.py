from tqdm import trange

total = 0
for i in trange(10):
    total += i
for i in trange(2, 20, 3, desc="steps", leave=False):
    total -= i
print(total)
