"""Pairs of quantities that look like one quantity whose size slipped on the way from text to text."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from tui.figures.audit.parts import several, slipped_parts
from tui.figures.audit.quantities import Quantity, comparable
from tui.figures.audit.rounding import mantissa

_NEIGHBOURS = 24
"""How many candidates on either side are looked at: keeps the whole linear in the number of figures."""
_SHORT = 900
"""Characters under which word order alone may move a figure anywhere."""
_SPREAD = 0.06
"""How far, as a share of the text, a figure may stand from where its neighbours place it in a long text."""
_SPREAD_CHARACTERS = 400
_ANCHORS = 3
"""Pairs on either side that say how far two long texts are apart here."""
_MOST_MIXED = 200
"""Numerals with several scales that are looked through in one text."""
_LARGE = 1000
_SMALL = 100
_ROUNDED = 1.0
"""Cost of a pair whose digits agree only after rounding: more than any distance."""


@dataclass(frozen=True, slots=True)
class Judge:
    """What is known of two texts when a pair of their quantities is judged."""

    source: Sequence[Quantity]
    target: Sequence[Quantity]
    anchors: tuple[tuple[float, float], ...]
    """Places of the pairs that agree, in the order of the source; empty for short texts."""
    spread: float
    """How far a pair may be apart, as a share of the text."""
    source_values: frozenset[Decimal]
    target_values: frozenset[Decimal]
    """All values of each text, for long texts: what both tell somewhere is no slip."""

    @classmethod
    def of(
        cls,
        source: Sequence[Quantity],
        target: Sequence[Quantity],
        same: Iterable[tuple[int, int]],
        length: int,
    ) -> Judge:
        """Return the judge of two texts.

        Args:
            source: The quantities of the text that is held as right.
            target: Those of the audited text.
            same: The pairs that agree.
            length: The length of the longer text, in characters.
        """
        if length < _SHORT:
            return cls(source, target, (), 1.0, frozenset(), frozenset())
        return cls(
            source,
            target,
            tuple(sorted((source[i].place, target[j].place) for i, j in same)),
            max(_SPREAD, _SPREAD_CHARACTERS / length),
            frozenset(item.value for item in source),
            frozenset(item.value for item in target),
        )

    def slip(self, i: int, j: int) -> bool:
        """Whether source `i` and target `j`, with like digits, are more than two numbers that share a digit."""
        theirs, ours = self.source[i], self.target[j]
        if theirs.value == ours.value or min(theirs.value, ours.value) <= 0 or not comparable(theirs, ours):
            return False
        if ours.value in self.source_values or (theirs.value in self.target_values and len(ours.digits) == 1):
            return False
        return self.near(theirs, ours) and _telling(theirs, ours)

    def near(self, theirs: Quantity, ours: Quantity) -> bool:
        """Whether `ours` stands where the neighbours of `theirs` place it."""
        at = bisect_left(self.anchors, (theirs.place, 0.0))
        around = self.anchors[max(0, at - _ANCHORS) : at + _ANCHORS]
        shifts = sorted(there - here for here, there in around)
        shift = shifts[len(shifts) // 2] if shifts else 0.0
        return abs(ours.place - theirs.place - shift) <= self.spread


def _telling(theirs: Quantity, ours: Quantity) -> bool:
    """Whether like digits are no accident: there are several, or the numbers are large, or the unit is told."""
    if len(ours.digits) > 1 and max(theirs.value, ours.value) >= _SMALL:
        return True
    if theirs.dimension != "count" and ours.dimension != "count":
        return True
    if theirs.figure.unit and theirs.figure.unit == ours.figure.unit:
        return True
    return max(theirs.value, ours.value) >= _LARGE and min(theirs.value, ours.value) >= _SMALL


def slips(
    judge: Judge, free_source: Sequence[int], free_target: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    """Yield the pairs that look like slips, with what speaks against them: the distance in the texts.

    Args:
        judge: The two texts.
        free_source: Positions of source quantities without a partner.
        free_target: Positions of target quantities without a partner.
    """
    source = judge.source
    by_digits: dict[str, list[int]] = defaultdict(list)
    by_value: dict[Decimal, list[int]] = defaultdict(list)
    for i in sorted(free_source, key=lambda i: source[i].place):
        by_digits[source[i].digits].append(i)
        by_value[source[i].value].append(i)
    mantissas = sorted((mantissa(source[i].value), i) for i in free_source)
    mixed = islice((j for j in free_target if by_value and several(judge.target[j].figure)), _MOST_MIXED)
    looked_through = frozenset(mixed)
    for j in free_target:
        ours = judge.target[j]
        alike = set(_around(by_digits.get(ours.digits, []), source, ours.place))
        for value in slipped_parts(ours.figure) if j in looked_through else ():
            alike.update(_around(by_value.get(value, []), source, ours.place))
        yield from ((abs(source[i].place - ours.place), i, j) for i in sorted(alike) if judge.slip(i, j))
        if len(ours.digits) > 1:
            at = bisect_left(mantissas, (mantissa(ours.value), -1))
            near = [i for _, i in mantissas[max(0, at - 2) : at + 2] if i not in alike]
            for i in near:
                if _rounded(source[i], ours) and judge.slip(i, j):
                    yield _ROUNDED + abs(source[i].place - ours.place), i, j


def _around(places: list[int], source: Sequence[Quantity], place: float) -> list[int]:
    at = bisect_left(places, place, key=lambda i: source[i].place)
    return places[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]


def _rounded(theirs: Quantity, ours: Quantity) -> bool:
    """Whether the digits agree after rounding to the fewer of them, two at least."""
    fewer = min(len(theirs.digits), len(ours.digits))
    if fewer < 2 or min(theirs.value, ours.value) <= 0:
        return False
    gap = abs(mantissa(theirs.value) - mantissa(ours.value))
    return bool(gap.scaleb(fewer - 1) * 2 <= 1)
