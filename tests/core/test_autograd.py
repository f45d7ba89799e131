"""Does Value compute and differentiate as scalar engines do, and say what is wrong where it cannot?"""

import math
import pickle
from fractions import Fraction

import numpy as np
import pytest

from neurogebra import errors
from neurogebra.core.autograd import Value
from neurogebra.ops import OPS


def test_the_chain_of_the_page() -> None:
    x = Value(2.0)
    z = (x**2 + 3) * 2
    z.backward()
    assert (f"dz/dx = {x.grad}", z.data) == ("dz/dx = 8.0", 14.0)


def test_gradients_add_up_over_paths() -> None:
    a, b = Value(2.0), Value(3.0)
    c, d = a + b, a * b
    (c + d).backward()
    assert (a.grad, b.grad, c.grad, d.grad) == (4.0, 3.0, 1.0, 1.0)


def test_one_operand_twice() -> None:
    a = Value(3.0)
    (a * a + a).backward()
    assert a.grad == 7.0


def test_a_diamond_waits_for_both_sides() -> None:
    x = Value(2.0)
    middle = x * 3
    (middle.tanh() * middle + middle).backward()
    t = math.tanh(6.0)
    assert middle.grad == pytest.approx(6 * (1 - t * t) + t + 1, rel=1e-15)
    assert x.grad == 3 * middle.grad


def test_a_neuron_and_its_known_gradients() -> None:
    x1, x2, w1, w2 = Value(2.0), Value(0.0), Value(-3.0), Value(1.0)
    n = x1 * w1 + x2 * w2 + 6.8813735870195432
    o = n.tanh()
    o.backward()
    grads = [v.grad for v in (x1, w1, x2, w2)]
    assert o.data == pytest.approx(0.7071067811865476, rel=1e-15)
    assert grads == pytest.approx([-1.5, 1.0, 0.5, 0.0], rel=1e-14)


# What the usual engines do when backward() runs again without zero_grad().


def test_a_second_backward_doubles_the_gradient_of_a_leaf() -> None:
    x = Value(3.0)
    y = x**2
    y.backward()
    y.backward()
    assert (x.grad, y.grad) == (12.0, 1.0)


def test_a_second_backward_sends_old_inner_gradients_on_too() -> None:
    x = Value(2.0)
    h = x**2
    y = h + 3
    z = y * 2
    z.backward()
    z.backward()
    assert (z.grad, y.grad, h.grad, x.grad) == (1.0, 4.0, 6.0, 8.0 + 24.0)


def test_zero_grad_clears_the_whole_graph() -> None:
    x = Value(2.0)
    y = (x**2 + x) * 3
    y.backward()
    first = x.grad
    y.zero_grad()
    assert [n.grad for n in (x, y, *y._prev)] == [0.0] * 4
    y.backward()
    assert x.grad == first


def test_two_results_share_a_part() -> None:
    x = Value(2.0)
    shared = x * x
    one, two = shared + 1, shared * 3
    one.backward()
    assert (x.grad, two.grad) == (4.0, 0.0)
    two.backward()
    # The shared node still held 1.0, so 1 + 3 went down the second time.
    assert (shared.grad, x.grad) == (4.0, 4.0 + 16.0)


def test_uses_outside_the_graph_do_not_hold_gradients_back() -> None:
    x = Value(2.0)
    square = x * x
    deeper = square.tanh()
    outside = [square + 1, square * 2, deeper * 5, x + 1]
    y = square * deeper + square
    y.backward()
    t = math.tanh(4.0)
    assert x.grad == pytest.approx((t + 4 * (1 - t * t) + 1) * 4, rel=1e-15)
    assert [node.grad for node in outside] == [0.0] * 4


def test_backward_from_the_middle() -> None:
    x = Value(2.0)
    middle = x * 3
    top = middle * middle
    middle.backward()
    assert (middle.grad, x.grad, top.grad) == (1.0, 3.0, 0.0)


def test_derivatives_are_taken_at_the_present_data() -> None:
    a, b = Value(2.0), Value(3.0)
    product = a * b
    b.data = 10.0
    product.backward()
    assert (product.data, a.grad) == (6.0, 10.0)


