"""Finds whose a figure is: the name nearest before it."""

from __future__ import annotations

import re

from tui.figures.grammar import Grammar
from tui.figures.models import Figure, Kind
from tui.figures.readings import Text

_NEAR, _FAR = 40, 120
LINK = re.compile(r"\b(?:that|which|who|where|when|while|because|and|but)\s")
"""Begins a clause that may have a subject of its own."""
_LETTER = "A-Za-z0-9_À-ɏḀ-ỹ"
_NAME = re.compile(
    rf"(?<![{_LETTER}-])(?:[A-ZÀ-ÖØ-ÞĐĞİŞÇÖÜ][{_LETTER}&.-]{{0,24}}[{_LETTER}]|[A-Z]{{2,12}})"
    rf"(?:\s(?:[A-ZÀ-ÖØ-ÞĐĞİŞÇÖÜ][{_LETTER}&.-]{{0,24}}[{_LETTER}]|\d{{1,2}}(?=\s[A-Z]))){{0,3}}"
)
_SHORTENED = re.compile(r"(?:\b[A-Z]\.)+[A-Z]$|\b(?:Jr|Sr|Inc|Corp|Co|Ltd)$")
"""A name that the full stop behind it belongs to."""
_KATAKANA = re.compile(
    r"(?<![ァ-ヶー・同])(?<![こそ]の)[ァ-ヶー・]{3,16}(?:\d{1,2}[ァ-ヶー・]{2,16})?|[\u4e00-\u9fff]{2,10}(?:公司|集团|集團|銀行|银行|大学|大學|省|市|社)"
)
_NOT_NAMES = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "It",
        "He",
        "She",
        "They",
        "We",
        "But",
        "And",
        "Of",
        "For",
        "From",
        "By",
        "With",
        "As",
        "If",
        "This",
        "That",
        "These",
        "Those",
        "There",
        "About",
        "Around",
        "More",
        "Another",
        "Some",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Bu",
        "Bir",
        "Ve",
        "Trong",
        "Tuy",
        "Theo",
        "Công",
        "Ngoài",
        "Khoảng",
        "Additionally",
        "However",
        "My",
        "Our",
        "Your",
        "His",
        "Her",
        "Their",
        "Its",
        "Meanwhile",
        "US",
    ]
)


class EntityFinder:
    """Finds the names of one language."""

    def __init__(self, grammar: Grammar) -> None:
        self._spaced = grammar.spaced
        self._spaces_part = grammar.lang == "th"

    def find(self, figure: Figure, text: Text, before: Figure | None, *, certain: bool) -> str:
        """Return the name nearest before a figure, or nothing.

        Args:
            figure: The figure.
            text: Its text.
            before: The figure before it, whose unit is no name.
            certain: Whether a known word names what it measures; else its own clause must have the name.
        """
        low = max(figure.sentence_start, figure.start - (_NEAR if self._spaces_part else _FAR))
        if (
            not certain and self._spaced
        ):  # the clause has its own subject: "… filings that the company invests"
            low = max([low, *(match.end() for match in LINK.finditer(text.folded, low, figure.start))])
        names = [
            match
            for match in _NAME.finditer(text.raw, low, figure.start)
            if _is_name(match, figure) and not (before and before.start <= match.start() < before.end)
        ]
        if names:
            words = names[-1].group().split(" ")
            while words and words[0] in _NOT_NAMES:
                words.pop(0)
            name = " ".join(words)
            stop = text.raw[names[-1].end() : names[-1].end() + 1] == "." and _SHORTENED.search(name)
            return name + "." if stop else name.removesuffix("'s").removesuffix("’s")
        if not self._spaced:
            others = list(_KATAKANA.finditer(text.raw, low, figure.start))
            if others and figure.kind is not Kind.DURATION:
                return others[-1].group()
        return ""


def _is_name(match: re.Match[str], figure: Figure) -> bool:
    """Whether capitals make a name here: one plain word that opens the sentence may be any word."""
    word = match.group()
    opens = match.start() <= figure.sentence_start + 2
    plain = " " not in word and word[1:].islower() and not word.endswith("'s")
    return word not in _NOT_NAMES and not (opens and plain)
