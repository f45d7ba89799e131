done = []
try:
    for i in range(5):
        done.append(i)
        if i == 2:
            raise KeyboardInterrupt
finally:
    print("cleaning up", done)
