"""Does Trainer find the parameters, by the right steps, and say why where it cannot?"""

import io
import sys

import numpy as np
import pytest

from neurogebra.core.expression import Expression
from neurogebra.core.trainer import Adam, Epoch, Momentum, Sgd, Trainer
from neurogebra.errors import DivergenceWarning

X = np.linspace(-2, 2, 41)


def line(m: float = 0.0, b: float = 0.0) -> Expression:
    return Expression("line", "m*x + b", params={"m": m, "b": b}, trainable_params=["m", "b"])


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
@pytest.mark.parametrize("batch_size", [None, 8, 1000])
def test_a_line_is_found(optimizer: str, batch_size: int | None) -> None:
    fitted = line()
    trainer = Trainer(fitted, optimizer=optimizer, learning_rate=0.05)
    history = trainer.fit(X, 3 * X - 1, epochs=400, batch_size=batch_size)
    assert fitted.params == pytest.approx({"m": 3.0, "b": -1.0}, abs=1e-3)
    assert (len(history["loss"]), history["stopped"], history["loss"][-1] < 1e-4) == (
        400,
        None,
        True,
    )


def test_one_step_is_the_one_by_hand() -> None:
    fitted = line(1.0, 0.5)
    history = Trainer(fitted, learning_rate=0.1).fit([1.0, 2.0], [0.0, 1.0], epochs=1)
    # Errors are 1.5 and 1.5: the slopes of the mean of their squares are 4.5 by m and 3 by b.
    assert history["loss"] == [2.25]
    assert fitted.params == pytest.approx({"m": 0.55, "b": 0.2}, rel=1e-12)
    assert history["params"] == {name: [value] for name, value in fitted.params.items()}


def test_only_trainable_parameters_change() -> None:
    wave = Expression("wave", "a*sin(w*x)", params={"a": 1.0, "w": 2.0}, trainable_params=["a"])
    Trainer(wave, learning_rate=0.5).fit(X, 3 * np.sin(2 * X), epochs=200)
    assert wave.params == pytest.approx({"a": 3.0, "w": 2.0}, abs=1e-6)
    assert wave.params["w"] == 2.0


@pytest.mark.parametrize(
    "inputs",
    [
        {"u": [1, 2, 3, 0], "v": [0, 1, 0, 2], "unused": [9, 9, 9, 9]},
        [[1, 0], [2, 1], [3, 0], [0, 2]],
    ],
)
def test_several_variables(inputs) -> None:
    plane = Expression("plane", "a*u + c*v", params={"a": 0, "c": 0}, trainable_params=["a", "c"])
    Trainer(plane, learning_rate=0.1).fit(inputs, [2, 3, 6, -2], epochs=500)
    assert plane.params == pytest.approx({"a": 2.0, "c": -1.0}, abs=1e-6)


def test_other_losses_by_name_and_by_formula() -> None:
    targets = 3 * X - 1
    targets[5] = 1000.0
    by_name, by_formula = line(), line()
    Trainer(by_name, loss="huber", optimizer="adam", learning_rate=0.1).fit(X, targets, epochs=500)
    loss = Expression("l1", "Abs(guess - y_true)")
    Trainer(by_formula, loss=loss, optimizer="adam", learning_rate=0.02).fit(X, targets, epochs=800)
    for fitted in (by_name, by_formula):
        assert fitted.params == pytest.approx({"m": 3.0, "b": -1.0}, abs=0.1)


def test_a_classifier_by_cross_entropy_stays_finite() -> None:
    model = Expression(
        "p", "1/(1 + exp(-(w*x + b)))", params={"w": 1.0, "b": 0.0}, trainable_params=["w", "b"]
    )
    history = Trainer(model, loss="binary_crossentropy", learning_rate=1.0).fit(
        100 * X[X != 0], X[X != 0] > 0, epochs=50
    )
    assert history["stopped"] is None
    assert history["loss"][-1] < 1e-5


def test_names_shared_by_loss_and_model_stay_apart() -> None:
    model = Expression(
        "m",
        "delta*x + y_true",
        params={"delta": 0.0, "y_true": 0.0},
        trainable_params=["delta", "y_true"],
    )
    Trainer(model, loss="huber", learning_rate=0.1).fit(X, 2 * X + 1, epochs=400)
    assert model.params == pytest.approx({"delta": 2.0, "y_true": 1.0}, abs=1e-4)


def test_batches_are_the_same_each_time() -> None:
    runs = []
    for seed in (0, 0, 1):
        fitted = line()
        Trainer(fitted).fit(X, X**2, epochs=3, batch_size=4, seed=seed)
        runs.append(dict(fitted.params))
    assert (runs[0] == runs[1], runs[0] == runs[2]) == (True, False)


def test_every_sample_counts_once_an_epoch() -> None:
    seen: list[float] = []
    constant = Expression("c", "c + 0*x", params={"c": 0.0}, trainable_params=["c"])
    trainer = Trainer(constant, learning_rate=1e-9)
    trainer.fit(
        np.zeros(7),
        np.arange(7.0),
        epochs=2,
        batch_size=3,
        callbacks=[lambda e: seen.append(e.loss)],
    )
    assert seen == pytest.approx([13.0, 13.0], rel=1e-6)


