"""Ranks figures by how likely they are to be what the article is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Context, Decimal

from tui.figures.models import Figure, Kind, Shape

# Weights of a linear score, fitted on articles whose headline states a figure of the body, title hidden;
# the second group speaks when the title is known.
_DIGITS, _EARLY, _REPEATED, _FIRST_SENTENCE, _FIRST_FIGURE = 1.6, 1.5, 1.1, 1.0, 0.8
_MONEY, _CHANGE, _MAGNITUDE, _SMALL, _BARE = 0.6, 0.4, 0.4, -0.4, -0.4
_TIME = -0.3
_TITLE_CURRENCY, _TITLE_NOUN, _TITLE_OVERLAP, _TITLE_PERCENT, _TITLE_SCALE, _KEY = (
    1.4,
    1.1,
    1.0,
    0.9,
    0.6,
    10.0,
)
_ROUNDED = 6.0
_TELLING_DIGITS = 3
"""Significant digits from which on equal values are one quantity."""
_STEM = 5
_SHORTEST = 4
"""Letters of a Latin word from which on it may have an ending in the title."""
_SIGNED = frozenset({Kind.MONEY, Kind.PERCENT})
_FUNCTION_WORDS = frozenset(
    [
        "the", "and", "for", "with", "from", "that", "this", "was", "were", "are", "has", "have", "had", "his", "her",
        "its", "their", "they", "will", "would", "after", "over", "into", "but", "not", "who", "how", "what", "when",
        "why", "been", "than", "about", "more",
    ]
)  # fmt: skip
_WORDS = re.compile(r"[^\W\d_]{3,}|[\u4e00-\u9fff]{2}|[\u0e00-\u0e7f]{4}")

Key = tuple[Decimal, Decimal | None, str]


def key_of(figure: Figure) -> Key:
    """What makes two figures the same quantity: value, other end, unit."""
    return figure.value, figure.high, figure.unit


def ranked(
    figures: Sequence[Figure], text: str, title: str, headline: Sequence[Figure]
) -> tuple[Figure, ...]:
    """Return the figures in the text's order with salience and rank.

    Args:
        figures: The text's figures in order.
        text: The text.
        title: Its title, or empty.
        headline: The title's figures.

    Returns:
        The same figures; those of one value and unit share a rank, which is that of their most salient one.
    """
    scorer = _Scorer(figures, text, title, headline)
    scores = [scorer.score(figure, index) for index, figure in enumerate(figures)]
    best: dict[Key, float] = {}
    for figure, score in zip(figures, scores, strict=True):
        best[key_of(figure)] = max(score, best.get(key_of(figure), score))
    order = {key: place for place, key in enumerate(sorted(best, key=lambda key: -best[key]), 1)}
    return tuple(
        replace(
            figure, salience=round(score, 3), rank=order[key_of(figure)], in_title=scorer.in_title(figure)
        )
        for figure, score in zip(figures, scores, strict=True)
    )


class _Scorer:
    def __init__(self, figures: Sequence[Figure], text: str, title: str, headline: Sequence[Figure]) -> None:
        self.text = text
        self.counts = Counter(key_of(figure) for figure in figures)
        self.values = Counter(figure.value for figure in figures)
        self.title = _Title(title, headline, figures) if title.strip() else None
        self.first_sentence = figures[0].sentence_end if figures and figures[0].start < 400 else 0

    def score(self, figure: Figure, index: int) -> float:
        """The linear score of one figure."""
        score = _EARLY * (1 - figure.start / max(1, len(self.text)))
        score += _DIGITS * any(char.isdigit() for char in figure.text)
        score += _REPEATED * self._is_repeated(figure)
        score += _FIRST_SENTENCE * (figure.sentence_start == 0 or figure.sentence_end == self.first_sentence)
        score += _FIRST_FIGURE * (index == 0)
        score += _MONEY * (figure.kind is Kind.MONEY)
        score += _CHANGE * (figure.direction is not None or figure.shape is Shape.CHANGE)
        size = abs(figure.value)
        score += _MAGNITUDE * min(1.0, max(0, size.adjusted()) / 9)
        plain = figure.kind in {Kind.COUNT, Kind.DURATION, Kind.QUANTITY}
        score += _SMALL * (size <= 12 and plain)
        score += _TIME * (figure.kind in {Kind.DURATION, Kind.AGE})
        score += _BARE * (figure.kind is Kind.COUNT and not figure.unit)
        return score + (self.title.score(figure, self.text) if self.title else 0.0)

    def _is_repeated(self, figure: Figure) -> bool:
        """Whether the text states the quantity again; a number of several digits may come without its unit."""
        return self.counts[key_of(figure)] > 1 or (
            figure.sig >= _TELLING_DIGITS and self.values[figure.value] > 1
        )

    def in_title(self, figure: Figure) -> bool:
        """Whether the title states the same value in a unit that does not contradict."""
        return self.title is not None and self.title.states(figure)


class _Title:
    """What a title says of a figure of its text, with or without its number."""

    def __init__(self, title: str, headline: Sequence[Figure], figures: Sequence[Figure]) -> None:
        self.lowered = title.lower()
        self.stems = _stems(self.lowered)
        self.headline = headline
        self.units = {(figure.kind, figure.unit) for figure in headline}
        self.overlaps: dict[int, float] = {}
        # Where the text has the title's own figure, another one of its scale, or one near it, is no nearer to it.
        self.is_known = any(self.states(figure) for figure in figures)
        self.unstated = [
            other for other in headline if not any(_is_stated(other, figure) for figure in figures)
        ]

    def score(self, figure: Figure, text: str) -> float:
        """What the title adds to the score of a figure of `text`."""
        score = _KEY * self.states(figure) + _ROUNDED * self._rounds(figure)
        agrees = (figure.kind, figure.unit) in self.units or self._names(figure.unit_text)
        score += _TITLE_CURRENCY * (agrees and figure.kind is Kind.MONEY)
        score += _TITLE_PERCENT * (agrees and figure.kind is Kind.PERCENT)
        score += _TITLE_SCALE * (not self.is_known and self._names(figure.scale_text))
        counted = figure.noun or (figure.unit_text if figure.kind not in _SIGNED else "")
        concept = figure.concept.text.lower() if figure.concept else ""
        named = _head(counted) in self.stems if counted else False
        score += _TITLE_NOUN * (named or (bool(concept) and concept in self.lowered))
        return score + _TITLE_OVERLAP * self._overlap(figure, text)

    def states(self, figure: Figure) -> bool:
        """Whether the title states the same value in a unit that does not contradict."""
        return any(_is_stated(other, figure) for other in self.headline)

    def _rounds(self, figure: Figure) -> bool:
        """Whether the title rounds the figure: "$9 billion" over $8.8 billion."""
        return any(
            other.kind is figure.kind
            and other.unit == figure.unit
            and (other.unit or other.noun == figure.noun)
            and figure.sig > other.sig
            and rounded(figure.value, other.sig) == other.value
            for other in self.unstated
        )

    def _names(self, word: str) -> bool:
        """Whether the title has a sign, unit or scale as the text writes it: "Billions lost", "$ falls"."""
        low = word.lower()
        if not low or low not in self.lowered:
            return False
        if not (low.isascii() and low.isalpha()):
            return True
        end = "(?![a-z])" if len(low) < _SHORTEST else ""
        return re.search(rf"(?<![a-z]){low}{end}", self.lowered) is not None

    def _overlap(self, figure: Figure, text: str) -> float:
        """The share of the title's words that the figure's sentence has."""
        start = figure.sentence_start
        if start not in self.overlaps:
            words = _stems(text[start : min(figure.sentence_end, start + 1000)].lower())
            self.overlaps[start] = len(words & self.stems) / max(1, len(self.stems))
        return self.overlaps[start]


def _is_stated(other: Figure, figure: Figure) -> bool:
    """Whether a title's figure is a text's: a bare 30 may be 30 jets, and is not 30%."""
    if other.value != figure.value:
        return False
    if other.unit == figure.unit or other.kind is figure.kind:
        return True
    signed = other.kind in _SIGNED or figure.kind in _SIGNED
    return not signed and (not other.unit or not figure.unit)


def rounded(value: Decimal, digits: int) -> Decimal:
    """Return a value rounded to its first significant digits, half up as writers do.

    Args:
        value: Any finite value.
        digits: How many; at least 1.
    """
    return Context(prec=max(1, digits), rounding=ROUND_HALF_UP).plus(value)


def _stems(lowered: str) -> set[str]:
    """The words of a text cut to their stems, function words left out."""
    return {word[:_STEM] for word in _WORDS.findall(lowered) if word not in _FUNCTION_WORDS}


def _head(noun: str) -> str:
    """The stem of the last word of a noun phrase."""
    words = _WORDS.findall(noun.lower())
    return words[-1][:_STEM] if words else noun.lower()
