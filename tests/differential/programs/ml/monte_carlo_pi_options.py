import math
import random
import statistics

random.seed(2024)
inside = 0
for n in range(1, 2001):
    x, y = random.random(), random.random()
    inside += x * x + y * y <= 1
    if n in (10, 100, 1000, 2000):
        estimate = 4 * inside / n
        print(f"{n:>5} {estimate:.5f} {abs(estimate - math.pi):.5f}")


def payoff(spot, strike, rate, sigma, years):
    z = random.gauss(0, 1)
    end = spot * math.exp((rate - sigma**2 / 2) * years + sigma * math.sqrt(years) * z)
    return math.exp(-rate * years) * max(end - strike, 0)


def black_scholes(spot, strike, rate, sigma, years):
    d1 = (math.log(spot / strike) + (rate + sigma**2 / 2) * years) / (sigma * math.sqrt(years))
    d2 = d1 - sigma * math.sqrt(years)
    cdf = statistics.NormalDist().cdf
    return spot * cdf(d1) - strike * math.exp(-rate * years) * cdf(d2)


samples = [payoff(100, 105, 0.05, 0.2, 1) for _ in range(500)]
mean, spread = statistics.fmean(samples), statistics.stdev(samples)
error = spread / math.sqrt(len(samples))
exact = black_scholes(100, 105, 0.05, 0.2, 1)
print(mean, error, exact, abs(mean - exact) < 3 * error)
resamples = [statistics.fmean(random.choices(samples, k=50)) for _ in range(40)]
low, *_, high = statistics.quantiles(resamples, n=20)
print(low, high, low < high)
shuffled = random.sample(range(10), 10)
print(shuffled, random.getrandbits(16), random.betavariate(2, 3))