def test_callbacks_see_every_epoch_and_can_end_training() -> None:
    seen: list[Epoch] = []

    def until_good(epoch: Epoch) -> bool:
        return epoch.loss < 0.5

    fitted = line()
    history = Trainer(fitted, learning_rate=0.1).fit(
        X, 3 * X, epochs=100, callbacks=[until_good, seen.append]
    )
    assert [epoch.number for epoch in seen] == list(range(1, len(seen) + 1))
    assert history["stopped"] == f"a callback ended training after epoch {len(seen)}"
    assert (seen[-1].loss < 0.5 <= seen[-2].loss, seen[-1].params) == (True, fitted.params)


def test_a_diverging_loss_ends_training_with_the_last_sound_parameters() -> None:
    fitted = line(m=1.0)
    trainer = Trainer(fitted, learning_rate=1e100)
    with pytest.warns(DivergenceWarning, match="try a learning rate below 1e") as caught:
        history = trainer.fit(X, 3 * X, epochs=50)
    assert history["stopped"] == str(caught[0].message)
    assert len(history["loss"]) < 5
    assert np.isfinite([*fitted.params.values(), *history["loss"]]).all()


def test_a_start_without_a_loss_is_left_alone() -> None:
    root = Expression("root", "sqrt(a*x)", params={"a": 1.0}, trainable_params=["a"])
    with pytest.warns(DivergenceWarning, match="no value on some of the data: start elsewhere"):
        history = Trainer(root).fit([1.0, -1.0], [1.0, 1.0])
    assert (root.params, history["loss"]) == ({"a": 1.0}, [])


def test_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    Trainer(line()).fit(X, X, epochs=40, progress=True)
    written = sys.stderr.getvalue()
    assert written.endswith("\n")
    assert written.rsplit("\r", 1)[1].startswith("epoch 40/40 ████████████████████████ loss ")
    sys.stderr.seek(0)
    sys.stderr.truncate()
    Trainer(line()).fit(X, X, epochs=3)
    assert sys.stderr.getvalue() == ""


def test_the_bar_of_a_notebook_is_output_like_any_other(monkeypatch: pytest.MonkeyPatch) -> None:
    of_kernel = type("OutStream", (io.StringIO,), {"__module__": "ipykernel.iostream"})
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setattr(sys, "stdout", of_kernel())
    Trainer(line()).fit(X, X, epochs=3)
    assert sys.stdout.getvalue().rsplit("\r", 1)[1].startswith("epoch 3/3 ████")
    assert sys.stderr.getvalue() == ""


@pytest.mark.parametrize(
    ("optimizer", "steps"),
    [
        (Sgd(0.1), [-0.2, -0.1]),
        (Momentum(0.1, momentum=0.5), [-0.2, -0.2]),
        (Adam(0.1), [-0.1, -0.1 * (0.28 / 0.19) / ((0.004996 / 0.001999) ** 0.5)]),
    ],
)
def test_steps_of_the_optimizers(optimizer, steps: list[float]) -> None:
    assert [optimizer.step("w", 2.0), optimizer.step("w", 1.0)] == pytest.approx(steps, rel=1e-6)
    assert optimizer.step("other", 2.0) == pytest.approx(steps[0], rel=1e-6)


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        (lambda: Trainer(Expression("f", "a*x", params={"a": 1})), ValueError,
         "f has nothing to train: give it trainable_params=['a']"),
        (lambda: Trainer(line(), optimizer="adma"), ValueError,
         "no optimizer 'adma' (did you mean 'adam'?); there are sgd, momentum, adam"),
        (lambda: Trainer(line(m=float("nan"))), ValueError, "m starts at nan, which is no finite number"),
        (lambda: Trainer(line(), loss="msee"), KeyError, "mse"),
        (lambda: Trainer(line(), loss=Expression("l", "y_pred**2")), ValueError,
         "l has the variables y_pred; a loss to train by has y_true and one for the prediction"),
        (lambda: Trainer(line()).fit({"t": X}, X), TypeError, "there is no data for x"),
        (lambda: Trainer(line()).fit(X, X[1:]), ValueError,
         "x of shape (41,) beside targets of shape (40,): all take one number a sample"),
        (lambda: Trainer(line()).fit(np.ones((3, 2)), X[:3]), ValueError,
         "inputs of shape (3, 2) do not give one column to each of x"),
        (lambda: Trainer(line()).fit([], []), ValueError, "training takes samples and epochs, not 0 and 100"),
    ],
)  # fmt: skip
def test_errors(wrong, error, message: str) -> None:
    with pytest.raises(error) as caught:
        wrong()
    assert message in str(caught.value)


def test_a_loss_that_grows_without_end_stops_training_at_the_best_parameters() -> None:
    rising = line(m=1.5)
    with pytest.warns(DivergenceWarning, match="try a learning rate below 5"):
        history = Trainer(rising, learning_rate=5.0).fit([1.0, 2.0, 3.0], [2.0, 4.0, 6.0])
    assert len(history["loss"]) < 10
    assert (rising.params["m"], history["loss"][0]) == (1.5, min(history["loss"]))
