from tqdm import tqdm

done = 0
with tqdm(total=100, desc="loading") as bar:
    for size in (10, 40, 50):
        done += size
        bar.update(size)
with tqdm(["x", "y"]) as bar:
    for name in bar:
        bar.set_description(f"at {name}")
        last = name
print(done, last)
