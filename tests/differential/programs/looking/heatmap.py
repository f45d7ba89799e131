import numpy as np
import seaborn as sns

sns.set_theme(style="whitegrid")
data = np.arange(9).reshape(3, 3) / 9
corr = np.corrcoef(data + np.eye(3))
ax = sns.heatmap(corr, annot=True, fmt=".2f")
ax.set(xlabel="x", ylabel="y")
sns.lineplot(x=[1, 2], y=[3, 4])
print(corr.shape, corr.round(3))
