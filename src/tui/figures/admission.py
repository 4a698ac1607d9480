"""Decides which numbers are figures: not years, names, codes, or words that only look like numbers."""

from __future__ import annotations

import re

from tui.figures.grammar import Grammar
from tui.figures.models import Kind
from tui.figures.nouns import NounFinder
from tui.figures.numerals import Number
from tui.figures.readings import Reading, Text, compiled

_CAPITALISED = re.compile(r"[A-Z][A-Za-z]*")
# A letter, or a word and a hyphen; not the unit of a range's first end: 5km-10km.
_LATIN_BEFORE = re.compile(r"(?:[A-Za-z_]|(?<!\w)(?!\d[\d.,]*[a-z]{1,3}-)\w{0,8}[A-Za-z]\w{0,8}-)$")
_NAME_BEFORE = re.compile(r"(?<![A-Za-z0-9À-ỹ])([a-z]{0,3}[A-Z][\w.&'-]{0,30}) $")
_MODEL_BEFORE = re.compile(r"(?<![A-Za-z0-9])([A-Z][\w.-]{1,20})(?: \d{1,2}(?:\.\d{1,2})?)? $")
_MONEY = re.compile(r"[$€£¥₩₺]")
_OF_A_YEAR = re.compile(r"(?:\bthe|\bin|'s) $")
_SELLS = re.compile(
    r"\s(?:starts|costs|comes|gets|has|runs|ships|features|offers|sells|uses|adds|arrives|launches)\b"
)
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
        if self._is_name(reading, text):
            return False
        self.nouns.attach(reading, text)
        return True

    def _spelled_figure(self, reading: Reading, text: Text, *, certain: bool) -> bool:
        number, unit = reading.number, reading.unit
        if certain:
            return True
        if abs(number.value) == 1 and not (self.grammar.lang == "en" and self._counted(number, text)):
            lone = {"en": Kind.DURATION, "zh": Kind.MULTIPLE, "zh-Hant": Kind.MULTIPLE}  # 一倍
            return unit is not None and unit.kind is lone.get(self.grammar.lang)
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
        if number.grouped or len(shown) != 4 or not shown.isdigit() or self._counted(number, text):
            return False
        if not (1500 <= number.value <= 2150 or 2400 <= number.value <= 2650):
            return False
        before = text.lowered[max(0, number.start - 6) : number.start]
        return reading.unit is None or (self.grammar.spaced and _OF_A_YEAR.search(before) is not None)

    def _counted(self, number: Number, text: Text) -> bool:
        grammar, lowered = self.grammar, text.lowered
        before = lowered[max(0, number.start - 24) : number.start].rstrip()
        if before.endswith((*grammar.approximate, *grammar.at_least, *grammar.at_most)):
            return True
        return lowered.startswith((*grammar.at_least_after, *grammar.at_most_after), number.end)

    def _is_name(self, reading: Reading, text: Text) -> bool:
        number, unit, folded = reading.number, reading.unit, text.folded
        if (
            number.marked
            and unit is None
            and (_is_brand(folded, reading.end) or self._is_model(reading, text))
        ):
            return True
        if unit is not None or number.scale != 1:
            return False
        match = _NAME_BEFORE.search(folded[max(0, number.start - 34) : number.start])
        if match is None or (number.grouped and "." not in folded[number.start : number.end]):
            return False
        word = match.group(1)
        if word.endswith("'s"):
            return False  # "OSS's 33" is a score of it, not its name
        return not self._counts_anyway(word, reading, text)

    def _is_model(self, reading: Reading, text: Text) -> bool:
        """Whether a size belongs to a model's name: Llama 3.1 8B, but 8B parameters, the 8B model, $9B and Meta 8B."""
        number = reading.number
        if number.scale_text != "B" or self.nouns.counts(reading, text) > 1:
            return False
        before = text.folded[max(0, number.start - 60) : number.start]
        match = _MODEL_BEFORE.search(before)
        return (
            match is not None
            and match.group(1).lower() not in self.grammar.stops
            and _MONEY.search(before) is None
        )

    def _counts_anyway(self, word: str, reading: Reading, text: Text) -> bool:
        """Whether a capitalised word before a number is no name: it opens the sentence, or a noun follows."""
        number = reading.number
        first = text.sentences.starts[text.sentences.index_of(number.start)]
        ahead = text.folded[first : number.start - len(word) - 1].strip(" \"'“”\n")
        opens = word[:1].isupper() and word[1:].islower() and not ahead
        function_word = word.lower() in self.grammar.stops
        if opens and function_word:
            return True
        follows = self.nouns.counts(reading, text)
        if _SELLS.match(text.lowered, number.end):
            return False  # the iPhone 15 starts at a price
        return follows > 0 and (opens or function_word or (not number.spelled and follows > 1))


def _is_brand(folded: str, end: int) -> bool:
    """Whether two capitalised words follow a marked number: 1M AI News."""
    if not folded.startswith(" ", end):
        return False
    words = folded[end : end + 40].split(" ")[1:3]
    return len(words) == 2 and all(_CAPITALISED.match(word) for word in words)
