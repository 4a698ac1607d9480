"""Tells the numbers of names from those that count: Nemotron 3, iPhone 15, Llama 3.1 8B, ネモトロン3スーパー."""

from __future__ import annotations

import re

from tui.figures.grammar import Grammar
from tui.figures.nouns import NounFinder
from tui.figures.numerals import Number
from tui.figures.readings import Reading, Text, compiled

_CAPITALISED = re.compile(r"[A-Z][A-Za-z]*")
_NAME_BEFORE = re.compile(r"(?<![A-Za-z0-9À-ỹ])([a-z]{0,3}[A-Z][\w.&'-]{0,30}) $")
_MODEL_BEFORE = re.compile(r"(?<![A-Za-z0-9])([A-Z][\w.-]{1,20})(?: \d{1,2}(?:\.\d{1,2})?)? $")
_MODEL_GOES_ON = re.compile(r" [A-Z][a-z]+")
_MONEY = re.compile(r"[$€£¥₩₺]")
_SELLS = re.compile(
    r"\s(?:starts|costs|comes|gets|has|runs|ships|features|offers|sells|uses|adds|arrives|launches)\b"
)
_SMALL_NUMBER = 100


class Naming:
    """Knows the names of one language."""

    def __init__(self, grammar: Grammar, nouns: NounFinder) -> None:
        self.grammar = grammar
        self.nouns = nouns
        self._named = compiled(grammar.named)

    def is_name(self, reading: Reading, text: Text) -> bool:
        """Whether a number without a unit is part of a name."""
        number = reading.number
        if reading.unit is not None:
            return False
        if number.marked and (_is_brand(text.folded, reading.end) or self._is_model(reading, text)):
            return True
        if number.scale != 1:
            return False
        return self._in_name(number, text) or self._is_numbered(reading, text)

    def _is_numbered(self, reading: Reading, text: Text) -> bool:
        """Whether a capitalised word stands before a number that counts nothing: Nemotron 3."""
        number, folded = reading.number, text.folded
        match = _NAME_BEFORE.search(folded[max(0, number.start - 34) : number.start])
        if match is None or (number.grouped and "." not in folded[number.start : number.end]):
            return False
        word = match.group(1)
        if word.endswith("'s"):
            return False  # "OSS's 33" is a score of it, not its name
        if word[1:].lower() != word[1:] and _MODEL_GOES_ON.match(folded, number.end):
            return True  # iPhone 15 Pro units
        return not self._counts_anyway(word, reading, text)

    def _in_name(self, number: Number, text: Text) -> bool:
        """Whether words on both sides make a small bare number part of a name: 네모트론 3 슈퍼."""
        if not self._named or number.grouped or not 0 < number.value < _SMALL_NUMBER:
            return False
        after = text.folded[number.end : number.end + 2].strip()[:1]
        return (
            after.isalpha()
            and not is_counted(number, text, self.grammar)
            and self._named.search(text.folded, max(0, number.start - 2), number.start) is not None
        )

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
        if follows < 2 and not function_word and _MODEL_GOES_ON.match(text.folded, number.end):
            return False  # Nemotron 3 Super
        if _SELLS.match(text.lowered, number.end):
            return False  # the iPhone 15 starts at a price
        return follows > 0 and (opens or function_word or (not number.spelled and follows > 1))


def is_counted(number: Number, text: Text, grammar: Grammar) -> bool:
    """Whether words as "about" and "or more" tell that a number counts something."""
    lowered = text.lowered
    before = lowered[max(0, number.start - 24) : number.start].rstrip()
    if before.endswith((*grammar.approximate, *grammar.at_least, *grammar.at_most)):
        return True
    return lowered.startswith((*grammar.at_least_after, *grammar.at_most_after), number.end)


def _is_brand(folded: str, end: int) -> bool:
    """Whether two capitalised words follow a marked number: 1M AI News."""
    if not folded.startswith(" ", end):
        return False
    words = folded[end : end + 40].split(" ")[1:3]
    return len(words) == 2 and all(_CAPITALISED.match(word) for word in words)
