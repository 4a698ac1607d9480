"""U1 and U2: the figures of one language version against another's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tui.core.messages import N_
from tui.figures.audit import mechanism
from tui.figures.audit.alignment import Alignment, align
from tui.figures.audit.findings import finding, in_style, one_each, quoted
from tui.figures.audit.quantities import Quantity, Version
from tui.figures.audit.rounding import mantissa, power_between
from tui.figures.models import Finding, Kind, Tier

_DIFFERS = N_("The other version says {theirs}.")
_TOLD_KINDS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.QUANTITY, Kind.TEMPERATURE})


_LARGE = 100
"""From here on a bare count is worth a note."""


def compare_versions(theirs: Version, ours: Version, *, source: str = "") -> tuple[Finding, ...]:
    """Compare the figures of two versions of one text.

    Args:
        theirs: The version that is held as right.
        ours: The audited version.
        source: Where the other version stands, for people.

    Returns:
        U1 (same digits, another size) to check, U2 (other digits) as notes. Rounding, conversions of units,
        omitted and added figures are no findings.
    """
    alignment = align(theirs.ends, ours.ends, max(len(theirs.text), len(ours.text)))
    right = {j: theirs.ends[i].value for i, j in alignment.slipped}
    slips = [_slip(theirs, ours, pair, right, source) for pair in alignment.slipped]
    return one_each([*slips, *_differences(theirs, ours, alignment, source)])


def _slip(
    theirs: Version, ours: Version, pair: tuple[int, int], right: dict[int, Decimal], source: str
) -> Finding:
    one, other = theirs.ends[pair[0]], ours.ends[pair[1]]
    suggest = right[pair[1]]
    power = power_between(other.value, suggest)
    if abs(mantissa(suggest) - mantissa(other.value)) >= Decimal("0.5"):
        power = 0  # the digits agree as written, not as read: 1億5千 for 15,000
    found = finding(
        "U1",
        Tier.CHECK,
        ours,
        other.index,
        mechanism.between(one.figure, other.figure, power),
        suggest=suggest,
        evidence=quoted(theirs.text, one.figure),
        source=source,
    )
    if other.figure.high is None:
        return found
    ends = [
        j
        for j in range(pair[1] - 1, pair[1] + 2)
        if 0 <= j < len(ours.ends) and ours.ends[j].index == other.index
    ]
    both = [in_style(right.get(j, ours.ends[j].value), other.figure) for j in ends]
    return replace(found, suggest_text="–".join(both))


def _differences(theirs: Version, ours: Version, alignment: Alignment, source: str) -> Iterator[Finding]:
    """Yield a note where, in one place, each version has one quantity of a kind, and the two differ."""
    known = {quantity.value for quantity in theirs.ends}
    for i, j in alignment.differing:
        one, other = theirs.ends[i], ours.ends[j]
        if other.value in known or not _tellable(one, other):
            continue
        yield finding(
            "U2",
            Tier.NOTE,
            ours,
            other.index,
            (_DIFFERS, {"theirs": one.figure.text}),
            suggest=one.value,
            evidence=quoted(theirs.text, one.figure),
            source=source,
        )


def _tellable(theirs: Quantity, ours: Quantity) -> bool:
    """Whether a difference between the two says anything: a unit is told, or they are no small counts."""
    return ours.figure.kind in _TOLD_KINDS or max(theirs.value, ours.value) >= _LARGE
