for n in range(1, 16):
    print("FizzBuzz" if n % 15 == 0 else "Fizz" if n % 3 == 0 else "Buzz" if n % 5 == 0 else n)
def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0] = flags[1] = False
    for i in range(2, int(limit**0.5) + 1):
        if flags[i]:
            for j in range(i * i, limit + 1, i):
                flags[j] = False
    return [i for i, f in enumerate(flags) if f]
primes = sieve(60)
print(primes, len(primes), sum(primes))
def factorize(n):
    factors = {}
    d = 2
    while d * d <= n:
        while n % d == 0:
            factors[d] = factors.get(d, 0) + 1
            n //= d
        d += 1
    if n > 1:
        factors[n] = factors.get(n, 0) + 1
    return factors
print(factorize(360), factorize(97), factorize(1001))
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
print(gcd(48, 18), [n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n])
twins = [(p, q) for p, q in zip(primes, primes[1:]) if q - p == 2]
print(twins)
