"""A card of the key figures, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass

from tui.articles.document import Code
from tui.figures.models import Figure
from tui.languages.catalogue import _
from tui.services.views import Reading
from tui.widgets.reader.marks import suspects


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
    beside: str = ""
    """What it measures, short, beside the value."""
    meaning: str = ""
    """What it measures and what follows from it."""
    evidence: str = ""
    """The paragraph and the source."""
    suspect: bool = False


KEY_FIGURES = 8
"""Cards at most, unless every figure is asked for."""


def cards_of(reading: Reading, *, every: bool = False) -> tuple[Card, ...]:
    """Return the cards of an article, the most salient figure first, suspect ones never left out.

    Args:
        reading: The opened article.
        every: Whether every figure gets a card.
    """
    checks = suspects(reading)
    codes = [block for block in reading.article.blocks if isinstance(block, Code)]
    groups: dict[tuple[object, ...], list[int]] = {}
    for position, figure in sorted(
        enumerate(reading.figures), key=lambda item: (item[1].rank or 10_000, item[1].start)
    ):
        if any(block.start <= figure.start < block.end for block in codes):
            continue
        groups.setdefault((figure.value, figure.high, figure.unit, figure.kind), []).append(position)
    chosen = [
        members
        for number, members in enumerate(groups.values())
        if every or number < KEY_FIGURES or any(member in checks for member in members)
    ]
    return tuple(_card(reading, number, tuple(members), checks) for number, members in enumerate(chosen, 1))


def _card(reading: Reading, number: int, members: tuple[int, ...], checks: dict[int, int]) -> Card:
    figure = reading.figures[members[0]]
    suspect = next((checks[member] for member in members if member in checks), None)
    meaning, evidence = _said(figure), f"¶{_paragraph(reading, figure.start)}"
    if suspect is not None:
        finding = reading.findings[suspect]
        meaning = (
            _("check: {suggestion}?").format(suggestion=finding.suggest_text)
            if finding.suggest_text
            else _("check")
        )
        meaning += f" ({_(finding.mechanism).format(**finding.fields)})" if finding.mechanism else ""
        evidence = " · ".join(filter(None, (finding.evidence, finding.source)))
    return Card(
        number,
        members,
        figure.start,
        " ".join(figure.text.split()),
        figure.noun if figure.noun not in figure.text else "",
        meaning,
        evidence,
        suspect is not None,
    )


def _paragraph(reading: Reading, offset: int) -> int:
    """The paragraph that a figure stands in, as a reader counts: blocks with text, from 1."""
    return sum(block.start <= offset for block in reading.article.blocks if block.end > block.start)


def _said(figure: Figure) -> str:
    concept = figure.concept.text if figure.concept else ""
    period = figure.period.text if figure.period else ""
    meaning = " · ".join(dict.fromkeys(filter(None, (figure.entity, concept, period))))
    return " ".join(meaning.split())
