"""The ends of figures, made comparable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tui.figures.audit import rounding, units
from tui.figures.models import Figure, Kind

_LARGEST_EXPONENT = 40
_ROUNDING = Decimal("0.05")
_SPEECHLESS = frozenset({Kind.DATE})


@dataclass(frozen=True, slots=True)
class Quantity:
    """One end of a figure; a range has two."""

    index: int
    """Position of the figure among the figures of its text."""
    figure: Figure
    value: Decimal
    """As the text states it."""
    step: Decimal
    """Half a unit of the last digit shown: what rounding may have changed."""
    dimension: str
    base: Decimal
    """The value in the base unit of its dimension."""
    place: float
    """Where it stands in its text: 0 is the beginning, 1 the end."""

    @property
    def digits(self) -> str:
        """The significant digits without the zeros around them."""
        return rounding.digits_of(self.value)


@dataclass(frozen=True, slots=True)
class Version:
    """A text with its figures, ready to be compared."""

    text: str
    lang: str
    figures: tuple[Figure, ...]
    ends: tuple[Quantity, ...]
    """The ends of the figures that say how much; dates and the unbelievably long are left out."""

    @classmethod
    def of(cls, text: str, lang: str, figures: Sequence[Figure]) -> Version:
        """Return the version of `text`.

        Args:
            text: The text.
            lang: Its language.
            figures: As `tui.figures.find` returns them for it.
        """
        return cls(text, lang, tuple(figures), tuple(_ends(figures, max(1, len(text)))))


def _ends(figures: Iterable[Figure], length: int) -> Iterator[Quantity]:
    for index, figure in enumerate(figures):
        if figure.kind in _SPEECHLESS:
            continue
        for value in (figure.value, figure.high):
            if value is None or not value.is_finite() or abs(value.adjusted()) > _LARGEST_EXPONENT:
                continue
            yield Quantity(
                index=index,
                figure=figure,
                value=value,
                step=_tolerance(figure, value),
                dimension=units.dimension(figure),
                base=units.in_base(value, figure.unit),
                place=figure.start / length,
            )


def _tolerance(figure: Figure, value: Decimal) -> Decimal:
    """Return how far rounding may have moved a value.

    Half a unit of the last digit shown, but never more than a twentieth of the value: who writes 50% does not mean 54%.
    Numbers that the text itself calls approximate keep the whole of it.
    """
    half = rounding.half_step(value, figure.sig)
    return (
        half if figure.bound != "=" else min(half, max(abs(value) * _ROUNDING, rounding.half_step(value, 3)))
    )


def sentences(version: Version) -> Iterator[tuple[list[Quantity], tuple[int, int]]]:
    """Yield the quantities of each sentence that has any, with the sentence's start and end."""
    group: list[Quantity] = []
    place = (-1, -1)
    for quantity in version.ends:
        here = (quantity.figure.sentence_start, quantity.figure.sentence_end)
        if here != place:
            if group:
                yield group, place
            group, place = [], here
        group.append(quantity)
    if group:
        yield group, place


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities can be the same: equal, equal after rounding, or after a known conversion.

    Equal numbers agree whatever their units are: a unit that one text leaves to the reader is no slip.
    """
    if one.value == other.value:
        return True
    if one.dimension != other.dimension:
        return _loosely_alike(one, other) and abs(one.value - other.value) <= max(one.step, other.step)
    if one.figure.unit == other.figure.unit or one.dimension == "count" or ":" in one.dimension:
        return abs(one.value - other.value) <= max(one.step, other.step)
    return _converted(one, other)


def _converted(one: Quantity, other: Quantity) -> bool:
    larger = max(abs(one.base), abs(other.base))
    if abs(one.base - other.base) <= larger * units.CONVERSION_TOLERANCE:
        return True
    if one.dimension != "temperature":
        return False
    # A difference of temperatures has no zero point: 2.7 °F more are 1.5 °C more.
    fahrenheit, celsius = (one, other) if one.figure.unit == "F" else (other, one)
    degrees = fahrenheit.value * 5 / 9
    near = max(Decimal(1), abs(degrees) * units.CONVERSION_TOLERANCE)
    return abs(one.base - other.base) <= 1 or abs(degrees - celsius.value) <= near


def _loosely_alike(one: Quantity, other: Quantity) -> bool:
    """Whether the units differ only because one of them was not read: then the number speaks alone."""
    return "count" in (one.dimension, other.dimension) or "money:" in (one.dimension, other.dimension)


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether a power of ten between the two would be a slip: they measure the same, as far as the texts say."""
    if one.dimension == other.dimension:
        return one.dimension == "count" or ":" in one.dimension or one.figure.unit == other.figure.unit
    if "percent" in (one.dimension, other.dimension) or "rank" in (one.dimension, other.dimension):
        return False
    if one.dimension.startswith("money:") and other.dimension.startswith("money:"):
        return len(one.digits) > 1  # another currency for the same digits is a slip of its own
    return _loosely_alike(one, other)
