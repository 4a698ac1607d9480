"""Finds which quantities of two texts are the same, and which pairs look like one quantity that slipped."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tui.figures.audit.quantities import Quantity, agree
from tui.figures.audit.slips import Judge, slips

_NEIGHBOURS = 24
"""How many candidates on either side are looked at: keeps the whole linear in the number of figures."""


@dataclass(slots=True)
class Alignment:
    """The result: positions in the two sequences that were given."""

    same: list[tuple[int, int]] = field(default_factory=list)
    """Pairs that agree."""
    slipped: list[tuple[int, int]] = field(default_factory=list)
    """Pairs with the same digits and a power of ten, or scales of their own, between them."""
    differing: list[tuple[int, int]] = field(default_factory=list)
    """Pairs that are alone of their kind where they stand, and differ."""


def align(source: Sequence[Quantity], target: Sequence[Quantity], length: int) -> Alignment:
    """Pair the quantities of two versions, the safest evidence first.

    Args:
        source: The quantities of the text that is held as right.
        target: Those of the text that is audited.
        length: The length of the longer text, in characters; in short ones places say nothing.
    """
    result = Alignment()
    free_source, free_target = set(range(len(source))), set(range(len(target)))

    def take(pairs: list[tuple[int, int]], into: list[tuple[int, int]]) -> None:
        into.extend(pairs)
        free_source.difference_update(pair[0] for pair in pairs)
        free_target.difference_update(pair[1] for pair in pairs)

    take(_equal(source, target), result.same)
    take(_near(source, target, free_source, free_target), result.same)
    judge = Judge.of(source, target, result.same, length)
    take(one_to_one(slips(judge, sorted(free_source), sorted(free_target))), result.slipped)
    result.differing = _differing(judge, sorted(free_source), sorted(free_target))
    return result


def _differing(judge: Judge, free_source: Sequence[int], free_target: Sequence[int]) -> list[tuple[int, int]]:
    """Pair the quantities that are each other's only candidate: same kind and unit, same place."""
    groups: dict[object, list[int]] = defaultdict(list)
    for i in sorted(free_source, key=lambda i: judge.source[i].place):
        groups[_sort(judge.source[i])].append(i)
    candidates: dict[int, list[int]] = {}
    claimed: dict[int, int] = defaultdict(int)
    for j in free_target:
        ours = judge.target[j]
        group = groups.get(_sort(ours), [])
        at = bisect_left(group, ours.place, key=lambda i: judge.source[i].place)
        near = [
            i for i in group[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS] if judge.near(judge.source[i], ours)
        ]
        candidates[j] = near
        for i in near:
            claimed[i] += 1
    return [(near[0], j) for j, near in candidates.items() if len(near) == 1 and claimed[near[0]] == 1]


def _sort(quantity: Quantity) -> tuple[str, ...]:
    """Return what two numbers must share to be held for one: counted nouns do not, they are of two languages."""
    figure = quantity.figure
    unit = "" if quantity.dimension == "count" else figure.unit
    return figure.kind.value, quantity.dimension, unit, figure.per


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
    return one_to_one(found)


def one_to_one(found: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Return pairs in which nothing stands twice, those of the least cost first."""
    pairs: list[tuple[int, int]] = []
    used: set[int] = set()
    done: set[int] = set()
    for _, i, j in sorted(found):
        if i not in used and j not in done:
            used.add(i)
            done.add(j)
            pairs.append((i, j))
    return pairs
