import time

start = time.perf_counter()
squares = [n * n for n in range(5)]
time.sleep(0)
elapsed = time.perf_counter() - start
rate = len(squares) / 2
print(squares, rate)
