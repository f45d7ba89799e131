price = 12.5
print(f"{price:8.2f}", f"{price:e}")
label = f"{price:d}"
