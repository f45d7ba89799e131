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
        """The exponential, eᵘ."""
        return self._apply("exp")

    def expm1(self: Node) -> Node:
        """eᵘ − 1, accurate near 0."""
        return self._apply("expm1")

    def log(self: Node) -> Node:
        """The natural logarithm, for u > 0."""
        return self._apply("log")

    def log1p(self: Node) -> Node:
        """The natural logarithm of 1 + u, accurate near 0."""
        return self._apply("log1p")

    def log2(self: Node) -> Node:
        """The logarithm to base 2, for u > 0."""
        return self._apply("log2")

    def log10(self: Node) -> Node:
        """The logarithm to base 10, for u > 0."""
        return self._apply("log10")

    def sqrt(self: Node) -> Node:
        """The square root, for u ≥ 0."""
        return self._apply("sqrt")

    def cbrt(self: Node) -> Node:
        """The real cube root, negative below 0."""
        return self._apply("cbrt")

    def abs(self: Node) -> Node:
        """The absolute value; its slope at 0 is taken as 0."""
        return self._apply("abs")

    def sign(self: Node) -> Node:
        """-1, 0 or 1; no gradient passes."""
        return self._apply("sign")

    def floor(self: Node) -> Node:
        """The largest integer not above u; no gradient passes."""
        return self._apply("floor")

    def ceil(self: Node) -> Node:
        """The smallest integer not below u; no gradient passes."""
        return self._apply("ceil")

    def relu(self: Node) -> Node:
        """The number above 0, else 0; its slope at 0 is taken as 0."""
        return self._apply("relu")

    def leaky_relu(self: Node) -> Node:
        """The number above 0, else a hundredth of it."""
        return self._apply("leaky_relu")

    def sigmoid(self: Node) -> Node:
        """The logistic sigmoid, 1/(1 + e⁻ᵘ)."""
        return self._apply("sigmoid")

    def softplus(self: Node) -> Node:
        """log(1 + eᵘ), the smooth form of relu."""
        return self._apply("softplus")

    def silu(self: Node) -> Node:
        """u·σ(u), the sigmoid linear unit."""
        return self._apply("silu")

    def gelu(self: Node) -> Node:
        """The Gaussian error linear unit, in its tanh form."""
        return self._apply("gelu")

    def sin(self: Node) -> Node:
        """The sine, of radians."""
        return self._apply("sin")

    def cos(self: Node) -> Node:
        """The cosine, of radians."""
        return self._apply("cos")

    def tan(self: Node) -> Node:
        """The tangent, of radians."""
        return self._apply("tan")

    def asin(self: Node) -> Node:
        """The inverse sine, in radians, for -1 ≤ u ≤ 1."""
        return self._apply("asin")

    def acos(self: Node) -> Node:
        """The inverse cosine, in radians, for -1 ≤ u ≤ 1."""
        return self._apply("acos")

    def atan(self: Node) -> Node:
        """The inverse tangent, in radians."""
        return self._apply("atan")

    def sinh(self: Node) -> Node:
        """The hyperbolic sine."""
        return self._apply("sinh")

    def cosh(self: Node) -> Node:
        """The hyperbolic cosine."""
        return self._apply("cosh")

    def tanh(self: Node) -> Node:
        """The hyperbolic tangent."""
        return self._apply("tanh")

    def asinh(self: Node) -> Node:
        """The inverse hyperbolic sine."""
        return self._apply("asinh")

    def acosh(self: Node) -> Node:
        """The inverse hyperbolic cosine, for u ≥ 1."""
        return self._apply("acosh")

    def atanh(self: Node) -> Node:
        """The inverse hyperbolic tangent, for -1 < u < 1."""
        return self._apply("atanh")

    def erf(self: Node) -> Node:
        """The error function."""
        return self._apply("erf")

    def erfc(self: Node) -> Node:
        """1 − erf(u), accurate far from 0."""
        return self._apply("erfc")

    def gamma(self: Node) -> Node:
        """The gamma function, (u − 1)! for whole u."""
        return self._apply("gamma")

    def lgamma(self: Node) -> Node:
        """The logarithm of the gamma function, for u > 0."""
        return self._apply("lgamma")

    def digamma(self: Node) -> Node:
        """The slope of log Γ."""
        return self._apply("digamma")
