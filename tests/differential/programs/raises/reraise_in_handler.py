attempts = []
def risky(n):
    attempts.append(n)
    if n == 0:
        raise ValueError("reached zero")
    return risky(n - 1)
try:
    risky(3)
except ValueError as error:
    print("seen", error, attempts)
    raise
