"""The words of the query language: tokens, days and amounts as people type them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from tui.core.text import clean_line

_TOKEN = re.compile(
    r"(?P<minus>[-−])?(?:(?P<field>[A-Za-z]{2,12}):(?!//))?(?:[\"“„](?P<quoted>[^\"“”]*)[\"”]?|(?P<bare>\S*))"
)
_SPANS = {"d": 1, "w": 7, "m": 30, "y": 365}
_SCALES = {
    "k": 10**3, "m": 10**6, "mn": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9, "mrd": 10**9, "t": 10**12, "tn": 10**12,
    "千": 10**3, "万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12, "만": 10**4, "억": 10**8, "%": 1, "": 1,
}  # fmt: skip
_AMOUNT = re.compile(r"([+-]?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?)\s*([^\W\d_]{0,3}|%)")


@dataclass(frozen=True, slots=True)
class Token:
    """One part of a query."""

    text: str
    field: str = ""
    """In lower case, without the colon."""
    quoted: bool = False
    negated: bool = False


def tokens(text: str) -> Iterator[Token]:
    """Yield the parts of a query; a quotation that is not closed goes to the end.

    Args:
        text: What a person typed.
    """
    text = clean_line(text)
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found = _TOKEN.match(text, at)
        if found is None or found.end() == at:
            return
        at = found.end()
        quoted = found["quoted"] is not None
        words = (found["quoted"] if quoted else found["bare"] or "").strip()
        field = (found["field"] or "").lower()
        if words or field:
            yield Token(words, field, quoted, bool(found["minus"]))
        elif found["minus"]:
            yield Token("-")


def read_day(text: str, today: date) -> tuple[date, date] | None:
    """Return the first day that `text` means, and the first day after it; None where it means none.

    Args:
        text: "2025-03-31", "2025-03", "2025", "today", "yesterday", or how long ago: "7d", "2w", "3m", "1y".
        today: The present day.
    """
    try:
        return _days_ago(text.strip().lower(), today) or _calendar(text.strip())
    except (ValueError, OverflowError):
        return None


def _days_ago(word: str, today: date) -> tuple[date, date] | None:
    """today, yesterday, 7d, 2w, 3m, 1y."""
    found = re.fullmatch(r"(\d{1,4})([dwmy])", word)
    days = {"today": 0, "yesterday": 1}.get(word)
    if found:
        days = int(found[1]) * _SPANS[found[2]]
    if days is None:
        return None
    first = today - timedelta(days=days)
    return first, first + timedelta(days=1)


def _calendar(word: str) -> tuple[date, date] | None:
    """2025-03-31, 2025-03, 2025."""
    found = re.fullmatch(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", word)
    if found is None:
        return None
    year, month, number = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    first = date(year, month, number)
    if found[3]:
        return first, first + timedelta(days=1)
    return first, date(year + month // 12, month % 12 + 1, 1) if found[2] else date(year + 1, 1, 1)


def read_amount(text: str) -> Decimal | None:
    """Return the number that `text` means: "1e9", "2.5bn", "10k", "1,000", "30%", "3万".

    Args:
        text: As typed; the comma parts thousands.
    """
    found = _AMOUNT.fullmatch(text.strip().lower().replace(",", "").replace("_", ""))
    scale = _SCALES.get(found[2]) if found else None
    if found is None or scale is None:
        return None
    try:
        return Decimal(found[1]) * scale
    except InvalidOperation:
        return None
