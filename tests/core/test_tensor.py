"""Does Tensor compute what numpy computes, and are its gradients those of central differences?"""

import copy
import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from neurogebra import errors
from neurogebra.core.tensor import Tensor
from neurogebra.ops import OPS

RNG = np.random.default_rng(7)


def differences(function, inputs: list[np.ndarray], place: int, step: float = 1e-5) -> np.ndarray:
    """Central differences of fourth order by each element of one input."""
    out = np.zeros_like(inputs[place])
    for index in np.ndindex(out.shape):

        def at(offset: float, index=index) -> float:
            moved = [array.copy() for array in inputs]
            moved[place][index] += offset
            return function(*map(Tensor, moved)).item()

        near, far = at(step) - at(-step), at(2 * step) - at(-2 * step)
        out[index] = (8 * near - far) / (12 * step)
    return out


def assert_gradients(function, *inputs: np.ndarray) -> None:
    """Of a function of Tensors, weighted so that every element of its result counts differently."""

    def weighted(*tensors: Tensor) -> Tensor:
        result = function(*tensors)
        return (result * np.cos(np.arange(result.size)).reshape(result.shape)).sum()

    tensors = [Tensor(array) for array in inputs]
    weighted(*tensors).backward()
    for place, tensor in enumerate(tensors):
        wanted = differences(weighted, list(inputs), place)
        np.testing.assert_allclose(tensor.grad, wanted, rtol=1e-7, atol=1e-8)


A, B = RNG.normal(size=(3, 4)), RNG.normal(size=(3, 4)) + 3.0


@pytest.mark.parametrize(
    "function",
    [
        lambda a: a.sum(), lambda a: a.sum(axis=0), lambda a: a.sum(axis=(0, 1), keepdims=True),
        lambda a: a.mean(), lambda a: a.mean(axis=-1), lambda a: a.max(), lambda a: a.max(axis=1),
        lambda a: a.min(axis=0, keepdims=True), lambda a: a.reshape(2, 6), lambda a: a.reshape((4, -1)),
        lambda a: a.T, lambda a: a.reshape(2, 3, 2).transpose(2, 0, 1), lambda a: a[1], lambda a: a[:, ::2],
        lambda a: a[[0, 2, 0]], lambda a: a[np.array([0, 1]), np.array([3, 3])], lambda a: a[a > 0.1],
        lambda a: a[..., None], lambda a: a.softmax(), lambda a: a.softmax(axis=0), lambda a: a.log_softmax(),
        lambda a: a.cross_entropy([0, 3, 1]), lambda a: a.cross_entropy(np.full((3, 4), 0.25)),
        lambda a: a * a + a, lambda a: 2 - a, lambda a: 1 / (a + 9), lambda a: (a + 9) ** 0.5,
        lambda a: a**2, lambda a: 2.0**a, lambda a: -a, lambda a: a.maximum(0.1), lambda a: a.minimum(-a),
        lambda a: a + np.ones((5, 1, 1)), lambda a: np.ones((5, 4)) @ a.T, lambda a: np.exp(a) * np.sin(a),
        lambda a: sum(a), lambda a: abs(a),
    ],
)  # fmt: skip
def test_gradients_of_one_tensor(function) -> None:
    assert_gradients(function, A)


@pytest.mark.parametrize(
    "function",
    [lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b, lambda a, b: abs(a) ** b,
     lambda a, b: a.maximum(b), lambda a, b: np.arctan2(a, b)],
)  # fmt: skip
@pytest.mark.parametrize("shape", [(3, 4), (4,), (1, 4), (3, 1), (1, 1), (), (2, 3, 4), (2, 1, 1)])
def test_gradients_are_summed_over_what_was_broadcast(function, shape: tuple[int, ...]) -> None:
    other = RNG.uniform(1, 3, size=shape)
    assert_gradients(function, A, other)
    assert_gradients(lambda b, a: function(a, b), other, A)


