"""Finds the noun that a number counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.figures.grammar import Grammar
from tui.figures.lexicon import Unit
from tui.figures.models import Kind

if TYPE_CHECKING:
    from tui.figures.readings import Reading, Text

_WORD = re.compile(r"\s?-?([^\W\d_](?:[\w'-]{0,40}\w)?)")
_DETERMINED = re.compile(
    r"(?:\b(?:a|an|the|its|their|his|her|my|our|your|this|that|each|every|per)|'s|s')(\s[a-z-]{2,12})?\s?[$€£]?$"
)
"""A word before a number that lets a singular follow: a 128K context window."""
_PLUS = re.compile(r"\+|-plus\b")
_IRREGULAR = frozenset(
    {
        "people",
        "children",
        "men",
        "women",
        "police",
        "troops",
        "staff",
        "feet",
        "teeth",
        "mice",
        "data",
        "media",
        "series",
        "species",
        "aircraft",
        "fishermen",
        "policemen",
        "lives",
        "personnel",
        "cattle",
        "sheep",
        "fish",
        "dead",
        "missing",
        "homeless",
        "crew",
        "youth",
        "livestock",
        "poultry",
        "offspring",
        "gpus",
        "cpus",
        "tpus",
        "menus",
    }
)
_NOT_PLURAL = frozenset(
    {
        "this",
        "its",
        "his",
        "is",
        "was",
        "has",
        "does",
        "us",
        "plus",
        "versus",
        "across",
        "towards",
        "always",
        "perhaps",
        "less",
        "unless",
        "thus",
        "as",
    }
)
_LATIN = re.compile(r"[a-z]{3,12}")
_IDEOGRAPHS = re.compile(r"[\u3400-\u9fff\u30a0-\u30ffー]{1,8}")
_HANGUL = re.compile(r"\s?([\uac00-\ud7a3]{2,8})")
_PARTICLES = re.compile(r"[的了在是和与與及以将將被有为為也都就并並后後前中上下内內外不使让讓于於到从從第]")


class NounFinder:
    """Finds count nouns in one language: in English by its plurals, elsewhere by what follows the counter."""

    def __init__(self, grammar: Grammar) -> None:
        self.lang = grammar.lang
        self.stops = grammar.stops
        self.nouns = grammar.nouns

    def attach(self, reading: Reading, text: Text) -> None:
        """Give a count its noun, if the words after it name one."""
        unit = reading.unit
        if unit is not None and (unit.kind is not Kind.COUNT or unit.unit):
            return
        end, noun = self._phrase(reading, text)
        if not noun:
            return
        reading.noun = noun
        known = self.nouns.get(noun.lower())
        if unit is None or known:
            reading.unit = Unit(known or (noun.lower() if self.lang == "en" else ""), Kind.COUNT)
        if self.lang == "en" or known:
            reading.unit_text, reading.end = noun, max(reading.end, end)
        reading.rule = "count noun"

    def counts(self, reading: Reading, text: Text) -> int:
        """How surely a noun follows the number: 0 none, 1 some word, 2 a plural or a known noun."""
        _, noun = self._phrase(reading, text)
        if not noun:
            return 0
        last = noun.lower().split()[-1]
        return 2 if last in self.nouns or last in _IRREGULAR or (self.lang == "en" and _plural(last)) else 1

    def _phrase(self, reading: Reading, text: Text) -> tuple[int, str]:
        if self.lang == "en":
            return self._english(reading, text)
        if self.lang in {"zh", "zh-Hant", "ja"}:
            return self._ideographic(reading.end, text)
        if self.lang == "ko":
            return self._known_after(reading.end, text, _HANGUL)
        return self._spaced(reading.end, text)

    def _english(self, reading: Reading, text: Text) -> tuple[int, str]:
        position = reading.end
        words: list[str] = []
        plus = _PLUS.match(text.lowered, position)
        end = position = plus.end() if plus else position
        match = _WORD.match(text.folded, position)
        hyphen = match is not None and text.folded[position] == "-"
        while match and len(words) < 5:
            word = match.group(1)
            low = word.lower()
            if (
                low in self.stops
                or (low.endswith("ly") and len(low) > 4)
                or (words and low.endswith("ing") and len(words) > 0)
            ):
                break
            if len(word) == 1 or low.partition("-")[0] in self.stops:
                break
            if any(char.isdigit() for char in word) and not _names_plural(text.folded, match.end(), word):
                break
            words.append(word)
            end = match.end()
            if (
                (_plural(low) and not word.isupper())
                or hyphen
                or (low in _IRREGULAR and not _plural_follows(text.folded, end))
            ):
                break
            match = _WORD.match(text.folded, end) if text.folded[end : end + 1] == " " else None
        if not words:
            return position, ""
        if hyphen or _many(words[-1].lower()):
            return end, " ".join(words)
        return self._singular(reading, text, position, words)

    def _singular(self, reading: Reading, text: Text, position: int, words: list[str]) -> tuple[int, str]:
        """The words after a number that end in no plural: a noun only behind an article, or after one."""
        before = text.lowered[max(0, reading.start - 30) : reading.start]
        told = _DETERMINED.search(before)
        if told and told.group(1) and reading.number.scale == 1:
            told = None  # a magnitude 7.5 struck
        if abs(reading.number.value) == 1 or len(words) > 3:
            words = words[:1]
        elif not told and not any(word.lower() in self.nouns for word in words):
            return position, ""
        match = re.compile(r"\s?-?" + r"\s".join(map(re.escape, words))).match(text.folded, position)
        return (match.end(), " ".join(words)) if match else (position, "")

    def _ideographic(self, position: int, text: Text) -> tuple[int, str]:
        start = position + (text.folded[position : position + 1] == " ")
        if self.lang == "ja":
            start += text.folded[start : start + 1] == "の"
        match = _IDEOGRAPHS.match(text.folded, start)
        if match is None:
            latin = _LATIN.match(text.lowered, start)
            known = latin is not None and latin.group() in self.nouns
            return (latin.end(), text.raw[start : latin.end()]) if latin and known else (position, "")
        noun = match.group()
        for length in range(min(8, len(noun)), 0, -1):
            if noun[:length].lower() in self.nouns:
                return start + length, text.raw[start : start + length]
        if self.lang == "ja" or reading_has_no_counter(position, text):
            return position, ""
        cut = _PARTICLES.search(noun)
        noun = noun[: cut.start()] if cut else noun
        return start + len(noun), text.raw[start : start + min(4, len(noun))] if len(noun) <= 4 else ""

    def _known_after(self, position: int, text: Text, shape: re.Pattern[str]) -> tuple[int, str]:
        match = shape.match(text.folded, position)
        if match is None:
            return position, ""
        word = match.group(1)
        for length in range(len(word), 1, -1):
            if word[:length] in self.nouns:
                return match.start(1) + length, word[:length]
        return position, ""

    def _spaced(self, position: int, text: Text) -> tuple[int, str]:
        match = _WORD.match(text.folded, position)
        if match is None or match.group(1).lower() in self.stops or match.start(1) == position:
            return position, ""  # a letter right behind a number is its ending: ikiye, binden
        second = _WORD.match(text.folded, match.end())
        if second:
            pair = text.lowered[match.start(1) : second.end(1)]
            if pair in self.nouns:
                return second.end(1), text.raw[match.start(1) : second.end(1)]
        word = match.group(1)
        if self.lang == "th":
            return position, ""
        if (
            self.lang == "vi"
            and second
            and second.group(1).lower() not in self.stops
            and second.group(1).islower()
        ):
            return second.end(1), text.raw[match.start(1) : second.end(1)]
        return match.end(1), text.raw[match.start(1) : match.end(1)] if len(word) > 1 else ""


def reading_has_no_counter(position: int, text: Text) -> bool:
    """Whether the number itself ends right here, without a counter: then Chinese names no noun."""
    return (
        text.folded[position - 1 : position].isdigit()
        or text.folded[position - 1 : position] in "万亿萬億兆千百十仟 "
    )


def _names_plural(folded: str, end: int, word: str) -> bool:
    """Whether a word with digits is the model of a plural right behind it: two F-16 jets."""
    follows = _WORD.match(folded, end) if folded[end : end + 1] == " " and word[0].isupper() else None
    return follows is not None and _many(follows.group(1).lower())


def _plural_follows(folded: str, end: int) -> bool:
    """Whether a plural stands right behind: three police officers."""
    follows = _WORD.match(folded, end) if folded[end : end + 1] == " " else None
    return follows is not None and _plural(follows.group(1).lower())


def _many(word: str) -> bool:
    return _plural(word) or word in _IRREGULAR


def _plural(word: str) -> bool:
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s"))
        and word not in _NOT_PLURAL
    )
