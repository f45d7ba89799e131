import pandas as pd

rows = [{"model": "a", "score": 0.5}, {"model": "b", "score": 0.75}]
df = pd.DataFrame(rows)
df["rank"] = [2, 1]
means = df.groupby("model").mean()
best = max(rows, key=lambda row: row["score"])
scores = [row["score"] for row in rows]
pd.Series(scores).describe()
print(best, scores)
