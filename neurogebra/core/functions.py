"""The functions of the operations table, as methods of everything that is differentiated."""

from __future__ import annotations

from abc import abstractmethod
from typing import TypeVar

Node = TypeVar("Node", bound="Functions")


class Functions:
    """One method a differentiable function; what applying means is the class's own affair."""

    __slots__ = ()

    @abstractmethod
    def _apply(self: Node, name: str) -> Node:
        """The function of that row, applied to this."""

    def exp(self: Node) -> Node:
        """The exponential, eᵘ.

        Examples
        --------
        >>> from neurogebra import Value
        >>> u = Value(1.0)
        >>> y = u.exp()
        >>> y.backward()
        >>> round(y.data, 6), round(u.grad, 6)
        (2.718282, 2.718282)
        """
        return self._apply("exp")

    def expm1(self: Node) -> Node:
        """eᵘ − 1, accurate near 0.

        Examples
        --------
        >>> from neurogebra import Value
        >>> f"{Value(1e-10).expm1().data:.6g}"
        '1e-10'
        """
        return self._apply("expm1")

    def log(self: Node) -> Node:
        """The natural logarithm, for u > 0.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(10.0).log().data, 6)
        2.302585
        """
        return self._apply("log")

    def log1p(self: Node) -> Node:
        """The natural logarithm of 1 + u, accurate near 0.

        Examples
        --------
        >>> from neurogebra import Value
        >>> f"{Value(1e-10).log1p().data:.6g}"
        '1e-10'
        """
        return self._apply("log1p")

    def log2(self: Node) -> Node:
        """The logarithm to base 2, for u > 0.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(8.0).log2().data, 6)
        3.0
        """
        return self._apply("log2")

    def log10(self: Node) -> Node:
        """The logarithm to base 10, for u > 0.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(1000.0).log10().data, 6)
        3.0
        """
        return self._apply("log10")

    def sqrt(self: Node) -> Node:
        """The square root, for u ≥ 0.

        Examples
        --------
        >>> from neurogebra import Value
        >>> Value(9.0).sqrt().data
        3.0
        """
        return self._apply("sqrt")

    def cbrt(self: Node) -> Node:
        """The real cube root, negative below 0.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(-8.0).cbrt().data, 6)
        -2.0
        """
        return self._apply("cbrt")

    def abs(self: Node) -> Node:
        """The absolute value; its slope at 0 is taken as 0.

        Examples
        --------
        >>> from neurogebra import Value
        >>> u = Value(-3.0)
        >>> y = u.abs()
        >>> y.backward()
        >>> y.data, u.grad
        (3.0, -1.0)
        """
        return self._apply("abs")

    def sign(self: Node) -> Node:
        """-1, 0 or 1; no gradient passes.

        Examples
        --------
        >>> from neurogebra import Value
        >>> u = Value(-3.0)
        >>> y = u.sign()
        >>> y.backward()
        >>> y.data, u.grad
        (-1.0, 0.0)
        """
        return self._apply("sign")

    def floor(self: Node) -> Node:
        """The largest integer not above u; no gradient passes.

        Examples
        --------
        >>> from neurogebra import Value
        >>> u = Value(-1.5)
        >>> y = u.floor()
        >>> y.backward()
        >>> y.data, u.grad
        (-2, 0.0)
        """
        return self._apply("floor")

    def ceil(self: Node) -> Node:
        """The smallest integer not below u; no gradient passes.

        Examples
        --------
        >>> from neurogebra import Value
        >>> Value(-1.5).ceil().data
        -1
        """
        return self._apply("ceil")

    def relu(self: Node) -> Node:
        """The number above 0, else 0; its slope at 0 is taken as 0.

        Examples
        --------
        >>> from neurogebra import Value
        >>> u = Value(-2.0)
        >>> y = u.relu()
        >>> y.backward()
        >>> y.data, u.grad
        (0.0, 0.0)
        """
        return self._apply("relu")

    def leaky_relu(self: Node) -> Node:
        """The number above 0, else a hundredth of it.

        Examples
        --------
        >>> from neurogebra import Value
        >>> u = Value(-2.0)
        >>> y = u.leaky_relu()
        >>> y.backward()
        >>> y.data, u.grad
        (-0.02, 0.01)
        """
        return self._apply("leaky_relu")

    def sigmoid(self: Node) -> Node:
        """The logistic sigmoid, 1/(1 + e⁻ᵘ).

        Examples
        --------
        >>> from neurogebra import Value
        >>> u = Value(0.0)
        >>> y = u.sigmoid()
        >>> y.backward()
        >>> round(y.data, 6), round(u.grad, 6)
        (0.5, 0.25)
        """
        return self._apply("sigmoid")

    def softplus(self: Node) -> Node:
        """log(1 + eᵘ), the smooth form of relu.

        Examples
        --------
        >>> from neurogebra import Value
        >>> u = Value(0.0)
        >>> y = u.softplus()
        >>> y.backward()
        >>> round(y.data, 6), round(u.grad, 6)
        (0.693147, 0.5)
        """
        return self._apply("softplus")

    def silu(self: Node) -> Node:
        """u·σ(u), the sigmoid linear unit.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(1.0).silu().data, 6)
        0.731059
        """
        return self._apply("silu")

    def gelu(self: Node) -> Node:
        """The Gaussian error linear unit, in its tanh form.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(1.0).gelu().data, 6)
        0.841192
        """
        return self._apply("gelu")

    def sin(self: Node) -> Node:
        """The sine, of radians.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(0.5).sin().data, 6)
        0.479426
        """
        return self._apply("sin")

    def cos(self: Node) -> Node:
        """The cosine, of radians.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(0.0).cos().data, 6)
        1.0
        """
        return self._apply("cos")

    def tan(self: Node) -> Node:
        """The tangent, of radians.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(0.5).tan().data, 6)
        0.546302
        """
        return self._apply("tan")

    def asin(self: Node) -> Node:
        """The inverse sine, in radians, for -1 ≤ u ≤ 1.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(1.0).asin().data, 6)
        1.570796
        """
        return self._apply("asin")

    def acos(self: Node) -> Node:
        """The inverse cosine, in radians, for -1 ≤ u ≤ 1.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(0.5).acos().data, 6)
        1.047198
        """
        return self._apply("acos")

    def atan(self: Node) -> Node:
        """The inverse tangent, in radians.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(1.0).atan().data, 6)
        0.785398
        """
        return self._apply("atan")

    def sinh(self: Node) -> Node:
        """The hyperbolic sine.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(1.0).sinh().data, 6)
        1.175201
        """
        return self._apply("sinh")

    def cosh(self: Node) -> Node:
        """The hyperbolic cosine.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(0.0).cosh().data, 6)
        1.0
        """
        return self._apply("cosh")

    def tanh(self: Node) -> Node:
        """The hyperbolic tangent.

        Examples
        --------
        >>> from neurogebra import Value
        >>> u = Value(0.5)
        >>> y = u.tanh()
        >>> y.backward()
        >>> round(y.data, 6), round(u.grad, 6)
        (0.462117, 0.786448)
        """
        return self._apply("tanh")

    def asinh(self: Node) -> Node:
        """The inverse hyperbolic sine.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(1.0).asinh().data, 6)
        0.881374
        """
        return self._apply("asinh")

    def acosh(self: Node) -> Node:
        """The inverse hyperbolic cosine, for u ≥ 1.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(2.0).acosh().data, 6)
        1.316958
        """
        return self._apply("acosh")

    def atanh(self: Node) -> Node:
        """The inverse hyperbolic tangent, for -1 < u < 1.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(0.5).atanh().data, 6)
        0.549306
        """
        return self._apply("atanh")

    def erf(self: Node) -> Node:
        """The error function.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(0.5).erf().data, 6)
        0.5205
        """
        return self._apply("erf")

    def erfc(self: Node) -> Node:
        """1 − erf(u), accurate far from 0.

        Examples
        --------
        >>> from neurogebra import Value
        >>> f"{Value(10.0).erfc().data:.6g}"
        '2.08849e-45'
        """
        return self._apply("erfc")

    def gamma(self: Node) -> Node:
        """The gamma function, (u − 1)! for whole u.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(5.0).gamma().data, 6)
        24.0
        """
        return self._apply("gamma")

    def lgamma(self: Node) -> Node:
        """The logarithm of the gamma function, for u > 0.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(100.0).lgamma().data, 6)
        359.134205
        """
        return self._apply("lgamma")

    def digamma(self: Node) -> Node:
        """The slope of log Γ.

        Examples
        --------
        >>> from neurogebra import Value
        >>> round(Value(1.0).digamma().data, 6)
        -0.577216
        """
        return self._apply("digamma")
