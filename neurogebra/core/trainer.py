"""Fits the trainable parameters of an expression to data, by exact symbolic gradients."""

from __future__ import annotations

import math
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from numbers import Integral, Real
from typing import Any, Final, Protocol, TypeAlias

from neurogebra.core.expression import Expression
from neurogebra.errors import (
    DivergenceWarning,
    MissingPackageError,
    MissingVariableError,
    NumberExpectedError,
    ShapeError,
    TrainingError,
)
from neurogebra.formula.tree import Node, Sym, replace
from neurogebra.spelling import closest

try:
    import numpy as np
except ImportError as error:
    raise MissingPackageError("Trainer computes with numpy, which is not installed here") from error

Array: TypeAlias = Any

#: A loss this many times the first one will not come back.
GROWTH: Final = 1e6


class Optimizer(Protocol):
    """What turns a gradient into a step; one parameter's memory is kept under its name."""

    learning_rate: float

    def step(self, name: str, gradient: float) -> float:
        """What to add to the parameter of that name."""
        ...


@dataclass
class Sgd:
    """Plain gradient descent: against the gradient, by the learning rate.

    Examples
    --------
    >>> Sgd(learning_rate=0.1).step("w", 2.0)
    -0.2
    """

    learning_rate: float = 0.01

    def step(self, name: str, gradient: float) -> float:
        """What to add to the parameter of that name.

        Examples
        --------
        >>> Sgd(learning_rate=0.5).step("w", 4.0)
        -2.0
        """
        return -self.learning_rate * gradient


@dataclass
class Momentum:
    """Gradient descent that keeps `momentum` of its last step.

    Examples
    --------
    >>> rolling = Momentum(learning_rate=0.1, momentum=0.5)
    >>> [rolling.step("w", 2.0), rolling.step("w", 2.0)]
    [-0.2, -0.30000000000000004]
    """

    learning_rate: float = 0.01
    momentum: float = 0.9
    _steps: dict[str, float] = field(default_factory=dict, repr=False)

    def step(self, name: str, gradient: float) -> float:
        """What to add to the parameter of that name.

        Examples
        --------
        >>> Momentum(learning_rate=0.5).step("w", 4.0)
        -2.0
        """
        step = self.momentum * self._steps.get(name, 0.0) - self.learning_rate * gradient
        self._steps[name] = step
        return step


@dataclass
class Adam:
    """Steps scaled by running means of the gradient and of its square, corrected at the start.

    Examples
    --------
    >>> round(Adam(learning_rate=0.1).step("w", 2.0), 6)
    -0.1
    """

    learning_rate: float = 0.01
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    _means: dict[str, tuple[int, float, float]] = field(default_factory=dict, repr=False)

    def step(self, name: str, gradient: float) -> float:
        """What to add to the parameter of that name.

        Examples
        --------
        >>> round(Adam(learning_rate=0.5).step("w", 4.0), 6)
        -0.5
        """
        n, mean, square = self._means.get(name, (0, 0.0, 0.0))
        n += 1
        mean = self.beta1 * mean + (1 - self.beta1) * gradient
        square = self.beta2 * square + (1 - self.beta2) * gradient * gradient
        self._means[name] = (n, mean, square)
        scale = math.sqrt(square / (1 - self.beta2**n)) + self.epsilon
        return -self.learning_rate * (mean / (1 - self.beta1**n)) / scale


OPTIMIZERS: Final[dict[str, Callable[[float], Optimizer]]] = {
    "sgd": Sgd,
    "momentum": Momentum,
    "adam": Adam,
}


@dataclass(frozen=True, slots=True)
class Epoch:
    """What a callback is given after each pass over the data.

    Attributes
    ----------
    number : from 1
    loss : the mean over the samples, each measured before the step that its batch led to
    params : the trainable parameters after the pass
    """

    number: int
    loss: float
    params: dict[str, float]


