"""What follows from an article's figures: so much a year, a difference, a share, a ratio."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

from tui.core.messages import N_, Message
from tui.figures.formatting import format_value
from tui.figures.models import Figure, Kind

_SPAN = re.compile(r"P(\d+(?:\.\d+)?)([YMWD])")
_EACH = {"Y": ("year", N_("{amount} a year")), "M": ("month", N_("{amount} a month"))}
_SHOWN = Context(prec=3, rounding=ROUND_HALF_EVEN)
_SIMILAR = 1_000
"""Times that one of two compared values may be the other before a ratio tells nobody anything."""


@dataclass(frozen=True, slots=True)
class Following:
    """One thing that follows, and the figures it follows from."""

    kind: str
    """per_year | per_month | difference | growth | share | ratio"""
    figures: tuple[int, ...]
    """Positions of the operands in the sequence given to `follows`."""
    value: Decimal
    """Exact, in the operands' unit; percent for growth and share."""
    unit: str
    message: Message
    """In words, rounded to three digits."""

    def __str__(self) -> str:
        """The words in English."""
        return str(self.message)


def follows(figures: Sequence[Figure]) -> tuple[Following, ...]:
    """Return what follows from the figures of one text.

    Args:
        figures: As `find` returned them: relations point into the same sequence.

    Returns:
        Amounts a year where a span is stated, differences, growth and ratios of compared values, shares of
        a whole; in the order of the figures.
    """
    found: list[Following] = []
    for index, figure in enumerate(figures):
        found.extend(_spread(index, figure))
        relation = figure.relation
        if relation is not None and 0 <= relation.other < len(figures):
            found.extend(_related(index, figure, relation.other, figures[relation.other], relation.type))
    return tuple(found)


def _spread(index: int, figure: Figure) -> Iterator[Following]:
    """An amount over several years, a year."""
    if figure.kind is not Kind.MONEY or figure.period is None or figure.per or figure.high is not None:
        return
    match = _SPAN.fullmatch(figure.period.iso)
    if match is None or match.group(2) not in _EACH or Decimal(match.group(1)) < 2:
        return
    name, template = _EACH[match.group(2)]
    value = figure.value / Decimal(match.group(1))
    yield Following(
        f"per_{name}", (index,), value, figure.unit, Message(template, {"amount": _written(value, figure)})
    )


def _related(index: int, figure: Figure, place: int, other: Figure, relation: str) -> Iterator[Following]:
    if (figure.unit != other.unit and figure.unit) or figure.high is not None or other.high is not None:
        return
    pair = (index, place)
    if relation == "part_of":
        if 0 < figure.value < other.value:
            share = figure.value / other.value * 100
            fields = {"percent": _written(share, None, "percent"), "whole": _written(other.value, other)}
            yield Following("share", pair, share, "percent", Message(N_("{percent} of {whole}"), fields))
        return
    difference = figure.value - other.value
    if not difference:
        return
    sign = "▲" if difference > 0 else "▼"
    points = figure.kind is Kind.PERCENT
    amount = _written(abs(difference), None if points else figure)
    template = N_("{sign}{amount} points") if points else N_("{sign}{amount}")
    yield Following(
        "difference", pair, difference, figure.unit, Message(template, {"sign": sign, "amount": amount})
    )
    if relation == "previous" and other.value > 0 and not points:
        growth = difference / other.value * 100
        yield Following(
            "growth",
            pair,
            growth,
            "percent",
            Message("{sign}{amount}", {"sign": sign, "amount": _written(abs(growth), None, "percent")}),
        )
    elif not points and figure.kind is not Kind.RANK and other.value > 0 and figure.value > 0:
        yield from _ratio(pair, figure.value, other.value)


def _ratio(pair: tuple[int, int], value: Decimal, other: Decimal) -> Iterator[Following]:
    ratio = value / other
    if Decimal("1.5") <= ratio <= _SIMILAR:
        words = Message(N_("{times} times"), {"times": _written(ratio, None)})
        yield Following("ratio", pair, ratio, "", words)


def _written(value: Decimal, figure: Figure | None, unit: str = "") -> str:
    """A derived value to three digits, in the style and unit of the figure it came from."""
    shown = _SHOWN.plus(value)
    if figure is None:
        return format_value(shown, "en", unit)
    return format_value(shown, figure.lang, figure.unit if figure.kind is Kind.MONEY else unit)
