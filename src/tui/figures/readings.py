"""A text made ready for reading, and what is read in it before it becomes a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from tui.figures.fold import fold, lower
from tui.figures.grammar import Grammar
from tui.figures.lexicon import Unit
from tui.figures.models import Figure, Kind, Shape
from tui.figures.numerals import Number
from tui.figures.spans import Spans, no_figures, sentences


@dataclass(slots=True)
class Text:
    """A text made ready for reading: folded, lower-cased, its sentences and its stretches without figures."""

    raw: str
    folded: str
    lowered: str
    closed: Spans
    sentences: Spans


@dataclass(slots=True)
class Reading:
    """A number with its unit, while its figure is being made."""

    number: Number
    start: int
    end: int
    unit: Unit | None = None
    unit_text: str = ""
    before: bool = False
    """The unit, or its currency, stands before the number."""
    per: str = ""
    noun: str = ""
    rule: str = "number"
    sure: bool = True
    """Whether it is a figure by itself; "five" in "five to ten per cent" is one only through its partner."""
    high: Decimal | None = None
    shape: Shape = Shape.SINGLE


def prepare(text: str, grammar: Grammar) -> Text:
    """Fold a text and find its sentences and what holds no figures."""
    folded = fold(text)
    lowered = lower(folded)
    return Text(text, folded, lowered, no_figures(lowered, grammar), sentences(folded, grammar))


def compiled(pattern: str) -> re.Pattern[str] | None:
    """A grammar's pattern, or None where the language has none."""
    return re.compile(pattern) if pattern else None


def figure_of(reading: Reading, text: Text, language: str) -> Figure:
    """The figure of a reading, before the second pass."""
    number, unit = reading.number, reading.unit or Unit("", Kind.COUNT)
    sentence = text.sentences.index_of(reading.start)
    value = number.value * unit.factor
    return Figure(
        lang=language,
        start=reading.start,
        end=reading.end,
        text=text.raw[reading.start : reading.end],
        num_start=number.start,
        num_end=number.end,
        value=value,
        high=None if reading.high is None else reading.high * unit.factor,
        sig=number.sig,
        shape=reading.shape,
        bound=">" if number.more else "=",
        scale=number.scale * unit.factor,
        scale_text=number.scale_text,
        kind=unit.kind,
        unit=unit.unit or reading.noun.lower(),
        unit_text=reading.unit_text,
        per=reading.per,
        noun=reading.noun,
        sentence_start=text.sentences.starts[sentence],
        sentence_end=text.sentences.ends[sentence],
        rule=reading.rule,
    )