def test_gradient_descent_reaches_the_minimum() -> None:
    w = Value(5.0)
    for _ in range(50):
        loss = (w - 3) ** 2
        w.grad = 0
        loss.backward()
        w.data -= 0.1 * w.grad
    assert w.data == pytest.approx(3.0, abs=1e-4)


# As a number.


@pytest.mark.parametrize(
    ("result", "data", "grad"),
    [
        (lambda x: x + 1, 5, 1), (lambda x: 1 + x, 5, 1), (lambda x: x - 1, 3, 1), (lambda x: 1 - x, -3, -1),
        (lambda x: x * 3, 12, 3), (lambda x: 3 * x, 12, 3), (lambda x: x / 2, 2.0, 0.5),
        (lambda x: 8 / x, 2.0, -0.5), (lambda x: x**2, 16, 8), (lambda x: x**0.5, 2.0, 0.25),
        (lambda x: x**-1, 0.25, -0.0625), (lambda x: 2**x, 16, 16 * math.log(2)),
        (lambda x: x**x, 256, 256 * (1 + math.log(4))), (lambda x: -x, -4, -1), (lambda x: +x, 4, 1),
        (lambda x: abs(-x), 4, 1), (lambda x: x % 3, 1, 1), (lambda x: 7 % x, 3, -1),
        (lambda x: sum([x, x, 1]), 9, 2), (lambda x: max(x, 3), 4, 1), (lambda x: x.max(3), 4, 1),
        (lambda x: x.min(3), 3, 0), (lambda x: x.atan2(3), math.atan2(4, 3), 3 / 25),
        (lambda x: x.polygamma(0), 1.2561176684318005, 0.2838229557371153),
    ],
)  # fmt: skip
def test_arithmetic_on_both_sides(result, data, grad) -> None:
    x = Value(4)
    y = result(x)
    y.backward()
    assert (y.data, x.grad) == (pytest.approx(data, rel=1e-14), pytest.approx(grad, rel=1e-14))


def test_whole_numbers_stay_whole() -> None:
    x = Value(2)
    assert repr((x * 3 + 1) ** 2) == "Value(data=49, grad=0.0)"


OPERATORS = {"add", "sub", "mul", "div", "pow", "neg", "mod"}


@pytest.mark.parametrize(
    "op", [op for op in OPS.values() if op.arity == 1 and op.partials and op.name != "neg"]
)
def test_every_function_of_the_table_is_a_method(op) -> None:
    point = 1.5 if op.name == "acosh" else 0.5
    x = Value(point)
    y = getattr(x, op.name)()
    y.backward()
    assert (y.data, y._op) == (op.forward(point), op.name)
    assert x.grad == op.partials[0](y.data, point)


def test_every_pair_of_the_table_is_a_method_or_an_operator() -> None:
    pairs = {op.name for op in OPS.values() if op.arity == 2 and op.partials}
    assert {name for name in pairs if not hasattr(Value, name)} == OPERATORS - {"neg"}


def test_comparisons_look_at_the_numbers() -> None:
    a, b = Value(1.0), Value(2.0)
    assert (a < b, a <= 1, a > b, a >= 1) == (True, True, False, True)
    assert (sorted([b, a]), max(0, b), min(0, a)) == ([a, b], b, 0)


def test_equality_and_truth_are_those_of_an_object() -> None:
    a, twin = Value(0.0), Value(0.0)
    assert (a == twin, a == 0.0, a in [twin], a in {a}, {a: 1}[a], bool(a)) == (
        False,
        False,
        False,
        True,
        1,
        True,
    )


def test_as_a_number_and_as_text() -> None:
    v = Value(4.0)
    assert (float(v), int(Value(2.7)), repr(v)) == (4.0, 2, "Value(data=4.0, grad=0.0)")
    assert (f"{v}", f"{v:.2f}", f"{v:>6}", str(v)) == (repr(v), "4.00", "   4.0", repr(v))