class Trainer:
    """Changes the trainable parameters of an expression until it fits the data.

    The loss is put around the formula and differentiated by each trainable parameter once, as a
    formula; every step evaluates those exact derivatives on the data.

    Parameters
    ----------
    expression : its `params` are changed in place
    loss : the name of a loss of the catalogue, or an Expression of `y_true` and one more variable,
        which the formula takes the place of
    optimizer : "sgd", "momentum", "adam", or one of `Sgd`, `Momentum`, `Adam` with its settings
    learning_rate : for an optimizer given by its name

    Attributes
    ----------
    history : `loss`, the loss of each epoch; `params`, the values of each trainable parameter after
        each epoch; `stopped`, why training ended early, or None

    Raises
    ------
    TrainingError
        When nothing is trainable, a start value is no number, the loss has other variables or
        there is no such optimizer; a ValueError.
    UnknownExpressionError
        When the catalogue has no loss of that name; a KeyError.

    Examples
    --------
    >>> start = {"m": 0.0, "b": 0.0}
    >>> line = Expression("line", "m*x + b", params=start, trainable_params=["m", "b"])
    >>> trainer = Trainer(line, learning_rate=0.1)
    >>> history = trainer.fit([0, 1, 2, 3], [1, 3, 5, 7], epochs=300)
    >>> round(line.params["m"], 3), round(line.params["b"], 3)
    (2.0, 1.0)
    >>> history["loss"][0]
    21.0
    """

    def __init__(
        self,
        expression: Expression,
        loss: str | Expression = "mse",
        optimizer: str | Optimizer = "sgd",
        learning_rate: float = 0.01,
    ) -> None:
        self.expression = expression
        self._names = _trainable(expression)
        self.optimizer = _optimizer(optimizer, learning_rate)
        self.history: dict[str, Any] = {"loss": [], "params": {}, "stopped": None}
        around, self._target = _put_around(_loss(loss), expression)
        self._loss = Expression("loss", around, params=expression.params)
        self._gradients = {name: self._loss.gradient(name) for name in self._names}

    def fit(
        self,
        inputs: Any,
        targets: Any,
        epochs: int = 100,
        batch_size: int | None = None,
        callbacks: Iterable[Callable[[Epoch], object]] = (),
        progress: bool | None = None,
        seed: int | None = 0,
    ) -> dict[str, Any]:
        """Train, and give the history of this call.

        Training ends early when a callback returns something true, or when the loss diverges: when
        it is no finite number, or a million times what it was at first (and what 1 would be). Then
        a `DivergenceWarning` says where, and the parameters are set back to those of the smallest
        loss.

        Parameters
        ----------
        inputs : values of the one variable, `(n,)`; of several, a mapping of each name to `(n,)`,
            or `(n, variables)` with the columns in the order of `expression.variables`
        targets : `(n,)`
        epochs : passes over the data
        batch_size : samples a step; all of them where it is None
        callbacks : called with an `Epoch` after each pass
        progress : whether to draw a bar; by default on a terminal and in a notebook
        seed : of the order of samples in batches; None for another one each time

        Raises
        ------
        MissingVariableError
            When a variable has no data; a TypeError.
        ShapeError
            When the data have different lengths; a ValueError.

        Examples
        --------
        >>> growth = Expression("growth", "exp(k*t)", params={"k": 0.0}, trainable_params=["k"])
        >>> trainer = Trainer(growth, learning_rate=0.05)
        >>> enough = lambda epoch: epoch.loss < 1e-5
        >>> history = trainer.fit([0.0, 1.0, 2.0], [1.0, 1.6487, 2.7183], callbacks=[enough])
        >>> round(growth.params["k"], 2), history["stopped"].partition(" after")[0]
        (0.5, 'a callback ended training')
        """
        arrays = _columns(inputs, targets, self.expression.variables)
        arrays[self._target] = arrays.pop("")
        n_samples = len(arrays[self._target])
        for name, number in (("epochs", epochs), ("batch_size", batch_size)):
            if number is not None and not isinstance(number, Integral):
                raise TrainingError(f"{name} is a whole number, not {number!r}")
        size = n_samples if batch_size is None else min(batch_size, n_samples)
        if size < 1 or epochs < 0:
            raise TrainingError(f"training takes samples and epochs, not {n_samples} and {epochs}")
        calls = [callbacks] if callable(callbacks) else list(callbacks)
        if not all(map(callable, calls)):
            raise TrainingError("a callback is a function that is called with an Epoch")
        draw = np.random.default_rng(seed)
        bar = _Bar(epochs, progress)
        losses: list[float] = []
        paths: dict[str, list[float]] = {name: [] for name in self._names}
        self.history = {"loss": losses, "params": paths, "stopped": None}
        best, lowest = self._values(), math.inf
        for number in range(1, epochs + 1):
            start = self._values()
            order = draw.permutation(n_samples) if size < n_samples else None
            loss = self._epoch(arrays, size, order)
            highest = GROWTH * max(1.0, losses[0]) if losses else math.inf
            if not all(map(math.isfinite, (loss, *self._values().values()))) or loss > highest:
                self._stop(number, loss, start, best)
                break
            if loss < lowest:
                best, lowest = start, loss
            losses.append(loss)
            for name, value in self._values().items():
                paths[name].append(value)
            bar.draw(number, loss)
            # Every callback is called, also after one that asks to end.
            if any([bool(call(Epoch(number, loss, self._values()))) for call in calls]):
                self.history["stopped"] = f"a callback ended training after epoch {number}"
                break
        bar.close()
        return self.history

    def _values(self) -> dict[str, float]:
        return {name: self.expression.params[name] for name in self._names}

    def _epoch(self, arrays: dict[str, Array], size: int, order: Array | None) -> float:
        """One pass over the data; the mean loss of its samples."""
        n_samples = len(arrays[self._target])
        total = 0.0
        for first in range(0, n_samples, size):
            part = slice(first, first + size) if order is None else order[first : first + size]
            batch = {name: array[part] for name, array in arrays.items()}
            n_batch = len(batch[self._target])
            given = {**self.expression.params, **batch}
            with np.errstate(all="ignore"):
                loss = _mean(self._loss.eval(**given), n_batch)
                if not math.isfinite(loss):
                    return loss
                slopes = {
                    name: _mean(gradient.eval(**given), n_batch)
                    for name, gradient in self._gradients.items()
                }
            total += loss * n_batch
            for name, slope in slopes.items():
                value = float(self.expression.params[name])
                self.expression.params[name] = value + self.optimizer.step(name, slope)
        return total / n_samples

    def _stop(
        self, number: int, loss: float, start: dict[str, float], best: dict[str, float]
    ) -> None:
        """End training that diverges, and say so."""
        now = self._values()
        stepped = number > 1 or now != start
        self.expression.params.update(best)
        message = f"training ended in epoch {number}: the loss is {loss:.6g} at {_listed(now)}; "
        if stepped:
            message += (
                f"the parameters are back at {_listed(best)}; try a learning rate below "
                f"{self.optimizer.learning_rate:g}"
            )
        else:
            message += "the loss has no value on some of the data: start elsewhere"
        self.history["stopped"] = message
        warnings.warn(message, DivergenceWarning, stacklevel=3)


