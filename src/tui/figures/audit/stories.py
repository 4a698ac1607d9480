"""U1 and U2 between articles on the same story: not translations, so only quantities that are told alike count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tui.core.messages import N_
from tui.figures.audit import mechanism
from tui.figures.audit.findings import finding, one_each, quoted
from tui.figures.audit.quantities import Quantity, Version, agree, comparable
from tui.figures.audit.rounding import power_between
from tui.figures.models import Figure, Finding, Tier

_DIFFERS = N_("The other article says {theirs}.")
_PROMINENT = 3
"""Ranks that make a figure one of the story's main ones."""
_MOST = 400
"""Figures of one article that are looked at."""


def compare_stories(theirs: Version, ours: Version, *, source: str = "") -> tuple[Finding, ...]:
    """Compare the figures of an article with those of another article on the same story.

    Args:
        theirs: The other article.
        ours: The audited article.
        source: Where the other article stands, for people.

    Returns:
        U1 where a quantity has the same digits and another size, U2 where what is named alike has other digits.
    """
    their_ends, our_ends = theirs.ends[:_MOST], ours.ends[:_MOST]
    lonely = [one for one in their_ends if one.value > 0 and not any(agree(one, other) for other in our_ends)]
    found: list[Finding] = []
    for other in our_ends:
        if other.value > 0 and not any(agree(one, other) for one in their_ends):
            found.extend(_slip(theirs, ours, lonely, other, source))
    found.extend(_differences(theirs, ours, source))
    return one_each(found)


def _slip(
    theirs: Version, ours: Version, lonely: Sequence[Quantity], other: Quantity, source: str
) -> Iterator[Finding]:
    alike = [one for one in lonely if one.digits == other.digits and _tied(one, other)]
    if len({one.value for one in alike}) != 1:
        return
    one = alike[0]
    yield finding(
        "U1",
        Tier.CHECK,
        ours,
        other.index,
        mechanism.between(one.figure, other.figure, power_between(other.value, one.value)),
        suggest=one.value,
        evidence=quoted(theirs.text, one.figure),
        source=source,
    )


def _tied(one: Quantity, other: Quantity) -> bool:
    """Whether two figures with the same digits are told as one quantity and not alike by accident."""
    if len(one.digits) < 2 or not comparable(one, other) or one.dimension != other.dimension:
        return False
    if one.dimension == "count" and (not one.figure.unit or one.figure.unit != other.figure.unit):
        return False
    if one.figure.per != other.figure.per:
        return False
    prominent = one.figure.rank <= _PROMINENT and other.figure.rank <= _PROMINENT
    return _named_alike(one.figure, other.figure) or prominent


def _named_alike(one: Figure, other: Figure) -> bool:
    if one.lang != other.lang:
        return False
    return bool(_name(one)) and _name(one) == _name(other)


def _name(figure: Figure) -> str:
    return figure.concept.text.casefold() if figure.concept else ""


def _differences(theirs: Version, ours: Version, source: str) -> Iterator[Finding]:
    """Yield a note where both name one thing, each with a single value, and the values differ."""
    their_names, our_names = _by_name(theirs), _by_name(ours)
    for key, mine in our_names.items():
        others = their_names.get(key, [])
        if len(mine) != 1 or len(others) != 1 or agree(others[0], mine[0]):
            continue
        yield finding(
            "U2",
            Tier.NOTE,
            ours,
            mine[0].index,
            (_DIFFERS, {"theirs": others[0].figure.text}),
            suggest=others[0].value,
            evidence=quoted(theirs.text, others[0].figure),
            source=source,
        )


def _by_name(version: Version) -> dict[tuple[str, ...], list[Quantity]]:
    groups: dict[tuple[str, ...], list[Quantity]] = defaultdict(list)
    for quantity in version.ends[:_MOST]:
        figure = quantity.figure
        if figure.concept and quantity.dimension != "count":
            period = figure.period.iso or figure.period.text if figure.period else ""
            key = (version.lang, _name(figure), figure.entity, quantity.dimension, figure.per, period)
            groups[key].append(quantity)
    return groups
