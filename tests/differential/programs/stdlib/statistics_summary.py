import statistics as st
from statistics import mean, median, mode, stdev, NormalDist, StatisticsError, quantiles
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(mean(data), median(data), mode(data), st.multimode([1, 1, 2, 2]), st.pstdev(data), st.pvariance(data))
print(stdev(data), st.variance(data), st.median_low(data), st.median_high([1, 3]), st.median_grouped([1, 2, 2, 3]), st.fmean(data), st.harmonic_mean([40, 60]), st.geometric_mean([1, 4, 16]))
print(quantiles(data), quantiles(data, n=10), quantiles(data, n=4, method="inclusive"))
from fractions import Fraction
from decimal import Decimal
print(mean([Fraction(1, 3), Fraction(1, 6)]), mean([Decimal("0.5"), Decimal("0.75")]), mean([True, False]), mean(["1"] and [1, 2.5]))
x, y = [1, 2, 3, 4, 5], [2.1, 3.9, 6.2, 7.8, 10.1]
slope, intercept = st.linear_regression(x, y)
print(slope, intercept, st.correlation(x, y), st.covariance(x, y), st.linear_regression(x, y, proportional=True).slope)
for bad in ([], ["a"]):
    try:
        mean(bad)
    except (StatisticsError, TypeError) as error:
        print(type(error).__name__, error)
try:
    stdev([1])
except StatisticsError as error:
    print(error)
height = NormalDist(mu=170, sigma=8)
print(height.mean, height.stdev, height.cdf(180), height.pdf(170), height.inv_cdf(0.9), height.zscore(186), height.variance)
doubled = height * 2 + 5
print(doubled, height + NormalDist(10, 6), doubled.quantiles(n=4), height.overlap(NormalDist(175, 8)), NormalDist.from_samples(data))
scores = {"ann": [90, 80], "bob": [70, 75, 80]}
report = {name: (round(mean(s), 1), round(st.pstdev(s), 2)) for name, s in scores.items()}
for name, (m, s) in report.items():
    print(f"{name:>5}: {m:6.2f} ± {s:.2f}")
def zscores(values):
    m, s = mean(values), st.pstdev(values)
    return [round((v - m) / s, 3) for v in values]
z = zscores(data)
print(z, round(sum(z), 6), max(z))
print(st.fmean([1, 2, 3], weights=[3, 1, 0]), median("bca"), mode(["red", "blue", "red"]), median([]) if False else "skipped")
trimmed = sorted(data)[1:-1]
mad = median(abs(v - median(data)) for v in data)
print(trimmed, mad, [v for v in data if abs(v - median(data)) > 2 * mad])
