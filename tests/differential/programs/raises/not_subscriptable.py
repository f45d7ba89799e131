def get(n): return {"n": n}
print(get(3)["n"])
value = get["n"]
