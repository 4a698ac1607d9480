"""Cleans outside text once, when it comes in: no control character, no bidi override, no invisible joiner."""

from __future__ import annotations

import re
import unicodedata

# C0 but newline and tab, DEL and C1; then the bidi controls (Unicode UAX #9), zero-width characters,
# soft hyphen, BOM, interlinear and tag characters, variation selectors 15/16, lone surrogates:
# all of them either act on the terminal or make real terminals disagree about widths.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_ZWJ_TAIL = re.compile("\u200d[\u2190-\u2bff\U0001f000-\U0001faff]?")
_SKIN_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_SPACES = re.compile(r"\s+")

LONGEST_LINE = 2_000
"""Characters of a title, name or other single line that are kept."""


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
        text = _LINE_ENDS.sub("\n", text)
        text = _UNWANTED.sub("", text)
        if not text.isascii():
            text = _SKIN_TONES.sub("", text)
            text = _ZWJ_TAIL.sub("", text)
            text = unicodedata.normalize("NFC", text)
    if limit is not None and len(text) > limit:
        text = text[: max(0, limit - 1)].rstrip() + "…"
    return text


def clean_line(text: str, limit: int = LONGEST_LINE) -> str:
    """Return `text` cleaned and on one line, runs of white space made one space, ends trimmed.

    Args:
        text: Anything from outside.
        limit: The most characters to keep, an ellipsis among them.
    """
    text = text[: 8 * limit + 1024]
    return clean(_SPACES.sub(" ", clean(text)).strip(), limit)


def is_clean(text: str) -> bool:
    """Whether `text` holds nothing that `clean` would take away for the terminal's sake."""
    return _UNWANTED.search(text) is None and "\r" not in text
