"""Cleans outside text once, when it comes in: no control character, no bidi override, no invisible joiner."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# C0 but newline and tab, DEL and C1; then the bidi controls (Unicode UAX #9), zero-width characters, soft
# hyphen, BOM, fillers, object replacement, interlinear, musical and tag characters, variation selectors 15/16,
# lone surrogates and noncharacters: all of them either act on the terminal, hide words from a search, or make
# real terminals disagree about widths.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\ufffe\uffff\ud800-\udfff"
    "\U0001d173-\U0001d17a\U0001fffe\U0001ffff\U000e0000-\U000e0fff]"
)
LONGEST_LINE = 2_000
"""Characters of a title, name or other single line that are kept."""


class _Rules:
    """Patterns that only text with other letters than ASCII needs: compiled with the first of it, not at the start."""

    def __init__(self) -> None:
        # Joiners shape letters in Arabic, Persian and the scripts of India and South-East Asia; elsewhere they only
        # build emoji of several parts, of which the first is kept.
        scripts = "\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"
        self.joiners = re.compile(f"(?<![{scripts}])(?:\u200c|\u200d[\u2190-\u2bff\U0001f000-\U0001faff]?)")
        self.skin_tones = re.compile("[\U0001f3fb-\U0001f3ff]")
        self.keycaps = re.compile("(?<=[0-9#*])\u20e3+")
        # No language stacks more than four of these on a letter; more only overwrite the lines above and below. (A
        # pattern that begins with a class alone is searched for many times as fast as one with a repeated class.)
        mark = "[\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
        self.stacked_marks = re.compile(f"({mark}{mark}{{3}}){mark}+")
        self.line_ends = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")
        # One look for anything that the patterns above act on spares most text all of them; a first one, four times
        # as fast because it names one stretch beyond U+FFFF, spares text without emoji the look.
        more = "\u200c\u200d\u2028\u2029\u20e3"
        self.suspect = re.compile(_UNWANTED.pattern[:-1] + more + "\U0001f3fb-\U0001f3ff]")
        self.perhaps = re.compile(
            _UNWANTED.pattern.partition("\U0001d173")[0] + more + "\U00010000-\U0010ffff]"
        )


@cache
def _rules() -> _Rules:
    return _Rules()


def clean(text: str, limit: int | None = None) -> str:
    """Return `text` fit for a terminal, a list and the store; newlines and tabs stay.

    Args:
        text: Anything from outside.
        limit: The most characters to keep, an ellipsis among them; None keeps all.

    Returns:
        NFC text without C0 (but newline and tab), DEL, C1, bidi or invisible characters. Cleaning twice
        changes nothing more.
    """
    if limit is not None and len(text) > 4 * limit + 64:
        text = text[: 4 * limit + 64]
    if not text.isascii() or not text.isprintable():
        rules = _rules()
        if rules.perhaps.search(text) and rules.suspect.search(text):
            text = _UNWANTED.sub("", rules.line_ends.sub("\n", text))
            text = rules.keycaps.sub("", rules.joiners.sub("", rules.skin_tones.sub("", text)))
        if not text.isascii():
            # Marks are counted once letters are composed: Vietnamese and Hebrew would lose some otherwise.
            text = rules.stacked_marks.sub(r"\1", unicodedata.normalize("NFC", text))
    return text if limit is None else shortened(text, limit)


def shortened(text: str, limit: int) -> str:
    """Return `text`, which is clean already, with at most `limit` characters, an ellipsis among them."""
    return text if len(text) <= limit else text[: max(0, limit - 1)].rstrip() + "…"


def clean_line(text: str, limit: int = LONGEST_LINE) -> str:
    """Return `text` cleaned and on one line, runs of white space made one space, ends trimmed.

    Args:
        text: Anything from outside.
        limit: The most characters to keep, an ellipsis among them.
    """
    if len(text) <= limit and text.isascii() and text.isprintable():
        return " ".join(text.split()) if "  " in text else text.strip()
    text = " ".join(clean(text[: 8 * limit + 1024]).split())
    return text if len(text) <= limit else clean(text, limit)


def is_clean(text: str) -> bool:
    """Whether `text` holds nothing that `clean` would take away for the terminal's sake."""
    return _UNWANTED.search(text) is None and "\r" not in text


def escaped(text: str) -> str:
    """Return JSON in which everything that `clean` would take away stands as an escape: its meaning is the same.

    Args:
        text: A JSON document; only its strings can hold such characters.
    """
    return _UNWANTED.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
