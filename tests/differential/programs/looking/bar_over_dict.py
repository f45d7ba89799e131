from tqdm import tqdm

prices = {"tea": 2.5, "milk": 1.25}
total = 0.0
for name, price in tqdm(prices.items()):
    total += price
names = sorted(tqdm(prices))
doubled = list(map(lambda n: n * 2, tqdm(range(3))))
print(total, names, doubled, *tqdm([1, 2]))
