"""Decides what a word of several meanings measures, by the words around it: キロ of rice, pounds of profit."""

from __future__ import annotations

import re

from tui.figures.grammar import Grammar
from tui.figures.lexicon import kinded
from tui.figures.models import Kind
from tui.figures.readings import Reading, Text

_AHEAD, _BEHIND = 40, 24
"""Characters around a figure that may say what its unit means."""
_FAR = 1_000
_LETTERS = frozenset({"C", "F"})
"""Symbols that are degrees only where the talk is of temperature: 38C, but vitamin C and 4F."""


class Senses:
    """Settles the meanings of one language's ambiguous units."""

    def __init__(self, grammar: Grammar) -> None:
        self._senses = tuple(
            (word, re.compile(pattern), kinded(meaning)) for word, pattern, meaning in grammar.senses
        )
        self._words = {word for word, _, _ in self._senses}
        self._inflected = bool(grammar.unit_suffix)
        self._thermal = re.compile(grammar.thermal) if grammar.thermal else None

    def settle(self, reading: Reading, text: Text) -> None:
        """Give an ambiguous unit the meaning that its surroundings call for, or take a false one away."""
        unit = reading.unit
        if unit is None:
            return
        if reading.unit_text in _LETTERS and unit.kind is Kind.TEMPERATURE:
            if not self._is_thermal(reading, text):
                reading.unit, reading.unit_text, reading.end = None, "", reading.number.end
            return
        word = self._word(reading.unit_text.lower())
        if not word:
            return
        near = [
            (self._distance(pattern, reading, text), meaning)
            for other, pattern, meaning in self._senses
            if other == word
        ]
        distance, meaning = min(near, key=lambda found: found[0])
        if distance < _FAR:
            reading.unit, reading.rule = meaning, "unit by context"

    def _distance(self, pattern: re.Pattern[str], reading: Reading, text: Text) -> int:
        """Characters between the figure and the nearest word of a meaning; one without words comes last."""
        if not pattern.pattern:
            return _FAR - 1
        start, end = self._window(reading, text)
        gaps = [
            max(0, reading.start - match.end(), match.start() - reading.end)
            for match in pattern.finditer(text.lowered, start, end)
        ]
        return min(gaps, default=_FAR)

    def _word(self, surface: str) -> str:
        if surface in self._words or not self._inflected:
            return surface if surface in self._words else ""
        return next((word for word in self._words if surface.startswith(word)), "")

    def _is_thermal(self, reading: Reading, text: Text) -> bool:
        start, end = self._window(reading, text)
        return bool(self._thermal and self._thermal.search(text.lowered, start, end))

    @staticmethod
    def _window(reading: Reading, text: Text) -> tuple[int, int]:
        sentence = text.sentences.index_of(reading.start)
        first, last = text.sentences.starts[sentence], text.sentences.ends[sentence]
        return max(first, reading.start - _AHEAD), min(last, reading.end + _BEHIND)