@pytest.mark.parametrize(
    ("left", "right"),
    [((3, 4), (4, 2)), ((4,), (4,)), ((3, 4), (4,)), ((4,), (4, 2)), ((5, 3, 4), (4, 2)), ((3, 4), (5, 4, 2)),
     ((5, 1, 3, 4), (6, 4, 2)), ((5, 3, 4), (4,)), ((4,), (5, 4, 2))],
)  # fmt: skip
def test_gradients_of_matrix_products(left: tuple[int, ...], right: tuple[int, ...]) -> None:
    u, v = RNG.normal(size=left), RNG.normal(size=right)
    assert_gradients(lambda a, b: a @ b, u, v)
    assert np.array_equal((Tensor(u) @ Tensor(v)).data, u @ v)
    assert np.array_equal((u @ Tensor(v)).data, u @ v)


POINTS = {"acosh": 1.5, "gamma": 2.5}
UNARY = [op.name for op in OPS.values() if op.arity == 1 and op.partials and op.name != "neg"]


@pytest.mark.parametrize("name", UNARY)
def test_every_function_agrees_with_the_table(name: str) -> None:
    low = POINTS.get(name, 0.1)
    points = np.linspace(low, low + 0.8, 7)
    if name in {
        "relu",
        "leaky_relu",
        "abs",
        "sign",
        "tanh",
        "sigmoid",
        "gelu",
        "silu",
        "softplus",
        "cbrt",
    }:
        points = np.concatenate([points, -points])
    x = Tensor(points)
    y = getattr(x, name)()
    y.sum().backward()
    row = OPS[name]
    values = [row.forward(u) for u in points.tolist()]
    np.testing.assert_allclose(y.data, values, rtol=1e-13)
    slopes = [row.partials[0](v, u) for u, v in zip(points.tolist(), values, strict=True)]
    np.testing.assert_allclose(x.grad, slopes, rtol=1e-12, atol=1e-15)


@given(
    arrays.mutually_broadcastable_shapes(num_shapes=2, max_dims=3, max_side=3),
    st.sampled_from([lambda a, b: a * b, lambda a, b: a - b, lambda a, b: a / (b * b + 1)]),
    st.integers(0, 2**32 - 1),
)
@settings(max_examples=60, deadline=None)
def test_any_shapes_that_broadcast(shapes, function, seed: int) -> None:
    draw = np.random.default_rng(seed)
    assert_gradients(function, *(draw.normal(size=shape) for shape in shapes.input_shapes))


def test_softmax_of_the_page() -> None:
    probabilities = Tensor([2.0, 1.0, 0.1]).softmax()
    assert probabilities.data.round(3).tolist() == [0.659, 0.242, 0.099]
    assert probabilities.data.sum() == pytest.approx(1.0, rel=1e-15)


def test_large_scores_do_not_overflow() -> None:
    scores = Tensor([[1000.0, 0.0], [-1000.0, 0.0]])
    loss = scores.cross_entropy([0, 0])
    loss.backward()
    assert (loss.item(), scores.softmax().data.tolist()) == (500.0, [[1.0, 0.0], [0.0, 1.0]])
    assert scores.grad.tolist() == [[0.0, 0.0], [-0.5, 0.5]]
    assert Tensor([-1000.0, 1000.0]).sigmoid().data.tolist() == [0.0, 1.0]


def test_ties_share_the_gradient_of_a_maximum() -> None:
    x = Tensor([1.0, 3.0, 3.0])
    x.max().backward()
    assert x.grad.tolist() == [0.0, 0.5, 0.5]


# The rules are those of Value.


def test_gradients_add_up_and_are_cleared() -> None:
    x = Tensor([3.0])
    y = x**2
    y.backward()
    y.backward()
    assert x.grad.tolist() == [12.0]
    y.zero_grad()
    assert (x.grad.tolist(), y.grad.tolist()) == ([0.0], [0.0])


def test_old_inner_gradients_are_sent_on_by_a_second_backward() -> None:
    x = Tensor(2.0)
    z = (x**2 + 3) * 2
    z.backward()
    z.backward()
    assert x.grad == 32.0


def test_gradients_never_share_memory_with_each_other() -> None:
    a, b = Tensor([1.0, 2.0]), Tensor([1.0, 2.0])
    (a + b).sum().backward()
    a.grad *= 0
    assert b.grad.tolist() == [1.0, 1.0]


