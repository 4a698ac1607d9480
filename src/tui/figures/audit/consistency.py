"""I1: the title and the summary against the body, and tables against prose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.core.messages import N_
from tui.figures.audit import mechanism
from tui.figures.audit.findings import finding, quoted
from tui.figures.audit.quantities import Quantity, Version, agree, comparable
from tui.figures.audit.rounding import power_between
from tui.figures.models import Finding, Kind, Tier

_DIFFERS = N_("Elsewhere it is {theirs}.")
TITLE = N_("the title")
SUMMARY = N_("the summary")
PROSE = N_("the text around the table")

_MOST_FIGURES = 40
"""Figures of a title, a summary or a table's surroundings that are looked at."""
_MOST_BODY = 4000
_OPENING = 0.34
"""The part of a body in which a headline's figure is expected."""
_UNFIT = frozenset({Kind.RANK, Kind.SCORE, Kind.AGE, Kind.MULTIPLE, Kind.RATIO})
_THOUSANDS = 3


def check_head(version: Version, head: Version, source: str) -> Iterator[Finding]:
    """Yield findings on figures of the body that the title or the summary gives another size, or other digits.

    Args:
        version: The body.
        head: The title or the summary.
        source: TITLE or SUMMARY.
    """
    body = version.ends[:_MOST_BODY]
    for theirs in head.ends[:_MOST_FIGURES]:
        if theirs.figure.kind in _UNFIT or theirs.value <= 0 or any(agree(theirs, ours) for ours in body):
            continue
        slips = [ours for ours in body if _same_digits(theirs, ours) and not _known(ours, head.ends)]
        if slips:
            if len({ours.value for ours in slips}) == 1:
                tier = Tier.CHECK if len(theirs.digits) > 1 else Tier.NOTE
                yield _power_of_ten(version, slips[0], head, theirs, source, tier)
            continue
        others = [ours for ours in body if _same_thing(theirs, ours) and not _known(ours, head.ends)]
        if len({ours.value for ours in others}) == 1:
            yield finding(
                "I1",
                Tier.NOTE,
                version,
                others[0].index,
                (_DIFFERS, {"theirs": theirs.figure.text}),
                suggest=theirs.value,
                evidence=quoted(head.text, theirs.figure),
                source=source,
            )


def check_tables(version: Version) -> Iterator[Finding]:
    """Yield findings on figures in tables that the prose gives another size.

    Tables often count in thousands or millions without saying so in the cell; such powers are no findings.

    Args:
        version: The body; in tables, cells are parted by tabs.
    """
    prose: list[Quantity] = []
    cells: list[Quantity] = []
    for quantity in version.ends[:_MOST_BODY]:
        (cells if _in_table(version.text, quantity) else prose).append(quantity)
    if not cells:
        return
    by_digits: dict[str, list[Quantity]] = {}
    for quantity in prose:
        if len(quantity.digits) >= _THOUSANDS and quantity.value > 0:
            by_digits.setdefault(quantity.digits, []).append(quantity)
    known = {quantity.value for quantity in prose}
    for ours in cells:
        for theirs in by_digits.get(ours.digits, ())[:1]:
            power = power_between(ours.value, theirs.value)
            told = ours.dimension != "count" and ours.dimension == theirs.dimension
            if told and power % _THOUSANDS and ours.value not in known and comparable(theirs, ours):
                yield _power_of_ten(version, ours, version, theirs, PROSE)


def _power_of_ten(
    version: Version, ours: Quantity, head: Version, theirs: Quantity, source: str, tier: Tier = Tier.CHECK
) -> Finding:
    power = power_between(ours.value, theirs.value)
    return finding(
        "I1",
        tier,
        version,
        ours.index,
        mechanism.between(theirs.figure, ours.figure, power),
        suggest=theirs.value,
        evidence=quoted(head.text, theirs.figure),
        source=source,
    )


def _same_digits(theirs: Quantity, ours: Quantity) -> bool:
    """Whether the two are one quantity that slipped: told by their unit, and by digits that are no accident."""
    if theirs.digits != ours.digits or ours.value <= 0 or not comparable(theirs, ours):
        return False
    if theirs.dimension != ours.dimension or theirs.figure.per != ours.figure.per:
        return False
    telling = len(ours.digits) > 1 or bool(theirs.figure.scale_text and ours.figure.scale_text)
    named = ours.dimension != "count" or (bool(ours.figure.unit) and ours.figure.unit == theirs.figure.unit)
    return telling and named


def _same_thing(theirs: Quantity, ours: Quantity) -> bool:
    """Whether the two measure the same near the beginning, so that other digits are worth a note."""
    if ours.place > _OPENING or theirs.dimension != ours.dimension or theirs.figure.unit != ours.figure.unit:
        return False
    if theirs.figure.bound != "=" or theirs.figure.kind is not ours.figure.kind:
        return False
    if ours.dimension == "count" and not ours.figure.unit:
        return False
    return theirs.figure.per == ours.figure.per and theirs.dimension not in ("time", "percent")


def _known(ours: Quantity, head: Sequence[Quantity]) -> bool:
    return any(agree(theirs, ours) for theirs in head[:_MOST_FIGURES])


def _in_table(text: str, quantity: Quantity) -> bool:
    """Whether a tab stands in the figure's line; looks no further than a long cell."""
    start, end = quantity.figure.start, quantity.figure.end
    before, after = text[max(0, start - 80) : start], text[end : end + 80]
    return "\t" in before.rpartition("\n")[2] or "\t" in after.partition("\n")[0]
