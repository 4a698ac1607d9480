"""Folds a text for reading without moving a single offset."""

from __future__ import annotations

import re

_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Full-width punctuation ends sentences and parts lists where its narrow kin groups digits.
_KEPT = "!?,:;()"
_WIDE_GROUP = re.compile("(?<=[０-９])，(?=[０-９])")
_TABLE: dict[int, str] = {
    **{0xFF01 + offset: chr(0x21 + offset) for offset in range(94) if chr(0x21 + offset) not in _KEPT},
    **{ord(space): " " for space in _SPACES},
    **{ord(minus): "-" for minus in "\u2212\u2010\u2011\ufe63"},
    **{0x0E50 + digit: str(digit) for digit in range(10)},  # Thai digits
    **{0x0660 + digit: str(digit) for digit in range(10)},  # Arabic-Indic digits
    ord("’"): "'",
    ord("‘"): "'",
    ord("￥"): "¥",
    ord("￡"): "£",
    ord("￦"): "₩",
}


def fold(text: str) -> str:
    """Return `text` with full-width and Thai digits, odd spaces and minus signs made plain ASCII.

    The length never changes: an offset into the result is an offset into `text`.
    """
    return text if text.isascii() else _WIDE_GROUP.sub(",", text).translate(_TABLE)


def lower(text: str) -> str:
    """Return `text` in lower case, character by character, of the same length.

    `str.lower` makes two characters of the Turkish dotted capital I, which would move all offsets after it.
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else low[0] for char in text)
