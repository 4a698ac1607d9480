"""K1: "equal to", "the size of", "the largest version of", against the base of cited facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from tui.figures import format_value
from tui.figures.audit import mechanism, units
from tui.figures.audit.cues import LIKENESS, MEASURES, MULTIPLES
from tui.figures.audit.findings import finding
from tui.figures.audit.patterns import Pattern
from tui.figures.audit.quantities import Quantity, Version, sentences
from tui.figures.audit.rounding import shifted
from tui.figures.knowledge import Fact, KnowledgeBase, Mention, shipped
from tui.figures.models import Finding, Kind, Tier

NEAR_POWER = Decimal("0.1")
"""How near the logarithm of the ratio must lie to a whole number."""
_LONGEST_SENTENCE = 700
_MOST_CLAIMS = 400
"""Sentences with words of likeness that are looked at in one text."""
_CUE_TO_NAME = 60
_FIGURE_TO_CUE = 80
_MARGIN = 20
"""Characters around the claim in which "twice" or "more than" make it no claim of likeness."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A figure that is said to be like a known thing."""

    quantity: Quantity
    fact: Fact
    name: str
    """The thing, as the text calls it."""
    power: int
    """The k of stated = known × 10^k, never 0."""


def check_claims(version: Version, base: KnowledgeBase | None) -> Iterator[Finding]:
    """Yield a finding for each figure that is said to equal a known thing, and is a power of ten off.

    Args:
        version: The audited text.
        base: The facts; None for the shipped ones, which are then read only if something is claimed.
    """
    cues = LIKENESS.get(version.lang)
    if cues is None:
        return
    for group, found in islice(_likened(version, cues), _MOST_CLAIMS):
        for claim in _claims(version, base or shipped(), group, found):
            yield finding(
                "K1",
                Tier.CHECK,
                version,
                claim.quantity.index,
                mechanism.alone(claim.quantity.value, version.lang, claim.power),
                suggest=shifted(claim.quantity.value, -claim.power),
                evidence=_evidence(claim, version.lang),
                source=claim.fact.source,
            )


def _likened(version: Version, cues: Pattern) -> Iterator[tuple[list[Quantity], list[re.Match[str]]]]:
    """Yield the quantities of each sentence that likens something to something, with the words that do."""
    for group, (start, end) in sentences(version):
        if 0 < end - start <= _LONGEST_SENTENCE:
            found = list(cues.finditer(version.text, start, end))
            if found:
                yield group, found


def _claims(
    version: Version, base: KnowledgeBase, group: list[Quantity], found: list[re.Match[str]]
) -> Iterator[_Claim]:
    first = group[0].figure
    mentions = list(base.mentions(version.text, version.lang, first.sentence_start, first.sentence_end))
    for cue in found:
        for mention in mentions:
            if _gap(cue.span(), (mention.start, mention.end)) <= _CUE_TO_NAME:
                claim = _claim(version, group, cue, mention)
                if claim is not None:
                    yield claim


def _claim(version: Version, group: list[Quantity], cue: re.Match[str], mention: Mention) -> _Claim | None:
    """Return the claim that the nearest figure of a fitting unit makes, if it is a power of ten off."""
    span = min(cue.start(), mention.start), max(cue.end(), mention.end)
    for quantity in sorted(group, key=lambda item: _gap(span, (item.figure.start, item.figure.end))):
        figure = quantity.figure
        if _gap(span, (figure.start, figure.end)) > _FIGURE_TO_CUE:
            return None
        whole = min(span[0], figure.start), max(span[1], figure.end)
        facts = [fact for fact in mention.facts if _fits(version, quantity, fact, whole)]
        if not facts:
            continue
        multiples = MULTIPLES[version.lang]
        first, last = max(figure.sentence_start, whole[0] - _MARGIN), whole[1] + _MARGIN
        if multiples.search(version.text, first, min(last, figure.sentence_end)):
            return None
        name = version.text[mention.start : mention.end]
        powers = [(fact, _power(quantity, fact)) for fact in facts]
        if any(power is None or power == 0 for _, power in powers):
            return None
        return next((_Claim(quantity, fact, name, power) for fact, power in powers if power), None)
    return None


def _fits(version: Version, quantity: Quantity, fact: Fact, whole: tuple[int, int]) -> bool:
    """Whether the figure measures what the fact measures."""
    figure = quantity.figure
    family = units.family(fact.unit)
    if figure.kind in (Kind.PERCENT, Kind.RANK, Kind.MULTIPLE, Kind.SCORE) or quantity.value <= 0:
        return False
    words = MEASURES.get(fact.measure)
    told = words is not None and words.search(version.text, max(0, whole[0] - _MARGIN), whole[1]) is not None
    if family.startswith("money:") or fact.measure == "employees":
        return told and family in (quantity.dimension, figure.unit)
    if family == "people":
        return units.family(figure.unit) == "people"
    if family == quantity.dimension:
        return True
    return quantity.dimension == "count" and (figure.unit == family or (told and not figure.unit))


def _power(quantity: Quantity, fact: Fact) -> int | None:
    """Return k where stated / known lies near 10^k; 0 for the same size; None for just another number."""
    logarithm = (quantity.base / units.in_base(fact.value, fact.unit)).log10()
    power = int(logarithm.to_integral_value())
    if abs(logarithm) < Decimal("0.5"):
        return 0
    return power if abs(logarithm - power) <= NEAR_POWER else None


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _evidence(claim: _Claim, lang: str) -> str:
    fact = claim.fact
    return f"{claim.name}: {format_value(fact.value, lang, fact.unit)} ({fact.as_of})"
