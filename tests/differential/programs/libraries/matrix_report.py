import string
import textwrap
from collections import ChainMap, namedtuple
from functools import partial, reduce
from itertools import chain, cycle, zip_longest

import numpy as np

Settings = ChainMap({"width": 30}, {"width": 50, "precision": 2, "border": "-"})
row_of = partial(np.array2string, precision=Settings["precision"], separator=", ", suppress_small=True)
M = np.array([[1.23456, -2.0, 1e-9], [0.5, 1000.125, 3.0]])
for label, row in zip(string.ascii_uppercase, M):
    print(label, row_of(row))
print(Settings["border"] * Settings["width"])
Shape = namedtuple("Shape", "rows columns")
shape = Shape(*M.shape)
print(shape, shape.rows * shape.columns, shape._asdict())
text = string.Template("A $rows by $columns matrix whose largest entry is $top and whose mean is $mean.")
report = text.substitute(shape._asdict(), top=M.max(), mean=f"{M.mean():.3f}")
print(textwrap.fill(report, Settings["width"], subsequent_indent="  "))
colours = cycle(["red", "blue"])
painted = {value: next(colours) for value in chain.from_iterable(M.tolist())}
print(painted)
print(list(zip_longest("ab", range(3), fillvalue=None)), reduce(np.dot, [M, M.T, np.ones(2)]))
child = Settings.new_child({"precision": 5})
print(child["precision"], child["width"], len(child), sorted(child))
