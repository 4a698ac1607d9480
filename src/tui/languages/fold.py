"""Folds text for search: one form for case, accents, widths and quotation marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# Combining marks that a searcher leaves out: those of Latin, Greek and Cyrillic, Hebrew points and Arabic
# vowel signs. Thai vowels and tones, kana's voicing marks and the Indic signs tell words apart and stay.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_LETTERS = re.compile(f"[^\n]{_MARKS.pattern}*[\u3099\u309a\uff9e\uff9f]*|\n")
# Letters that Unicode does not decompose, and the several forms of quotation marks and dashes.
_PLAIN = dict(zip("ıđðħłøŧʼ‘’‛“”„‟‐‑‒–—―−", "iddhlot''''\"\"\"\"-------", strict=True))
_GAP = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"
_WITH_PLAIN_FORM = re.compile(f"[{''.join(_PLAIN)}]")


def fold(text: str) -> str:
    """Return the form of `text` under which a search finds it.

    İ, I and ı become i; compatibility forms (full-width digits, half-width kana, ligatures) become plain
    (NFKD); letters lose their case and their accents; đ becomes d. Thai and kana keep their marks.

    Args:
        text: Any text. The result may be longer or shorter.

    Returns:
        NFC text; folding it again changes nothing.
    """
    if text.isascii():
        return text.lower()
    folded = _decompose(text)
    # Case folding can bring marks and compatibility letters back (U+0345, ŉ, ẚ), so both are done twice.
    folded = _WITH_PLAIN_FORM.sub(_plain_form, _decompose(folded.casefold())).casefold()
    return unicodedata.normalize("NFC", folded)


def _plain_form(found: re.Match[str]) -> str:
    return _PLAIN[found[0]]


def _decompose(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKD", text))


def find_all(text: str, needle: str, limit: int = 1_000) -> list[tuple[int, int]]:
    """Return where `needle` stands in `text` after folding both, as offsets in the text as written.

    Args:
        text: The text to look through.
        needle: What a person typed.
        limit: The most places to return.

    Returns:
        (start, end) pairs in order, not overlapping; a combining mark belongs to the letter before it, and a space
        to whatever white space stands there.
    """
    wanted = fold(needle)
    if not wanted:
        return []
    folded, starts, ends = _fold_with_offsets(text)
    places: list[tuple[int, int]] = []
    for found in _sought(wanted).finditer(folded):
        if len(places) == limit:
            break
        if not places or starts[found.start()] >= places[-1][1]:
            places.append((starts[found.start()], ends[found.end() - 1]))
    return places


def _sought(wanted: str) -> re.Pattern[str]:
    """A space stands for any run of white space, but for an empty line: lines and cells end where one may not see it."""
    return re.compile(_GAP.join(map(re.escape, re.split(r"\s+", wanted))))


def _fold_with_offsets(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """Fold `text` letter by letter; for each folded character, say where its letter starts and ends."""
    if text.isascii():
        return text.lower(), range(len(text)), range(1, len(text) + 1)
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    seen: dict[str, str] = {}
    for letter in _LETTERS.finditer(text):
        written = letter.group()
        folded = seen.get(written)
        if folded is None:
            folded = seen[written] = fold(written)
        parts.append(folded)
        starts += [letter.start()] * len(folded)
        ends += [letter.end()] * len(folded)
    return "".join(parts), starts, ends
