"""U1 and U2: the figures of one language version against another's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tui.core.messages import N_
from tui.figures.audit import mechanism
from tui.figures.audit.alignment import Alignment, align
from tui.figures.audit.findings import finding, in_style, one_each, quoted
from tui.figures.audit.quantities import Quantity, Version, comparable
from tui.figures.audit.rounding import mantissa, power_between
from tui.figures.models import Finding, Kind, Tier

_DIFFERS = N_("The other version says {theirs}.")
_SPREAD = 0.04
"""How near two unlike numbers must stand, as a share of the text, to be held for one quantity."""
_SHORT = 600
"""Characters within which a sentence's order may move a figure anywhere."""
_TOLD_KINDS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.QUANTITY, Kind.TEMPERATURE})


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
    """Yield a note where, between the same neighbours, each version has one quantity, and the two differ."""
    neighbours = _Neighbours(
        partner={j: i for i, j in alignment.same},
        lonely=set(alignment.left),
        theirs=len(theirs.ends),
        ours=len(ours.ends),
    )
    known = {quantity.value for quantity in theirs.ends}
    for j in alignment.right:
        i = neighbours.opposite(j)
        if i is None or ours.ends[j].value in known or not _tellable(theirs.ends[i], ours.ends[j]):
            continue
        one = theirs.ends[i]
        yield finding(
            "U2",
            Tier.NOTE,
            ours,
            ours.ends[j].index,
            (_DIFFERS, {"theirs": one.figure.text}),
            suggest=one.value,
            evidence=quoted(theirs.text, one.figure),
            source=source,
        )


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """Which quantities stand beside which, in the order of both texts."""

    partner: dict[int, int]
    """Ours to theirs, for the pairs that agree."""
    lonely: set[int]
    """Theirs without a partner."""
    theirs: int
    ours: int

    def opposite(self, j: int) -> int | None:
        """Return their quantity that stands between the partners of both neighbours of our `j`, if one does."""
        before = self.partner.get(j - 1) if j else -1
        after = self.partner.get(j + 1) if j + 1 < self.ours else self.theirs
        if before is not None and before + 1 in self.lonely and after in (None, before + 2):
            return before + 1
        if before is None and after is not None and after - 1 in self.lonely:
            return after - 1
        return None


def _tellable(theirs: Quantity, ours: Quantity) -> bool:
    """Whether a difference between the two says anything: same kind, near each other, no small count."""
    if not comparable(theirs, ours) or theirs.figure.kind is not ours.figure.kind:
        return False
    if abs(theirs.place - ours.place) > (0.3 if ours.figure.start < _SHORT else _SPREAD):
        return False
    return ours.figure.kind in _TOLD_KINDS or max(theirs.value, ours.value) >= 100
