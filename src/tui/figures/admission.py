"""Decides which numbers are figures: not years, names, codes, or words that only look like numbers."""

from __future__ import annotations

import re

from tui.figures.grammar import Grammar
from tui.figures.models import Kind
from tui.figures.naming import Naming, is_counted
from tui.figures.nouns import NounFinder
from tui.figures.numerals import Number
from tui.figures.readings import Reading, Text, compiled

# A letter, or a word and a hyphen; not the unit of a range's first end: 5km-10km.
_LATIN_BEFORE = re.compile(r"(?:[A-Za-z_]|(?<!\w)(?!\d[\d.,]*[a-z]{1,3}-)\w{0,8}[A-Za-z]\w{0,8}-)$")
_OF_A_YEAR = re.compile(r"(?:\bthe|\bin|'s) $")
_CODE_TAIL = re.compile(r"-(\d+)")
_LARGE = 10_000
"""A spelled number from here on is a figure even where nothing says what it counts: 跌破十四万."""
_CERTAIN = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.TEMPERATURE, Kind.AGE, Kind.QUANTITY})


class Admission:
    """Decides for one language."""

    def __init__(self, grammar: Grammar, nouns: NounFinder) -> None:
        self.grammar = grammar
        self.nouns = nouns
        self._vague_before = compiled(grammar.vague_before)
        self._vague_after = compiled(grammar.vague_after)
        self._naming = Naming(grammar, nouns)
        self._part_link = compiled(grammar.part_link)

    def is_vague(self, number: Number, text: Text) -> bool:
        """Whether a spelled number says no value: 数十, several hundred."""
        before = text.lowered[max(0, number.start - 20) : number.start]
        if not number.spelled:
            return False
        if not text.lowered.startswith("折", number.end) and self._neighbours(
            text.lowered[number.start : number.end]
        ):
            return True
        if self._vague_before and self._vague_before.search(before):
            return True
        return bool(self._vague_after and self._vague_after.match(text.lowered, number.end))

    def _neighbours(self, shown: str) -> bool:
        """Whether two digits that follow each other stand side by side: 二三十, 十七八万, 삼사십 are about so many."""
        digits = self.grammar.numerals.digits
        whole = (
            re.split(rf"[{self.grammar.numerals.point}]", shown)[0] if self.grammar.numerals.point else shown
        )
        places = [digits.find(char) % 10 if char in digits else 0 for char in whole]
        return len(places) > 1 and any(
            0 < first == second - 1 and before == after == 0
            for before, first, second, after in zip(
                [0, *places], places, places[1:], [*places[2:], 0], strict=False
            )
        )

    def stands_free(self, reading: Reading, text: Text) -> bool:
        """Whether a number is no part of a code or word: GPT-5, A4, 11a, %20, 24703-1."""
        folded = text.folded
        number = reading.number
        if not reading.before and _LATIN_BEFORE.search(folded[max(0, number.start - 10) : number.start]):
            return False
        if folded[number.start - 1 : number.start] == "%" and not (
            reading.before and reading.unit and reading.unit.kind is Kind.PERCENT
        ):
            return False
        follows = folded[number.end : number.end + 1]
        runs_on = follows.isascii() and follows.isalpha() and folded[number.end - 1].isdigit()
        if runs_on and reading.end <= number.end:
            return False
        code = _CODE_TAIL.match(folded, number.end)
        shown = folded[number.start : number.end]
        return not (code and shown.isdigit() and len(shown) > max(4, len(code.group(1))))

    def is_figure(self, reading: Reading, text: Text) -> bool:
        """Whether a number is a figure by itself; a count is given its noun on the way."""
        number, unit = reading.number, reading.unit
        certain = unit is not None and unit.kind in _CERTAIN
        if number.spelled:
            return self._spelled_figure(reading, text, certain=certain)
        if certain:
            return True
        if self._is_year(reading, text) or self._is_time_signature(reading, text):
            return False
        if self._naming.is_name(reading, text):
            return False
        self.nouns.attach(reading, text)
        return True

    def _spelled_figure(self, reading: Reading, text: Text, *, certain: bool) -> bool:
        number, unit = reading.number, reading.unit
        if certain:
            return True
        if abs(number.value) == 1 and not (
            self.grammar.lang == "en" and is_counted(number, text, self.grammar)
        ):
            lone = {"en": Kind.DURATION, "zh": Kind.MULTIPLE, "zh-Hant": Kind.MULTIPLE}  # 一倍
            return unit is not None and unit.kind is lone.get(self.grammar.lang)
        if unit is None and number.value > 1 and self._of_a_whole(number, text):
            return True
        known = unit is not None
        self.nouns.attach(reading, text)
        large = abs(number.value) >= _LARGE and number.grouped and self._has_head(number, text)
        if not self.grammar.spaced and not known and not large and not (reading.unit and reading.unit.unit):
            return False  # 三地: a guessed noun is too little for a small spelled number
        if (
            self.grammar.lang == "ko"
            and number.value < 10
            and text.raw[number.start : number.end] in self.grammar.numerals.digits
        ):
            return False  # 이 회사 is "this company", not two of them
        return (
            reading.unit is not None
            or bool(reading.noun)
            or (number.grouped and number.value >= 1000 and self.grammar.spaced)
            or large
        )

    def _of_a_whole(self, number: Number, text: Text) -> bool:
        """Whether a spelled number tells a part of a counted whole: ten of the 15 countries."""
        match = self._part_link.match(text.lowered, number.end) if self._part_link else None
        return match is not None and text.lowered[match.end() : match.end() + 1].isdigit()

    def _has_head(self, number: Number, text: Text) -> bool:
        """Whether a spelled number begins with how many: 三万, not the 만 of "only" or the 천만 of "not at all"."""
        rules, shown = self.grammar.numerals, text.lowered[number.start : number.end]
        heads = [word for word, factor in rules.multipliers.items() if rules.myriad and factor > 10]
        return not shown.startswith((*rules.scales, *heads))

    def _is_time_signature(self, reading: Reading, text: Text) -> bool:
        """Whether a bare fraction stands with nothing it could be a part of: a 6/8 feel."""
        number = reading.number
        mixed = not re.fullmatch(r"\d+/\d+", text.folded[number.start : number.end])
        return number.fraction and reading.unit is None and not mixed and self.nouns.counts(reading, text) < 2

    def _is_year(self, reading: Reading, text: Text) -> bool:
        """Whether four plain digits are a year: always without a unit, and in "the 2025 jobs report"."""
        number = reading.number
        shown = text.folded[number.start : number.end]
        if number.grouped or len(shown) != 4 or not shown.isdigit() or is_counted(number, text, self.grammar):
            return False
        if not (1500 <= number.value <= 2150 or 2400 <= number.value <= 2650):
            return False
        before = text.lowered[max(0, number.start - 6) : number.start]
        return reading.unit is None or (self.grammar.spaced and _OF_A_YEAR.search(before) is not None)