def test_data_is_copied_on_the_way_in() -> None:
    mine = np.array([1.0, 2.0])
    x = Tensor(mine)
    x.data -= 1
    assert mine.tolist() == [1.0, 2.0]


def test_plain_arrays_take_part_without_gradients() -> None:
    x = Tensor([1.0, 2.0])
    y = (np.array([3.0, 4.0]) * x).sum()
    assert [t._op for t in (y, y._prev[0], *y._prev[0]._prev)] == ["sum", "mul", ""]


@pytest.mark.parametrize(
    ("data", "dtype"),
    [([1, 2], "float64"), (np.float32([1]), "float32"), (True, "float64"), (2, "float64")],
)
def test_elements_are_floats(data, dtype: str) -> None:
    x = Tensor(data)
    (x * 2).sum().backward()
    assert (str(x.dtype), str(x.grad.dtype)) == (dtype, dtype)


def test_as_text_and_as_a_number() -> None:
    x = Tensor([[1.0, 2.5]])
    assert (repr(x), f"{x.sum():.2f}", float(x[0, 1])) == (
        "Tensor(data=[[1. , 2.5]], shape=(1, 2))",
        "3.50",
        2.5,
    )


def test_comparisons_give_plain_arrays_and_equality_is_identity() -> None:
    x, twin = Tensor([1.0, 2.0]), Tensor([1.0, 2.0])
    assert (x > 1).tolist() == (np.array([1.0, 1.0]) < x).tolist() == [False, True]
    assert (x == twin, x in [twin], x in {x}) == (False, False, True)


@pytest.mark.parametrize(
    "clone", [copy.copy, copy.deepcopy, lambda t: pickle.loads(pickle.dumps(t))]
)
def test_a_clone_is_a_leaf_with_the_same_numbers(clone) -> None:
    x = Tensor([1.0, 2.0], label="x")
    y = x * 3
    y.sum().backward()
    twin = clone(y)
    assert (twin.data.tolist(), twin.grad.tolist(), twin._op, clone(x).label) == (
        [3.0, 6.0],
        [1.0, 1.0],
        "",
        "x",
    )
    twin.data += 1
    assert y.data.tolist() == [3.0, 6.0]


def test_a_long_chain() -> None:
    x = y = Tensor([1.0, 2.0])
    for _ in range(50_000):
        y = y + x
    y.sum().backward()
    assert x.grad.tolist() == [50_001.0, 50_001.0]
    del y


def test_plain_numpy_sees_plain_numbers() -> None:
    x = Tensor([1.0, 2.0])
    seen = np.asarray(x)
    seen += 1
    assert (type(seen), x.data.tolist()) == (np.ndarray, [1.0, 2.0])


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        (lambda: Tensor("a"), TypeError, "a Tensor holds real numbers, not str of <U1 elements"),
        (lambda: Tensor([1j]), TypeError, "a Tensor holds real numbers, not list of complex128 elements"),
        (lambda: Tensor([[1], [2, 3]]), TypeError, "a Tensor's rows have one length each axis; these differ"),
        (lambda: Tensor(Tensor([1.0])), TypeError, "this is a Tensor already; use it as it is, or its data"),
        (lambda: Tensor([1.0, 2.0]).backward(), ValueError,
         "backward() starts at one number, this has shape (2,): take its sum() or mean() first"),
        (lambda: Tensor([1.0, 2.0]) + Tensor([1.0, 2.0, 3.0]), ValueError,
         "add does not fit an array of shape (2,) and (3,): operands could not be broadcast together "
         "with shapes (2,) (3,) "),
        (lambda: Tensor([[1.0]]).cross_entropy([1]), ValueError, "targets of 1 classes are whole numbers from 0 to 0"),
        (lambda: Tensor([1.0]).cross_entropy([1]), ValueError,
         "cross_entropy takes scores (n, classes) and targets (n,) or (n, classes), not (1,) and (1,)"),
        (lambda: Tensor([1.0]) + "a", TypeError, "unsupported operand type(s) for +: 'Tensor' and 'str'"),
        (lambda: np.hypot(Tensor([1.0]), 2.0), TypeError, None),
    ],
)  # fmt: skip
def test_errors(wrong, error, message: str | None) -> None:
    with pytest.raises(error) as caught:
        wrong()
    assert message is None or str(caught.value) == message
    assert message is None or isinstance(caught.value, (errors.NeurogebraError, TypeError))


