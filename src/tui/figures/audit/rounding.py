"""What the digits that are shown allow: rounding, and powers of ten between two readings."""

from __future__ import annotations

from decimal import Decimal


def half_step(value: Decimal, sig: int) -> Decimal:
    """Return half a unit of the last digit shown.

    Args:
        value: The value.
        sig: How many significant digits the text shows, at least 1.
    """
    if not value:
        return Decimal("0.5")
    return Decimal(5).scaleb(value.adjusted() - max(1, sig))


def digits_of(value: Decimal) -> str:
    """Return the significant digits without the zeros around them: 1,280,000 and 0.128 both give "128"."""
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def mantissa(value: Decimal) -> Decimal:
    """Return |value| brought between 1 and 10 by a power of ten; 0 stays 0."""
    return abs(value).scaleb(-value.adjusted()) if value else Decimal(0)


def power_between(value: Decimal, other: Decimal) -> int:
    """Return the whole k that brings `other` × 10^k nearest to `value`, both positive; 0 if none is near.

    Near means within a factor of the square root of ten; whether the digits agree is for the caller to see.
    """
    if value <= 0 or other <= 0:
        return 0
    return int((value / other).log10().to_integral_value())


def shifted(value: Decimal, power: int) -> Decimal:
    """Return `value` × 10^`power`, exactly."""
    return value.scaleb(power)
