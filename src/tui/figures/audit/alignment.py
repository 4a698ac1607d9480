"""Finds which quantities of two texts are the same, and which pairs look like one quantity that slipped."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.figures.audit.quantities import Quantity, agree, comparable
from tui.figures.audit.rounding import mantissa

_NEIGHBOURS = 24
"""How many candidates on either side are looked at: keeps the whole linear in the number of figures."""
_SPREAD = 0.2
"""How far apart, as a share of the text, one quantity can stand in two versions of a long text."""
_SHORT = 900
"""Characters under which word order alone may move a figure anywhere."""


@dataclass(slots=True)
class Alignment:
    """The result: positions in the two sequences that were given."""

    same: list[tuple[int, int]] = field(default_factory=list)
    """Pairs that agree."""
    slipped: list[tuple[int, int]] = field(default_factory=list)
    """Pairs with the same digits and a power of ten, or scales of their own, between them."""
    left: list[int] = field(default_factory=list)
    """First-text quantities without a partner."""
    right: list[int] = field(default_factory=list)
    """Second-text quantities without a partner."""


def align(source: Sequence[Quantity], target: Sequence[Quantity], length: int) -> Alignment:
    """Pair the quantities of two versions, the safest evidence first.

    Args:
        source: The quantities of the text that is held as right.
        target: Those of the text that is audited.
        length: The length of the longer text, in characters; in short ones places say nothing.
    """
    result = Alignment()
    free_source, free_target = set(range(len(source))), set(range(len(target)))
    spread = 1.0 if length < _SHORT else _SPREAD

    def take(pairs: list[tuple[int, int]], into: list[tuple[int, int]]) -> None:
        into.extend(pairs)
        free_source.difference_update(pair[0] for pair in pairs)
        free_target.difference_update(pair[1] for pair in pairs)

    take(_equal(source, target), result.same)
    take(_near(source, target, free_source, free_target), result.same)
    take(_slips(source, target, free_source, free_target, spread), result.slipped)
    result.left, result.right = sorted(free_source), sorted(free_target)
    return result


def _equal(source: Sequence[Quantity], target: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Pair equal values in the order of the texts, those of the same dimension first."""
    pairs: list[tuple[int, int]] = []
    used: set[int] = set()
    done: set[int] = set()
    for with_unit in (True, False):
        waiting: dict[object, deque[int]] = defaultdict(deque)
        for i, quantity in enumerate(source):
            if i not in used:
                waiting[(quantity.value, quantity.dimension if with_unit else "")].append(i)
        for j, quantity in enumerate(target):
            queue = waiting.get((quantity.value, quantity.dimension if with_unit else ""))
            if queue and j not in done:
                i = queue.popleft()
                used.add(i)
                done.add(j)
                pairs.append((i, j))
    return pairs


def _near(
    source: Sequence[Quantity], target: Sequence[Quantity], free_source: set[int], free_target: set[int]
) -> list[tuple[int, int]]:
    """Pair what rounding or a conversion of units keeps apart, the nearest first."""
    order = sorted(free_source, key=lambda i: source[i].base)
    bases = [source[i].base for i in order]
    found: list[tuple[float, int, int]] = []
    for j in free_target:
        at = bisect_left(bases, target[j].base)
        for i in order[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]:
            if agree(source[i], target[j]):
                gap = abs(source[i].base - target[j].base) / (abs(source[i].base) or 1)
                found.append((float(gap), i, j))
    return _one_to_one(found)


def _slips(
    source: Sequence[Quantity],
    target: Sequence[Quantity],
    free_source: set[int],
    free_target: set[int],
    spread: float,
) -> list[tuple[int, int]]:
    """Pair quantities whose digits agree while their sizes do not, the nearest in the texts first."""
    by_digits: dict[str, list[int]] = defaultdict(list)
    for i in sorted(free_source, key=lambda i: source[i].place):
        by_digits[source[i].digits].append(i)
    mantissas = sorted((mantissa(source[i].value), i) for i in free_source)
    found: list[tuple[float, int, int]] = []
    for j in free_target:
        one = target[j]
        alike = {*_around(by_digits.get(one.digits, []), source, one.place), *_written_alike(by_digits, one)}
        found.extend(
            (abs(source[i].place - one.place), i, j) for i in alike if _slip_like(source[i], one, spread)
        )
        if len(one.digits) > 1:
            at = bisect_left(mantissas, (mantissa(one.value), -1))
            for _, i in mantissas[max(0, at - 2) : at + 2]:
                if _rounded_slip(source[i], one) and _slip_like(source[i], one, spread):
                    found.append((1 + abs(source[i].place - one.place), i, j))
    return _one_to_one(found)


def _around(places: list[int], source: Sequence[Quantity], place: float) -> list[int]:
    at = bisect_left(places, place, key=lambda i: source[i].place)
    return places[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]


def _written_alike(by_digits: dict[str, list[int]], one: Quantity) -> list[int]:
    """Return source quantities with the digits as `one` writes them between its scales: 1億5千 and 15,000."""
    figure = one.figure
    if not figure.scale_text or figure.high is not None:
        return []
    numeral = figure.text[figure.num_start - figure.start : figure.num_end - figure.start]
    written = "".join(str(int(sign)) for sign in numeral if sign.isdecimal()).strip("0")
    if len(written) < 2 or written == one.digits:
        return []
    return by_digits.get(written, [])[:_NEIGHBOURS]


def _slip_like(theirs: Quantity, ours: Quantity, spread: float) -> bool:
    """Whether the pair is more than two small numbers that share a digit."""
    if abs(theirs.place - ours.place) > spread or not comparable(theirs, ours):
        return False
    if theirs.value == ours.value or theirs.value <= 0 or ours.value <= 0:
        return False
    largest = max(theirs.value, ours.value)
    if largest >= 1000:
        return True
    told = theirs.dimension != "count" and ours.dimension != "count"
    return told or len(ours.digits) > 1


def _rounded_slip(theirs: Quantity, ours: Quantity) -> bool:
    """Whether the digits agree after rounding to the fewer of them, two at least."""
    fewer = min(len(theirs.digits), len(ours.digits))
    if fewer < 2 or theirs.value <= 0 or ours.value <= 0:
        return False
    gap = abs(mantissa(theirs.value) - mantissa(ours.value))
    return bool(gap.scaleb(fewer - 1) * 2 <= 1)


def _one_to_one(found: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    used: set[int] = set()
    done: set[int] = set()
    for _, i, j in sorted(found):
        if i not in used and j not in done:
            used.add(i)
            done.add(j)
            pairs.append((i, j))
    return pairs
