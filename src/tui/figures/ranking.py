"""Ranks figures by how likely they are to be what the article is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tui.figures.models import Figure, Kind, Shape

# Weights of a linear score, fitted on articles whose headline states a figure of the body, title hidden;
# the second group speaks when the title is known.
_DIGITS, _EARLY, _REPEATED, _FIRST_SENTENCE, _FIRST_FIGURE = 1.6, 1.5, 1.1, 1.0, 0.8
_MONEY, _CHANGE, _MAGNITUDE, _SMALL, _BARE = 0.6, 0.4, 0.4, -0.4, -0.4
_TITLE_CURRENCY, _TITLE_NOUN, _TITLE_OVERLAP, _TITLE_PERCENT, _KEY = 1.4, 1.1, 1.0, 0.9, 10.0
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
        self.title = title.lower()
        self.title_words = set(_WORDS.findall(self.title))
        self.headline = headline
        self.title_units = {(figure.kind, figure.unit) for figure in headline}
        self.first_sentence = figures[0].sentence_end if figures and figures[0].start < 400 else 0
        self.overlaps: dict[int, float] = {}

    def score(self, figure: Figure, index: int) -> float:
        """The linear score of one figure."""
        score = _EARLY * (1 - figure.start / max(1, len(self.text)))
        score += _DIGITS * any(char.isdigit() for char in figure.text)
        score += _REPEATED * (self.counts[key_of(figure)] > 1)
        score += _FIRST_SENTENCE * (figure.sentence_start == 0 or figure.sentence_end == self.first_sentence)
        score += _FIRST_FIGURE * (index == 0)
        score += _MONEY * (figure.kind is Kind.MONEY)
        score += _CHANGE * (figure.direction is not None or figure.shape is Shape.CHANGE)
        size = abs(figure.value)
        score += _MAGNITUDE * min(1.0, max(0, size.adjusted()) / 9)
        plain = figure.kind in {Kind.COUNT, Kind.DURATION, Kind.QUANTITY}
        score += _SMALL * (size <= 12 and plain)
        score += _BARE * (figure.kind is Kind.COUNT and not figure.unit)
        return score + (self._by_title(figure) if self.title else 0.0)

    def _by_title(self, figure: Figure) -> float:
        score = _KEY * self.in_title(figure)
        agrees = (figure.kind, figure.unit) in self.title_units
        score += _TITLE_CURRENCY * (agrees and figure.kind is Kind.MONEY)
        score += _TITLE_PERCENT * (agrees and figure.kind is Kind.PERCENT)
        words = {
            word.lower() for word in (figure.noun, figure.concept.text if figure.concept else "") if word
        }
        score += _TITLE_NOUN * any(word in self.title for word in words)
        return score + _TITLE_OVERLAP * self._overlap(figure)

    def _overlap(self, figure: Figure) -> float:
        """The share of the title's words that the figure's sentence has."""
        if figure.sentence_start not in self.overlaps:
            sentence = self.text[
                figure.sentence_start : min(figure.sentence_end, figure.sentence_start + 1000)
            ]
            words = set(_WORDS.findall(sentence.lower()))
            self.overlaps[figure.sentence_start] = len(words & self.title_words) / max(
                1, len(self.title_words)
            )
        return self.overlaps[figure.sentence_start]

    def in_title(self, figure: Figure) -> bool:
        """Whether the title states the same value in a unit that does not contradict."""
        return any(
            other.value == figure.value
            and (other.unit == figure.unit or not other.unit or not figure.unit or other.kind is figure.kind)
            for other in self.headline
        )
