"""Reads what a figure is counted by: a year, per share, 每股, yılda."""

from __future__ import annotations

import re
from dataclasses import replace

from tui.figures.grammar import Grammar
from tui.figures.lexicon import DURATIONS
from tui.figures.models import Kind
from tui.figures.readings import Reading, Text

_LONG_AGO = re.compile(r"\s(?:ago|earlier|before|later|after)\b")
_SPEEDS = {"m", "km", "mi", "ft", "cm", "Mb", "Gb", "Tb", "KB", "MB", "GB", "TB", "B"}
_COUNTED = re.compile(r"[\d.,]*\d(?=\s?$)")
_IN_WORD = re.compile(r"[\u4e00-\u9fff\uac00-\ud7a3]")


class Denominators:
    """Reads the denominators of one language."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._longest = max(map(len, grammar.per), default=0)

    def read(self, reading: Reading, text: Text) -> None:
        """Give a reading its denominator, and stretch it over the words."""
        position = reading.end
        while position < reading.end + 2 and text.lowered[position : position + 1] == " ":
            position += 1
        lowered = text.lowered
        for length in range(min(self._longest, len(lowered) - position), 0, -1):
            per = self.grammar.per.get(lowered[position : position + length])
            if per and not (
                lowered[position + length : position + length + 1].isalnum() and self.grammar.spaced
            ):
                if not _LONG_AGO.match(lowered, position + length):
                    _apply(reading, per, position + length)
                return
        before = lowered[max(0, reading.start - 16) : reading.start].rstrip()
        for phrase, per in self.grammar.per_before.items():
            if before.endswith(phrase) and self._stands_alone(phrase, before[: -len(phrase)]):
                _apply(reading, per, reading.end)
                return

    def _stands_alone(self, phrase: str, ahead: str) -> bool:
        """Whether a denominator is one, by what stands ahead: not in 5 yılda, 21日 and 더불어민주당."""
        counted = _COUNTED.search(ahead)
        if counted:
            return counted.group() == "1"
        if self.grammar.spaced:
            return ahead.rstrip().rsplit(" ", 1)[-1] not in self.grammar.numerals.words
        runs_on = _IN_WORD.search(ahead[-1:]) if len(phrase) < 3 else None
        return not (runs_on and (len(phrase) == 1 or runs_on.group() >= "\uac00"))


def _apply(reading: Reading, per: str, end: int) -> None:
    unit = reading.unit
    if unit is None and reading.number.fraction:
        return
    reading.per, reading.end = per, end
    if unit and unit.kind is Kind.QUANTITY and per in DURATIONS and unit.unit in _SPEEDS:
        reading.unit = replace(unit, unit=f"{unit.unit}/{per}")