def _listed(values: Mapping[str, float]) -> str:
    return ", ".join(f"{name} = {value:.6g}" for name, value in values.items())


def _optimizer(given: str | Optimizer, learning_rate: float) -> Optimizer:
    if not isinstance(given, str):
        if not hasattr(given, "step"):
            raise TrainingError(f"an optimizer is a name, or Sgd(...) or the like, not {given!r}")
        return given
    if not isinstance(learning_rate, Real) or not 0 < learning_rate < math.inf:
        raise TrainingError(f"a learning rate is a number above 0, not {learning_rate!r}")
    if given not in OPTIMIZERS:
        meant = closest(given, OPTIMIZERS)
        hint = f" (did you mean '{meant}'?)" if meant else ""
        raise TrainingError(
            f"no optimizer '{given}'{hint}; there are {', '.join(OPTIMIZERS)}",
            name=given,
            known=OPTIMIZERS,
            suggestion=meant,
        )
    return OPTIMIZERS[given](learning_rate)


def _trainable(expression: Expression) -> list[str]:
    """The names of what is trained, each of which starts as a number."""
    if not isinstance(expression, Expression):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TrainingError(
            f"a Trainer takes an Expression, such as forge.get('linear', trainable=True), "
            f"not a value of type {type(expression).__name__}"
        )
    names = list(expression.trainable_params)
    if not names:
        known = ", ".join(f"'{name}'" for name in expression.params)
        have = f"trainable_params=[{known}]" if known else "params and trainable_params"
        raise TrainingError(f"{expression.name} has nothing to train: give it {have}")
    for name in names:
        start = expression.params[name]
        try:
            finite = math.isfinite(start)
        except (TypeError, OverflowError):
            finite = False
        if not finite:
            raise TrainingError(f"{name} starts at {start!r}, which is no finite number", name=name)
    return names


