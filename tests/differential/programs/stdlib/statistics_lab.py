import statistics as st
from collections import Counter
from math import sqrt

heights = [171.2, 165.5, 180.1, 175.0, 169.9, 171.2, 182.3, 160.4]
scores = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]
for name in ("mean", "fmean", "median", "median_low", "median_high", "mode", "pstdev", "stdev", "pvariance", "variance", "harmonic_mean", "geometric_mean"):
    function = getattr(st, name)
    print(f"{name:>15}: {function(heights)!r:<22} {function(scores)!r}")
print(st.multimode("aabbc"), st.quantiles(scores, n=4), st.quantiles(heights, n=5, method="inclusive"))
print(st.median_grouped([1, 2, 2, 3, 4, 4, 4], interval=1))
nd = st.NormalDist.from_samples(heights)
print(nd.mean, nd.stdev, nd.cdf(175), nd.pdf(170), nd.inv_cdf(0.9), nd.zscore(180))
z = st.NormalDist(0, 1)
print(z.overlap(st.NormalDist(1, 1)), z + 2, z * 3, (z + z).variance, z.quantiles(4))
xs, ys = [1, 2, 3, 4, 5], [2.1, 3.9, 6.2, 7.8, 10.1]
print(st.correlation(xs, ys), st.covariance(xs, ys))
slope, intercept = st.linear_regression(xs, ys)
print(slope, intercept, st.linear_regression(xs, ys))
try:
    st.mean([])
except st.StatisticsError as error:
    print(error)
try:
    st.mode([])
except st.StatisticsError as error:
    print(error)


def histogram(values, width):
    bins = Counter(int(v // width) * width for v in values)
    for start in range(min(bins), max(bins) + width, width):
        print(f"{start:>4}-{start + width:<4} {'#' * bins[start]}{bins[start]:>3}")


histogram(heights, 5)


def welch(a, b):
    va, vb = st.variance(a) / len(a), st.variance(b) / len(b)
    t = (st.mean(a) - st.mean(b)) / sqrt(va + vb)
    df = (va + vb) ** 2 / (va**2 / (len(a) - 1) + vb**2 / (len(b) - 1))
    return t, df


print(welch(heights, [h - 3 * i for i, h in enumerate(heights)]))
print(st.mean([True, False, True]), st.fmean([1, 2], weights=[3, 1]) if hasattr(st, "fmean") else "")
ranked = {v: i + 1 for i, v in enumerate(sorted(set(scores)))}
print([ranked[s] for s in scores], st.stdev(ranked.values()))