@pytest.mark.parametrize(
    ("by_numpy", "by_method"),
    [
        (np.sum, lambda t: t.sum()), (lambda t: np.mean(t, axis=0).sum(), lambda t: t.mean(0).sum()),
        (lambda t: np.max(t, axis=1, keepdims=True).sum(), lambda t: t.max(1).sum()),
        (lambda t: np.dot(t, [1.0, -2.0]).sum(), lambda t: (t @ [1.0, -2.0]).sum()),
        (lambda t: np.dot(2.0, t).sum(), lambda t: (t * 2.0).sum()),
        (lambda t: np.maximum(0.0, t).sum(), lambda t: t.maximum(0.0).sum()),
        (lambda t: np.clip(t, -1.0, 2.0).sum(), lambda t: t.maximum(-1.0).minimum(2.0).sum()),
        (lambda t: (np.reshape(t, 4) * [1, 2, 3, 4]).sum(), lambda t: (t.reshape([4]) * [1, 2, 3, 4]).sum()),
        (lambda t: np.transpose(t)[0].sum(), lambda t: t.transpose((1, 0))[0].sum()),
        (lambda t: np.square(t).sum(), lambda t: (t * t).sum()),
    ],
)  # fmt: skip
def test_functions_of_numpy_keep_the_gradient(by_numpy, by_method) -> None:
    first, second = Tensor([[-3.0, 1.0], [0.5, 4.0]]), Tensor([[-3.0, 1.0], [0.5, 4.0]])
    one, other = by_numpy(first), by_method(second)
    one.backward()
    other.backward()
    assert (one.item(), first.grad.tolist()) == (other.item(), second.grad.tolist())


def _add_in_place() -> None:
    plain = np.ones(2)
    plain += Tensor([1.0, 2.0])


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        (lambda: np.linalg.norm(Tensor([1.0])), "np.linalg.norm does not keep the gradient of a Tensor: "),
        (lambda: np.concatenate([Tensor([1.0]), [2.0]]), "np.concatenate does not keep the gradient"),
        (lambda: np.logaddexp(Tensor([1.0]), 2.0), "np.logaddexp does not keep the gradient"),
        (lambda: np.add.reduce(Tensor([1.0])), "np.add.reduce does not keep the gradient"),
        (lambda: np.sum(Tensor([1.0]), dtype=float), "np.sum of a Tensor takes axis and keepdims"),
        (_add_in_place, "np.add would write a Tensor into a plain array, without its gradient: "),
    ],
)  # fmt: skip
def test_a_function_that_would_lose_the_gradient_says_so(lost, said: str) -> None:
    with pytest.raises(errors.GradientLostError) as caught:
        lost()
    assert str(caught.value).startswith(said)


def test_what_has_no_gradient_is_told_of_the_numbers() -> None:
    t = Tensor([3.0, 1.0])
    assert (np.argmax(t), np.shape(t), np.allclose(t, [3.0, 1.0])) == (0, (2,), True)
    assert np.isfinite(t).tolist() == [True, True]


def test_outside_the_domain_numpy_rules() -> None:
    with np.errstate(all="ignore"):
        assert np.isnan(Tensor([-1.0]).log().data).all()
    assert np.isnan(Tensor([2.0]).asin().data).all()


def test_a_network_learns_xor() -> None:
    draw = np.random.default_rng(3)
    x, y = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])
    w1, b1 = Tensor(draw.normal(size=(2, 8))), Tensor(np.zeros(8))
    w2, b2 = Tensor(draw.normal(size=(8, 2))), Tensor(np.zeros(2))
    for _ in range(300):
        scores = (x @ w1 + b1).tanh() @ w2 + b2
        loss = scores.cross_entropy(y)
        loss.zero_grad()
        loss.backward()
        for parameter in (w1, b1, w2, b2):
            parameter.data -= 0.5 * parameter.grad
    assert loss.item() < 0.02
    assert scores.data.argmax(axis=1).tolist() == y.tolist()