def _loss(given: str | Expression) -> Expression:
    if isinstance(given, Expression):
        return given
    from neurogebra.core.forge import MathForge

    return MathForge().get(given)


def _put_around(loss: Expression, model: Expression) -> tuple[Node, str]:
    """The loss with the model in the place of the prediction, and what it calls the target."""
    variables = loss.variables
    if len(variables) != 2 or "y_true" not in variables:
        raise TrainingError(
            f"{loss.name} has the variables {', '.join(variables)}; "
            "a loss to train by has y_true and one for the prediction"
        )
    (prediction,) = (name for name in variables if name != "y_true")
    target = "y_true"
    while target in model.variables or target in model.params:
        target += "_"
    # The parameters of the loss stay as they are, so a like name in the model is another one.
    places = {name: Expression(name, value).tree for name, value in loss.params.items()}
    places |= {prediction: model.tree, "y_true": Sym(target)}
    return replace(loss.tree, places), target


def _columns(inputs: Any, targets: Any, variables: list[str]) -> dict[str, Array]:
    """Each variable's data by its name, and the targets under ""."""
    columns: dict[str, Array] = {"": _floats(targets, "targets")}
    if isinstance(inputs, Mapping):
        missing = [name for name in variables if name not in inputs]
        if missing:
            raise MissingVariableError(
                f"there is no data for {', '.join(missing)}", name=missing[0], known=variables
            )
        columns |= {name: _floats(inputs[name], name) for name in variables}
    else:
        table = _floats(inputs, "inputs")
        table = table[:, None] if table.ndim == 1 else table
        if table.ndim != 2 or table.shape[1] != len(variables):
            raise ShapeError(
                f"inputs of shape {np.shape(inputs)} do not give one column to each of "
                f"{', '.join(variables) or 'no variables'}"
            )
        columns |= {name: table[:, i] for i, name in enumerate(variables)}
    for name, column in columns.items():
        if column.size and not np.isfinite(column).all():
            at = int(np.argmin(np.isfinite(column).ravel()))
            raise TrainingError(f"{name or 'targets'}: number {at} is {column.ravel()[at]}")
        if name == "" and column.ndim != 1:
            raise ShapeError(f"targets take one number a sample, (n,), not shape {column.shape}")
        if column.shape != columns[""].shape or column.ndim != 1:
            raise ShapeError(
                f"{name or 'targets'} of shape {column.shape} beside targets of shape "
                f"{columns[''].shape}: all take one number a sample"
            )
    return columns


def _floats(given: Any, name: str) -> Array:
    try:
        return np.asarray(given, dtype=float)
    except (TypeError, ValueError) as error:
        raise NumberExpectedError(
            f"{name} must be numbers, all rows of one length: {error}"
        ) from None


def _mean(values: Any, n_samples: int) -> float:
    # A formula without variables gives one number for all samples.
    return float(np.sum(np.broadcast_to(values, (n_samples,))) / n_samples)


class _Bar:
    """A line that grows with the epochs."""

    WIDTH = 24
    PAUSE = 0.05

    def __init__(self, epochs: int, wanted: bool | None) -> None:
        self.epochs = epochs
        # A notebook has what goes to stderr on red: there a bar is output like any other.
        notebook = type(sys.stdout).__module__.startswith("ipykernel")
        self.stream = sys.stdout if notebook else sys.stderr
        seen = notebook or (self.stream is not None and self.stream.isatty())
        self.shown = self.stream is not None and (seen if wanted is None else wanted)
        self.last = -math.inf
        self.drawn = False

    def draw(self, number: int, loss: float) -> None:
        now = time.monotonic()
        if not self.shown or (number < self.epochs and now - self.last < self.PAUSE):
            return
        self.last = now
        self.drawn = True
        done = self.WIDTH * number // self.epochs
        bar = "█" * done + "░" * (self.WIDTH - done)
        self.stream.write(
            f"\repoch {number:>{len(str(self.epochs))}}/{self.epochs} {bar} loss {loss:<12.6g}"
        )
        self.stream.flush()

    def close(self) -> None:
        if self.drawn:
            self.stream.write("\n")
            self.stream.flush()
