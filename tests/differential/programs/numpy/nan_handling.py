import numpy as np

readings = np.array([20.1, np.nan, 19.8, 22.4, np.nan, 21.0])
print(readings.mean(), np.nanmean(readings), np.nanstd(readings), np.nanmax(readings), np.nanargmin(readings))
missing = np.isnan(readings)
print(missing, missing.sum(), np.where(missing)[0], readings[~missing])
filled = np.where(missing, np.nanmean(readings), readings)
print(filled.round(3), filled.sum())
zeroed = np.nan_to_num(readings)
print(zeroed, np.nan_to_num(np.array([np.inf, -np.inf, np.nan]), nan=0.0, posinf=9.0, neginf=-9.0))
print(np.nan == np.nan, np.nan is np.nan, np.isnan(np.nan), np.array([np.nan]) == np.array([np.nan]))
with np.errstate(divide="ignore", invalid="ignore"):
    ratio = np.array([1.0, 0.0, -1.0]) / np.array([0.0, 0.0, 0.0])
    logs = np.log(np.array([1.0, 0.0, -1.0]))
    roots = np.sqrt(np.array([4.0, -4.0]))
print(ratio, logs, roots, np.isfinite(ratio), np.isinf(ratio), np.isneginf(logs))
table = np.array([[1.0, np.nan, 3.0], [4.0, 5.0, np.nan], [np.nan, 8.0, 9.0]])
col_means = np.nanmean(table, axis=0)
rows_ok = ~np.isnan(table).any(axis=1)
print(col_means, rows_ok, np.nansum(table, axis=1), np.nanmedian(table), np.nanprod(table, axis=0))
imputed = table.copy()
idx = np.where(np.isnan(imputed))
imputed[idx] = np.take(col_means, idx[1])
print(imputed)
print(np.sort(readings), np.argsort(readings), np.maximum(readings, 20.5), np.fmax(readings, 20.5))
print(np.nancumsum(readings), np.nanpercentile(readings, [25, 50, 75]), np.nanvar(table, axis=1))
print(np.allclose(readings, readings), np.allclose(readings, readings, equal_nan=True), np.array_equal(readings, readings, equal_nan=True))
last = 0.0
forward = []
for r in readings:
    last = last if np.isnan(r) else float(r)
    forward.append(last)
print(forward, np.unique(np.array([np.nan, 1.0, np.nan])), max(forward), np.nanmin(table))
