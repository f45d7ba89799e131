print([n for n in range(1, 101) if n % 3 == 0 and str(n)[::-1] == str(n)])
def two_sum(nums, target):
    seen = {}
    for i, n in enumerate(nums):
        if target - n in seen:
            return seen[target - n], i
        seen[n] = i
print(two_sum([2, 7, 11, 15], 9), two_sum([3, 2, 4], 6), two_sum([1], 5))
def balanced(text):
    pairs, stack = {")": "(", "]": "[", "}": "{"}, []
    for i, ch in enumerate(text):
        if ch in pairs.values():
            stack.append((ch, i))
        elif ch in pairs:
            if not stack or stack.pop()[0] != pairs[ch]:
                return i
    return stack[0][1] if stack else True
print([balanced(t) for t in ("([]{})", "(]", "((", "", "a(b)c")])
def rainwater(h):
    return sum(min(max(h[:i + 1]), max(h[i:])) - v for i, v in enumerate(h))
print(rainwater([0, 1, 0, 2, 1, 0, 1, 3, 2, 1, 2, 1]))
def look_and_say(n):
    term = "1"
    for _ in range(n):
        yield term
        out, i = "", 0
        while i < len(term):
            j = i
            while j < len(term) and term[j] == term[i]:
                j += 1
            out, i = out + str(j - i) + term[i], j
        term = out
print(list(look_and_say(7)))
def luhn(number):
    digits = [int(d) for d in str(number)][::-1]
    return (sum(digits[::2]) + sum(sum(divmod(2 * d, 10)) for d in digits[1::2])) % 10 == 0
print(luhn(4539578763621486), luhn(1234567812345678))
def weekday(y, m, d):
    y -= m < 3
    return ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][(y + y // 4 - y // 100 + y // 400 + [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][m - 1] + d) % 7]
leap = [y for y in range(1896, 1913) if y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)]
print(weekday(2024, 2, 29), weekday(1970, 1, 1), leap)
def calendar(first, days):
    cells = ["  "] * first + [f"{d:2}" for d in range(1, days + 1)]
    return "\n".join(" ".join(cells[i:i + 7]) for i in range(0, len(cells), 7))
print(calendar(4, 30))
tic = ["XOX", "OXO", "OXX"]
lines = [*tic, *map("".join, zip(*tic)), "".join(tic[i][i] for i in range(3)), "".join(tic[i][2 - i] for i in range(3))]
winner = next((line[0] for line in lines if len(set(line)) == 1 and line[0] in "XO"), None)
print(lines, winner)
def change(amount, coins=(200, 100, 50, 20, 10, 5, 2, 1)):
    out = {}
    for coin in coins:
        n, amount = divmod(amount, coin)
        if n:
            out[coin] = n
    return out
print(change(388), sum(k * v for k, v in change(388).items()))
def diamond(n):
    rows = [("*" * (2 * i + 1)).center(2 * n - 1) for i in range(n)]
    return "\n".join(rows + rows[-2::-1])
print(diamond(3))
def dutch(xs):
    low, mid, high = 0, 0, len(xs) - 1
    while mid <= high:
        if xs[mid] == 0:
            xs[low], xs[mid] = xs[mid], xs[low]
            low, mid = low + 1, mid + 1
        elif xs[mid] == 1:
            mid += 1
        else:
            xs[mid], xs[high] = xs[high], xs[mid]
            high -= 1
    return xs
print(dutch([2, 0, 1, 2, 1, 0]), [*map(lambda s: s.capitalize(), "the end".split())])
magic = [[8, 1, 6], [3, 5, 7], [4, 9, 2]]
sums = {*map(sum, magic), *map(sum, zip(*magic)), sum(magic[i][i] for i in range(3))}
print(sums, len(sums) == 1, sorted(sum(magic, [])) == [*range(1, 10)])
