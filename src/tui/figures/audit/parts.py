"""The parts that a numeral with several scales adds up: 1億5千 is 1億 and 5千."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tui.figures.finding import finder
from tui.figures.fold import fold, lower
from tui.figures.languages import language_of
from tui.figures.models import Figure

_PART = re.compile(r"\d[\d.,]*[^\d.,]+")
_MOST_PARTS = 4
_POWERS = range(-9, 10)


def several(figure: Figure) -> bool:
    """Whether the numeral is written with more scales than one."""
    return figure.high is None and 2 <= len(_pieces(figure)) <= _MOST_PARTS


def _pieces(figure: Figure) -> list[str]:
    numeral = figure.text[figure.num_start - figure.start : figure.num_end - figure.start]
    return _PART.findall(numeral + " ")


def parts(figure: Figure) -> tuple[Decimal, ...]:
    """Return what the scales of the numeral add up, or nothing if it is written with one scale at most."""
    if not several(figure):
        return ()
    numbers = finder(language_of(figure.lang) or "en").reader.numbers
    values: list[Decimal] = []
    for piece in map(fold, _pieces(figure)):
        read = list(numbers.read(piece, lower(piece)))
        if len(read) != 1:
            return ()
        values.append(read[0].value)
    return tuple(values) if sum(values) == figure.value else ()


def slipped_parts(figure: Figure) -> Iterator[Decimal]:
    """Yield the values that `figure` has if one part of its numeral is brought to another power of ten."""
    for part in parts(figure):
        for power in _POWERS:
            value = figure.value - part + part.scaleb(power)
            if power and value > 0:
                yield value
