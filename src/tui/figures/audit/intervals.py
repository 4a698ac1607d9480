"""Arithmetic on values that are known up to the rounding of their last digit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tui.figures.audit.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Interval:
    """All values that a rounded number may stand for, both ends included."""

    low: Decimal
    high: Decimal

    @classmethod
    def of(cls, quantity: Quantity, power: int = 0) -> Interval:
        """Return the interval of `quantity`, times 10^`power`."""
        step = _slack(quantity)
        return cls((quantity.value - step).scaleb(power), (quantity.value + step).scaleb(power))

    @classmethod
    def exactly(cls, quantity: Quantity) -> Interval:
        """Return the interval that holds nothing but the value as written."""
        return cls(quantity.value, quantity.value)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def plus(self, other: Interval) -> Interval:
        """Return the interval of the sum."""
        return Interval(self.low + other.low, self.high + other.high)

    def times(self, other: Interval) -> Interval:
        """Return the interval of the product; both must be positive."""
        return Interval(self.low * other.low, self.high * other.high)

    def over(self, other: Interval) -> Interval | None:
        """Return the interval of the quotient, or None where the divisor may be zero; both must be positive."""
        return Interval(self.low / other.high, self.high / other.low) if other.low > 0 else None

    def percent(self) -> Interval:
        """Return the span as a percentage."""
        return Interval(self.low * 100, self.high * 100)

    def growth(self) -> Interval:
        """Return by how many percent a value grew or shrank that was multiplied by this interval, without sign."""
        low, high = self.low * 100 - 100, self.high * 100 - 100
        if low <= 0 <= high:
            return Interval(Decimal(0), max(-low, high))
        return Interval(min(abs(low), abs(high)), max(abs(low), abs(high)))


_EXACT_BELOW = 100


def _slack(quantity: Quantity) -> Decimal:
    """Return how far the value may lie from what is written.

    Next to other operands, zeros at the end of a short numeral count as digits: beside 44 million, 40 million
    is not 35. Numbers that the text itself calls approximate keep the whole tolerance of their digits.
    """
    figure = quantity.figure
    if figure.bound != "=":
        return quantity.step
    numeral = quantity.value / figure.scale
    exponent = numeral.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0 and numeral != numeral.to_integral_value():
        return min(quantity.step, Decimal(5).scaleb(exponent - 1) * figure.scale)
    if figure.scale > 1 or quantity.dimension == "percent":
        return min(quantity.step, figure.scale / 2)
    if numeral < _EXACT_BELOW:
        return Decimal(0)
    return quantity.step / 10
