"""Every error Neurogebra raises: each is also the builtin a caller would expect.

An error carries what an editor needs to place it and to offer a way out: `code`, the `name` that
was wrong, the names that would have been right, and the likeliest of them as `suggestion`.
"""

from __future__ import annotations

from collections.abc import Iterable


class NeurogebraError(Exception):
    """What all errors of this package have in common.

    Attributes
    ----------
    message : the sentence shown to the user
    code : the kind of problem, in the words of the editor's rules
    name : what the user wrote that was not understood, if it was a name
    known : the names that would have been understood
    suggestion : the one that was probably meant
    """

    code = "error"

    def __init__(
        self,
        message: str,
        *,
        name: str | None = None,
        known: Iterable[str] = (),
        suggestion: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.name = name
        self.known = tuple(known)
        self.suggestion = suggestion

    def __str__(self) -> str:
        # KeyError would show the repr of the sentence.
        return self.message


class FormulaError(NeurogebraError, ValueError):
    """A formula that cannot be read, with the place in its text.

    Attributes
    ----------
    span : where in the text, as code-point offsets; `(0, 0)` for the text as a whole
    text : the formula as it was written
    code : `formula-syntax`, `unknown-function` or `formula-too-large`
    suggestion : what could stand in the place of `span`, where that is clear
    """

    code = "formula-syntax"

    def __init__(
        self,
        message: str,
        *,
        span: tuple[int, int] = (0, 0),
        text: str = "",
        code: str = "formula-syntax",
        suggestion: str | None = None,
        name: str | None = None,
        known: Iterable[str] = (),
    ) -> None:
        super().__init__(message, name=name, known=known, suggestion=suggestion)
        self.span = span
        self.text = text
        self.code = code

    def __str__(self) -> str:
        start, end = self.span
        shown = self.text if len(self.text) <= 120 and self.text.isprintable() else ""
        if not shown:
            return self.message
        return f"{self.message}\n    {shown}\n    {' ' * start}{'^' * max(1, end - start)}"

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.message,), self.__dict__)


class UnknownExpressionError(NeurogebraError, KeyError):
    """The catalogue has no expression of that name."""

    code = "unknown-expression"


class UnknownCategoryError(NeurogebraError, KeyError):
    """The catalogue has no category of that name."""

    code = "unknown-category"


class MissingVariableError(NeurogebraError, TypeError):
    """A variable of the formula was given no value; `known` lists all that are needed."""

    code = "missing-variable"


class UnknownVariableError(NeurogebraError, TypeError):
    """A value was given for a name that the formula does not have, or one value too many."""

    code = "unknown-variable"


class UnknownTrainableError(UnknownVariableError):
    """A name that is to be trained is no parameter. A TypeError."""

    code = "unknown-trainable"


class DomainError(NeurogebraError, ValueError, ArithmeticError):
    """The formula has no value there: the logarithm of a negative number, a division by 0."""

    code = "not-a-number"


class NameTakenError(NeurogebraError, ValueError):
    """An expression of that name exists already."""

    code = "name-taken"


class MissingPackageError(NeurogebraError, ImportError):
    """An optional package that this needs is not installed."""

    code = "missing-package"


class NumberExpectedError(NeurogebraError, TypeError):
    """Something that is not one real number where one is needed: text, a list, an array."""

    code = "bad-argument"


class NameExpectedError(NeurogebraError, TypeError):
    """Something that is no text where a name is needed, or no mapping from names."""

    code = "bad-argument"


class OperationError(NeurogebraError, ArithmeticError):
    """An operation on numbers that has no result.

    Attributes
    ----------
    op : the name of its row in the operations table
    operands : the numbers it was given
    domain : where it has a value, in words
    """

    code = "not-a-number"

    def __init__(
        self, message: str, *, op: str = "", operands: tuple[float, ...] = (), domain: str = ""
    ) -> None:
        super().__init__(message)
        self.op = op
        self.operands = operands
        self.domain = domain

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.message,), self.__dict__)


class UndefinedResultError(OperationError, DomainError):
    """The operation has no real value, or no finite slope, at these operands."""


class DivisionByZeroError(UndefinedResultError, ZeroDivisionError):
    """The operation divides by 0 at these operands."""


class ResultTooLargeError(OperationError, OverflowError):
    """The result leaves the range of floats."""

    code = "too-large"


class ShapeError(NeurogebraError, ValueError):
    """Arrays whose shapes do not go together in an operation."""

    code = "shape-mismatch"


class GradientLostError(NeurogebraError, TypeError):
    """A function of numpy from which no gradient would come back to a Tensor."""

    code = "bad-argument"


class TrainingError(NeurogebraError, ValueError):
    """Training that cannot start: nothing to train, other variables, no such optimizer."""

    code = "bad-argument"


class AbsentVariableWarning(UserWarning):
    """A derivative by a name that the formula does not have, which is 0 everywhere."""


class DivergenceWarning(RuntimeWarning):
    """Training that stopped because the loss grew without end, or was no finite number any more."""
