"""Ranks (第3位), ratings (4.7/5), fractions (one in five, 五分之一) and tenths (三成五, 3割1分), which are read whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tui.figures.grammar import Grammar
from tui.figures.lexicon import Unit
from tui.figures.models import Kind
from tui.figures.numerals import Number
from tui.figures.readings import Reading, Text

_TENTHS = (Decimal(10), Decimal(1), Decimal("0.1"))
"""Percent that 割, 分 and 厘 are each."""
_RATING = re.compile(
    r"(?<![\d.,/])(?P<n>\d{1,3}[.,]\d{1,2}) ?(?:/|out of) ?(?P<top>5|10|20|100)(?![\d/]|[.,]\d)"
)
"""With a decimal place it is a rating; 9/10 may be a fraction or a day as well."""


class SpecialReader:
    """Reads the ranks and fractions of one language."""

    def __init__(self, grammar: Grammar) -> None:
        self._ranks = tuple(re.compile(pattern) for pattern in grammar.ranks)
        self._fractions = tuple(re.compile(pattern) for pattern in grammar.fractions)
        self._tenths = tuple(re.compile(pattern) for pattern in grammar.tenths)
        self._ordinals = dict(grammar.ordinals)
        self._digits = grammar.numerals.digits
        self._words: dict[str, Decimal | int] = {**grammar.numerals.words, **grammar.numerals.multipliers}

    def read(self, text: Text) -> Iterator[Reading]:
        """Yield the ranks, ratings, fractions and tenths of a text, in no order."""
        yield from self._shares(text)
        yield from self._ratings(text)
        for pattern in self._ranks:
            for match in pattern.finditer(text.lowered):
                place = self._value(match.group("n"))
                if place is not None and 0 < place < 10_000:
                    yield self._reading(match, match.span("n"), place, Kind.RANK, "rank")
        for pattern in self._fractions:
            for match in pattern.finditer(text.lowered):
                top, bottom = self._value(match.group("num")), self._value(match.group("den"))
                if top and bottom and top < bottom:
                    yield self._reading(match, match.span(), top / bottom, Kind.RATIO, "fraction")

    def _shares(self, text: Text) -> Iterator[Reading]:
        for pattern in self._tenths:
            for match in pattern.finditer(text.lowered):
                found = [self._value(digit or "") or 0 for digit in match.group(*pattern.groupindex)]
                value = sum(
                    (Decimal(digit) * weight for digit, weight in zip(found, _TENTHS, strict=False)),
                    Decimal(0),
                )
                yield self._reading(match, match.span(), value, Kind.PERCENT, "tenths")

    def _ratings(self, text: Text) -> Iterator[Reading]:
        for match in _RATING.finditer(text.lowered):
            value = Decimal(match.group("n").replace(",", "."))
            if value <= Decimal(match.group("top")):
                yield self._reading(match, match.span("n"), value, Kind.SCORE, "rating")

    def _value(self, word: str) -> Decimal | None:
        digits = re.match(r"\d+", word)
        if digits:
            return Decimal(digits.group())
        if word in self._ordinals:
            return Decimal(self._ordinals[word])
        if word in self._words:
            return Decimal(self._words[word])
        if word == "a":
            return Decimal(1)
        if word and all(char in self._digits for char in word):
            return Decimal("".join(str(self._digits.index(char) % 10) for char in word))
        return _tens(word, self._digits)

    @staticmethod
    def _reading(
        match: re.Match[str], place: tuple[int, int], value: Decimal, kind: Kind, rule: str
    ) -> Reading:
        number = Number(place[0], place[1], value, 3 if kind is Kind.RANK else 2)
        unit = "percent" if kind is Kind.PERCENT else ""
        reading = Reading(number, match.start(), match.end(), Unit(unit, kind))
        reading.rule = rule
        return reading


def _tens(word: str, digits: str) -> Decimal | None:
    """Read 十二, 二十 and 三十五."""
    if "十" not in word or not digits:
        return None
    ten, _, one = word.partition("十")
    if any(char not in digits for char in ten + one) or len(ten) > 1 or len(one) > 1:
        return None
    return Decimal((digits.index(ten) % 10 if ten else 1) * 10 + (digits.index(one) % 10 if one else 0))
