"""Cards of the key figures, ready to be drawn: what the figures say, in the words of the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tui.figures import grouping
from tui.figures.models import Figure, Finding, Kind
from tui.languages.catalogue import _, show
from tui.services.readings import Reading
from tui.widgets.reader.marks import suspects

_SENTENCE = 90
"""Characters of the sentence that a card quotes."""
_SPACE = re.compile(r"\s")
_BEFORE = 16
"""Characters of them that stand before the figure."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A length beside a label."""

    label: str
    share: float
    """Of the longest bar, 0 to 1."""
    value: str


@dataclass(frozen=True, slots=True)
class Card:
    """One figure, or two that are compared, in at most three lines."""

    number: int
    """The number at the figure in the text, from 1."""
    figures: tuple[int, ...]
    """Positions in the reading's figures; the first is jumped to."""
    start: int
    """Offset of the first figure in the text."""
    value: str
    """As the text writes it."""
    follows: str = ""
    """What follows from it: so much a year, a difference."""
    meaning: str = ""
    """What it measures; for a suspect figure what to check."""
    evidence: str = ""
    """The paragraph and the sentence; for a suspect figure what speaks against it."""
    bars: tuple[Bar, ...] = ()
    """In the place of meaning and evidence, where two values of one unit are compared."""
    suspect: bool = False
    kind: Kind = Kind.COUNT


def cards_of(reading: Reading, *, every: bool = False) -> tuple[Card, ...]:
    """Return the cards of an article, the most telling figure first, suspect ones never left out.

    Args:
        reading: The opened article.
        every: Whether every figure gets a card.
    """
    everything = grouping.CARDS + len(reading.figures) + 1
    chosen = list(grouping.cards(reading.figures, everything if every else grouping.CARDS))
    checks = suspects(reading)
    shown = {member for card in chosen for member in card.figures}
    if not set(checks) <= shown:
        others = grouping.cards(reading.figures, everything)
        chosen += [
            card for card in others if card.figures[0] not in shown and set(card.figures) & set(checks)
        ]
    return tuple(_card(reading, number, card, checks) for number, card in enumerate(chosen, 1))


def _card(reading: Reading, number: int, card: grouping.Card, checks: dict[int, int]) -> Card:
    lead = reading.figures[card.figures[0]]
    following = " · ".join(show(item.message) for item in card.follows[:2])
    finding = next((reading.findings[checks[member]] for member in card.figures if member in checks), None)
    if finding is not None:
        meaning, evidence = _check(finding)
    else:
        meaning = card.meaning
        evidence = f"¶{_paragraph(reading, lead.start)} · {_around(reading.article.text, lead)}"
    bars = tuple(_bars(reading, card.bars)) if finding is None else ()
    return Card(
        number=number,
        figures=card.figures,
        start=lead.start,
        value=card.value,
        follows=following if finding is None else "",
        meaning=meaning,
        evidence=evidence,
        bars=bars,
        suspect=finding is not None,
        kind=lead.kind,
    )


def _around(text: str, figure: Figure) -> str:
    """Return the words of the sentence around a figure: a card is narrow, and how a sentence begins says little."""
    begin = figure.sentence_start
    if figure.start - begin > _BEFORE:
        near = figure.start - _BEFORE
        space = _SPACE.search(text, near, figure.start)
        # Chinese, Japanese and Thai have no spaces to begin at, and wider letters.
        begin = space.end() if space else max(begin, figure.start - _BEFORE // 2)
    words = " ".join(text[begin : figure.sentence_end].split())[:_SENTENCE]
    return f"…{words}" if begin > figure.sentence_start else words


def _check(finding: Finding) -> tuple[str, str]:
    """What to look at, and what speaks for that. Never more than a question."""
    asked = (
        _("check: {suggestion}?").format(suggestion=finding.suggest_text)
        if finding.suggest_text
        else _("check")
    )
    cause = _(finding.mechanism).format(**finding.fields) if finding.mechanism else ""
    return " ".join(filter(None, (asked, cause))), " · ".join(
        filter(None, (finding.evidence, finding.source))
    )


def _bars(reading: Reading, positions: tuple[int, ...]) -> Iterator[Bar]:
    longest = max((reading.figures[position].value for position in positions), default=0)
    for position in positions:
        figure = reading.figures[position]
        yield Bar(
            " ".join(figure.entity.split()), float(figure.value / longest) if longest else 0.0, figure.text
        )


def _paragraph(reading: Reading, offset: int) -> int:
    """The paragraph that a figure stands in, as a reader counts: blocks with text, from 1."""
    return sum(block.start <= offset for block in reading.article.blocks if block.end > block.start)
