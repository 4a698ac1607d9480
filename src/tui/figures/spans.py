"""Stretches of a text that hold no figures: addresses, codes, dates, names. And the sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache

from tui.figures.grammar import Grammar

# Every pattern starts at a fixed mark or a word's start and has bounded repetition, so that a megabyte of
# any one character is still read in linear time.
_SHARED = (
    r"https?://\S+|www\.\S+",
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}",
    r"(?<![\d.,])\+\d{1,3}[ -]?(?:\(?\d{1,4}\)?[ -]?){2,5}\d{2,4}(?!\d)",
    r"(?<![\d-])(?:\(\d{2,4}\) ?)?\d{2,8}(?:-\d{2,8}){2,6}(?!\d)",
    r"(?<![\d.,-])\(?\d{3}\)?[ -]\d{3,4}-\d{4}(?!\d)|(?<![\d.,-])[2-9]\d{2}-\d{4}(?![\d.,])(?!\s?(?:%|[a-z]+s\b|people))",
    r"(?<![\d.,])0\d{1,4}(?:[ .]\d{2,4}){2,4}(?![\d%])",
    r"(?<![a-z])(?:tel|phone|fax|hotline|whatsapp|đt|sđt|điện thoại|tổng đài|telefon|โทร|電話|电话|熱線|热线|전화|문의)\W{0,3}"
    r"(?:số )?\(?\d[\d ()/-]{2,18}\d",
    r"(?<![\d.])(?!\d{1,3}(?:\.\d{3}){3}(?![\d.]))(?:\d{1,3}\.){3}\d{1,3}(?!\d)",
    r"(?:%[0-9a-f]{2}){2,}|(?<=[a-z0-9/=])%[0-9a-f]{2}(?=[a-z%])",
    r"(?<![\d.,])\d{1,2}:\d\d(?::\d\d)?(?!\d)",
    r"(?<!\d)(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:[0-2]?\d|3[01])(?!\d)",
    r"\b9/11\b|\b24/7\b",
    r"\[(?:(?:n|nb|fn|ref|notes?|not|dipnot|chú thích|ghi chú|注|註|注釈|脚注|註解|각주|주|หมายเหตุ)\.? ?)?\d{1,3}"
    r"(?: ?[-,–—] ?\d{1,3}){0,8}\](?::\d{1,4}(?!\d))?",
    r"(?:^|\n) {0,4}(?:[#(]?\d{1,3}[.)]|#\d{1,3}|\d{1,2} ?[-–:]) ",
    r"\bs&p\s?500\b|\b(?:stoxx|ftse|nikkei|russell|nasdaq|csi|dax|cac|topix|ibex|asx|nifty|kospi|vn|set|bist|borsa)[ -]?\d{2,4}\b",
    r"(?:코로나|コロナ|โควิด|新冠)-?\s?19(?!\d)",
    r"(?:boeing|ボーイング|보잉|波音|โบอิ้ง)\s?7\d7(?!\d)|(?:airbus|エアバス|에어버스|空客|空巴|แอร์บัส)\s?a?3\d0(?!\d)",
    r"\bcovid-?\s?19\b|\bg-?(?:7|8|20|77)\b|\bmp[34]\b|\bh[15]n\d\b",
    r"&#?\w{1,8};",
)


class Spans:
    """Merged stretches, in order."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(stretches):
            if self.ends and start < self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any stretch has a character in common with start..end."""
        index = bisect_right(self.starts, end - 1) - 1
        return index >= 0 and self.ends[index] > start

    def index_of(self, position: int) -> int:
        """The stretch that `position` is in, or the last one before it."""
        return max(0, bisect_right(self.starts, position) - 1)


@lru_cache(maxsize=16)
def _patterns(grammar: Grammar) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in (*_SHARED, *grammar.dates, *grammar.names))


def no_figures(lowered: str, grammar: Grammar) -> Spans:
    """The stretches of a text that hold no figures.

    Args:
        lowered: The folded text in lower case.
        grammar: Whose dates and names to leave out.
    """
    found: list[tuple[int, int]] = []
    for pattern in _patterns(grammar):
        found.extend(match.span() for match in pattern.finditer(lowered))
    return Spans(found)


@lru_cache(maxsize=16)
def _sentence_end(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def sentences(folded: str, grammar: Grammar) -> Spans:
    """The sentences of a text; a line end always ends one."""
    bounds, start = [], 0
    for match in _sentence_end(grammar.sentence_end).finditer(folded):
        if match.end() > start:
            bounds.append((start, match.end()))
        start = match.end()
    if start < len(folded):
        bounds.append((start, len(folded)))
    return Spans(bounds or [(0, max(1, len(folded)))])