def test_values_in_arrays_and_beside_numpys_scalars() -> None:
    x = Value(2.0)
    row = np.array([x, Value(3.0)])
    total = (row * row).sum() + np.float64(2) * x + x * np.float32(0.5) + np.array([1.0, 2.0]) @ row
    total.backward()
    assert (type(total), total.data, x.grad) == (Value, 26.0, 7.5)
    assert isinstance(np.array([1.0, 2.0]) * x, np.ndarray)
    assert (np.exp(x).data, x < np.float64(3), np.float64(3) < x) == (math.exp(2.0), True, False)


def test_data_is_kept_as_it_is_given() -> None:
    assert [type(Value(n).data) for n in (2, 2.0, np.float32(2), Fraction(1, 2))] == [
        int,
        float,
        np.float32,
        Fraction,
    ]


# What goes wrong says so.


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        (lambda: Value(-1).log(), ValueError, "log(-1) has no real value: log(u) needs u > 0"),
        (lambda: Value(0) ** -1, ZeroDivisionError, "0 ** (-1) divides by 0"),
        (lambda: 1 / Value(0.0), ZeroDivisionError, "1 / 0.0 divides by 0"),
        (lambda: Value(-8.0) ** 0.5, ValueError, "(-8.0) ** 0.5 has no real value: u^v needs u > 0, or an integer v"),
        (lambda: Value(1000.0).exp(), OverflowError, "exp(1000.0) is too large for a float"),
        (lambda: Value(math.inf).sin(), ValueError, "sin(inf) has no real value: sin(u) needs a finite number"),
        (lambda: Value(10**400).exp(), OverflowError, "exp(<an integer of 1329 bits>) is too large for a float"),
        (lambda: Value(0.0).sqrt().backward(), ZeroDivisionError,
         "sqrt(0.0) has no finite slope there, so no gradient can pass"),
        (lambda: Value("2"), TypeError, "a Value holds one number, not the text '2'"),
        (lambda: Value(np.ones((2, 3))), TypeError,
         "a Value holds one number, not an array of shape (2, 3); Tensor holds arrays"),
        (lambda: Value([1.0]), TypeError, "a Value holds one number, not a list; make one of each, "
         "[Value(number) for number in numbers], or use Tensor"),
        (lambda: Value(1j), TypeError, "a Value holds one real number, not complex"),
        (lambda: Value(Value(1.0)), TypeError, "this is a Value already; use it as it is, or its data"),
        (lambda: Value(1.0).max("a"), TypeError, "a Value holds one number, not the text 'a'"),
        (lambda: Value(1.0) + "a", TypeError, "unsupported operand type(s) for +: 'Value' and 'str'"),
        (lambda: Value(1.0) ** None, TypeError, "unsupported operand type(s) for ** or pow(): 'Value' and 'NoneType'"),
        (lambda: Value(1.0) < "a", TypeError, "'<' not supported between instances of 'Value' and 'str'"),
    ],
)  # fmt: skip
def test_errors_name_the_operation_and_the_operand(wrong, error, message) -> None:
    with pytest.raises(error) as caught:
        wrong()
    assert str(caught.value) == message


def test_an_error_carries_what_an_editor_shows() -> None:
    with pytest.raises(errors.UndefinedResultError) as caught:
        Value(-1).log()
    for error in (caught.value, pickle.loads(pickle.dumps(caught.value))):
        assert (error.op, error.operands, error.domain, error.code) == (
            "log",
            (-1,),
            "u > 0",
            "not-a-number",
        )


def test_the_slope_of_a_power_by_its_exponent_is_unknown_below_zero() -> None:
    base, exponent = Value(-2.0), Value(3.0)
    (base**exponent).backward()
    assert (base.grad, math.isnan(exponent.grad)) == (12.0, True)


@pytest.mark.parametrize("number", [math.inf, -math.inf, math.nan])
def test_infinity_and_nan_pass_through(number: float) -> None:
    x = Value(number)
    y = x * 2 + 1
    y.backward()
    assert (repr(y.data), x.grad) == (repr(number * 2 + 1), 2.0)
