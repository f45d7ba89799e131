def sieve(n):
    flags = [False, False] + [True] * (n - 1)
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = [False] * len(range(i * i, n + 1, i))
    return [i for i, prime in enumerate(flags) if prime]
primes = sieve(60)
print(primes, len(sieve(500)))
def factor(n):
    d = 2
    while d * d <= n:
        while not n % d:
            yield d
            n //= d
        d += 1
    if n > 1:
        yield n
print({n: list(factor(n)) for n in (360, 97, 1001, 2 ** 10)})
def phi(n):
    result = n
    for p in sorted(set(factor(n))):
        result -= result // p
    return result
print([phi(n) for n in range(1, 13)], sum(phi(d) for d in range(1, 13) if 12 % d == 0))
perfect = [n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n]
print(perfect, [n for n in range(100, 1000) if n == sum(int(d) ** 3 for d in str(n))])
def crt(pairs):
    x, m = 0, 1
    for r, n in pairs:
        x += m * ((r - x) * pow(m, -1, n) % n)
        m *= n
    return x % m, m
print(crt([(2, 3), (3, 5), (2, 7)]), pow(7, 560, 561), all(pow(a, 340, 341) == 1 for a in (2, 4)))
def miller_rabin(n, bases=(2, 3, 5, 7)):
    if n < 2 or any(n % p == 0 and n != p for p in bases):
        return False
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in bases:
        if a % n == 0:
            continue
        x = pow(a, d, n)
        if x not in (1, n - 1) and all((x := x * x % n) != n - 1 for _ in range(s - 1)):
            return False
    return True
print([n for n in range(40) if miller_rabin(n)], miller_rabin(2 ** 61 - 1), miller_rabin(2 ** 61 + 1))
p, q, e = 61, 53, 17
n, d = p * q, pow(e, -1, (p - 1) * (q - 1))
message = [ord(c) for c in "Hi!"]
cipher = [pow(m, e, n) for m in message]
print(n, d, cipher, "".join(chr(pow(c, d, n)) for c in cipher))
def fib(n):
    a, b = 0, 1
    for bit in bin(n)[2:]:
        a, b = a * (2 * b - a), a * a + b * b
        if bit == "1":
            a, b = b, a + b
    return a
print([fib(i) for i in range(10)], fib(100), len(str(fib(1000))))
def digits_of_e(n):
    a, result = [1] * (n + 2), "2."
    for _ in range(n):
        carry = 0
        for i in range(n + 1, 0, -1):
            x = a[i] * 10 + carry
            carry, a[i] = divmod(x, i + 1)
        result += str(carry)
    return result
print(digits_of_e(25))
happy = lambda n, seen=(): n == 1 or n not in seen and happy(sum(int(c) ** 2 for c in str(n)), (*seen, n))
print([n for n in range(1, 32) if happy(n)], [n for n in range(1, 200) if str(n * n).endswith(str(n))])
base = lambda n, b: (base(n // b, b) if n >= b else "") + "0123456789abcdef"[n % b]
print(base(255, 2), base(255, 16), base(100, 7), int(base(12345, 13), 13))
