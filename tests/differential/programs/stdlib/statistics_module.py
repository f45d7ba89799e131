import statistics as st
from statistics import mean, median, stdev
data = [2.5, 3.5, 8.0, 1.0, 3.5, 9.25]
print(mean(data), median(data), st.mode(data), stdev(data), st.variance(data), st.pstdev(data), st.pvariance(data))
print(st.median_low(data), st.median_high(data), st.fmean(data), st.harmonic_mean([40, 60]), st.geometric_mean([1, 2, 4]))
print(st.quantiles(data, n=4), st.multimode("aabbc"), mean([1, 2, 3, 4]), mean([1.5, 2]))
x, y = [1, 2, 3, 4, 5], [2, 4, 5, 4, 5]
print(st.correlation(x, y), st.covariance(x, y), st.linear_regression(x, y))
slope, intercept = st.linear_regression(x, y)
print(round(slope, 3), round(intercept, 3))
n = st.NormalDist(100, 15)
print(n.mean, n.stdev, round(n.cdf(115), 4), round(n.pdf(100), 5), round(n.inv_cdf(0.9), 3))
try:
    mean([])
except st.StatisticsError as error:
    print(error)
z = [(v - mean(data)) / stdev(data) for v in data]
print([round(v, 3) for v in z])
