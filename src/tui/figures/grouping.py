"""Makes the cards of a panel: one a quantity, comparisons side by side, five to eight shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tui.figures.following import Following, follows
from tui.figures.languages import grammar_of
from tui.figures.models import Figure, Kind, Passage

CARDS = 8
_COMPARED = frozenset({"exceeds", "below", "equals", "previous"})
_MEANING = 90
"""Characters of a meaning."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a panel shows of one quantity, or of two that the text compares."""

    figures: tuple[int, ...]
    """Positions in the sequence given: the most salient first, then its repetitions or what it is compared with."""
    value: str
    """As written: "$26 billion", or "37 vs 33"."""
    meaning: str
    """Whose, what, and over which time."""
    follows: tuple[Following, ...]
    evidence: Passage
    """The sentence."""
    paragraph: int
    rank: int
    bars: tuple[int, ...] = ()
    """The figures that bars may be drawn of: of one unit, kind and sign; empty where there are none."""


def group(figures: Sequence[Figure]) -> tuple[tuple[int, ...], ...]:
    """Group positions of figures: the same value and unit once, compared figures together; by rank.

    Args:
        figures: As `find` returned them.
    """
    same: dict[tuple[object, ...], list[int]] = {}
    for index in sorted(
        range(len(figures)), key=lambda place: (figures[place].rank, -figures[place].salience)
    ):
        same.setdefault(_key(figures[index]), []).append(index)
    groups, used = [], set()
    for members in same.values():
        if _key(figures[members[0]]) in used:
            continue
        used.add(_key(figures[members[0]]))
        pair = _partner(members, figures)
        if pair and _key(figures[pair[1]]) not in used:
            used.add(_key(figures[pair[1]]))
            rest = [member for member in members if member not in pair]
            groups.append((*pair, *rest))
        else:
            groups.append(tuple(members))
    return tuple(groups)


def cards(figures: Sequence[Figure], limit: int = CARDS) -> tuple[Card, ...]:
    """Return the cards of a text, the most telling first.

    Args:
        figures: As `find` returned them.
        limit: The most cards; a large number gives every figure its card.
    """
    following = follows(figures)
    shown = [members for members in group(figures) if not _is_told(members, figures, limit)]
    return tuple(_card(members, figures, following) for members in shown[:limit])


def _key(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.high, figure.unit, figure.kind is Kind.RANK


def _partner(members: Sequence[int], figures: Sequence[Figure]) -> tuple[int, int] | None:
    """A figure of the group and the one it is compared with, the one that stands first in the text leading."""
    for member in members:
        relation = figures[member].relation
        if relation and relation.type in _COMPARED and relation.other < len(figures):
            return (member, relation.other)
    for member in members:
        for index in range(max(0, member - 3), min(len(figures), member + 4)):
            relation = figures[index].relation
            if relation and relation.type in _COMPARED and relation.other == member:
                return (index, member)
    return None


def _is_told(members: Sequence[int], figures: Sequence[Figure], limit: int) -> bool:
    """Whether the few cards leave it out: a span that another card already tells as its period."""
    if limit > CARDS:
        return False
    figure = figures[members[0]]
    return figure.kind is Kind.DURATION and any(
        other.period is not None and other.period.start == figure.start and other is not figure
        for other in figures[max(0, members[0] - 4) : members[0] + 5]
    )


def _card(members: tuple[int, ...], figures: Sequence[Figure], following: Sequence[Following]) -> Card:
    lead = figures[members[0]]
    pair = len(members) > 1 and _key(figures[members[1]]) != _key(lead)
    told: dict[tuple[str, Decimal, str], Following] = {}
    for item in following:
        if item.figures[0] in members and set(item.figures) <= set(members) | {item.figures[-1]}:
            # What the text repeats has the same conclusion at every place.
            told.setdefault((item.kind, item.value, item.unit), item)
    value = _shown(lead)
    if pair:
        other = figures[members[1]]
        previous = lead.relation is not None and lead.relation.type == "previous"
        value = f"{_one_line(other.text)} → {value}" if previous else f"{value} vs {_one_line(other.text)}"
    comparable = pair and all(
        (figures[member].unit, figures[member].kind) == (lead.unit, lead.kind) for member in members[:2]
    )
    drawable = comparable and all(figures[member].value > 0 for member in members[:2])
    return Card(
        figures=members,
        value=value,
        meaning=_meaning(lead),
        follows=tuple(told.values()),
        evidence=Passage("", lead.sentence_start, lead.sentence_end),
        paragraph=lead.paragraph,
        rank=lead.rank,
        bars=members[:2] if drawable else (),
    )


def _shown(figure: Figure) -> str:
    """The figure as written; a noun that stood before another is made plural: a 550 billion parameter model."""
    text = _one_line(figure.text)
    known = figure.lang == "en" and f"{figure.unit}s" in grammar_of("en").nouns
    return f"{text}s" if known and figure.value != 1 and text.endswith(f" {figure.unit}") else text


def _meaning(figure: Figure) -> str:
    concept = figure.concept.text if figure.concept else ""
    if concept and concept.lower() in figure.text.lower():
        concept = figure.clause.text if figure.clause else ""
    period = figure.period.text if figure.period else ""
    if period in concept:
        period = ""
    parts = [part for part in (figure.entity, concept, period) if part]
    return " · ".join(dict.fromkeys(_one_line(part) for part in parts))[:_MEANING]


def _one_line(text: str) -> str:
    return " ".join(text.split())
