"""Stand-ins for packages that only look at what programs give them.

Programs are run with these by CPython; the evaluator knows such packages by name and imports none.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from typing import Any

_NAMES = (
    "matplotlib matplotlib.pyplot matplotlib.cm pylab seaborn plotly plotly.express plotly.graph_objects pandas"
    " IPython IPython.display tqdm tqdm.auto tqdm.notebook rich rich.progress"
)


def stand_ins() -> dict[str, types.ModuleType]:
    """The packages, by name."""
    made = {name: _Package(name) for name in _NAMES.split()}
    for name, module in made.items():
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(made[parent], child, module)
    made["matplotlib.pyplot"].subplots = _subplots
    made["matplotlib.pyplot"].__all__ = ["bar", "plot", "show", "subplots", "title"]
    for name in ("tqdm", "tqdm.auto", "tqdm.notebook"):
        made[name].tqdm = _Bar
        made[name].trange = lambda *args, **_: _Bar(range(*args))
    made["rich.progress"].track = _track
    return dict(made)


class _Package(types.ModuleType):
    __path__: list[str] = []  # noqa: RUF012 - a package is told by it

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Thing()


class _Thing:
    """A figure, an axis, a table: everything that it is asked for is another one."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Thing()

    def __call__(self, *args: Any, **kwargs: Any) -> _Thing:
        """Look at what it is given."""
        for argument in (*args, *kwargs.values()):
            repr(argument)
        return _Thing()

    def __iter__(self) -> Iterator[_Thing]:
        return iter([_Thing()])

    def __getitem__(self, _index: Any) -> _Thing:
        return _Thing()

    def __setitem__(self, _index: Any, _value: Any) -> None:
        pass

    def __enter__(self) -> _Thing:
        return self

    def __exit__(self, *_: Any) -> None:
        pass


def _subplots(nrows: int = 1, ncols: int = 1, squeeze: bool = True, **_: Any) -> Any:
    import numpy

    axes = numpy.empty((nrows, ncols), dtype=object)
    for place in numpy.ndindex(nrows, ncols):
        axes[place] = _Thing()
    if squeeze:
        return _Thing(), axes.item() if axes.size == 1 else axes.squeeze()
    return _Thing(), axes


class _Bar(_Thing):
    def __init__(self, iterable: Iterable[Any] = (), *_: Any, **__: Any) -> None:
        self.iterable = iterable

    def __iter__(self) -> Iterator[Any]:
        return _track(self.iterable)

    @staticmethod
    def write(*texts: Any, **_: Any) -> None:
        """Write where the bar is, which is not the standard output."""


def _track(sequence: Iterable[Any], *_: Any, **__: Any) -> Iterator[Any]:
    # Unlike `yield from`, this closes no generator that is left early.
    for item in sequence:  # noqa: UP028
        yield item
