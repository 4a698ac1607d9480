"""Breaks text into lines that fit, as readers of each language expect; takes the place of Textual's own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from tui.languages.cells import CharacterWidth, cell_width, widths
from tui.languages.kinsoku import BreakRules

_REMEMBERED = 4_000
"""Longer texts are not remembered, so that what is kept stays within a few megabytes."""

_GOOD_IN_ADDRESSES = frozenset("/?&=_.-:,;|")
"""A word that fits on no line is parted after one of these where one stands near its end."""


def divide_line(
    text: str, width: int, fold: bool = True, *, measure: CharacterWidth = cell_width
) -> list[int]:
    """Return the offsets at which `text` must be parted so that each line fits.

    Has the signature of `textual.content.divide_line`. White space at a break stays at the end of the line and
    may hang over the width.

    Args:
        text: One line of cleaned text, without newlines and with tabs expanded.
        width: The cells of a line; below 2 a wide character does not fit and stands alone.
        fold: Whether a word wider than a line is parted; otherwise it hangs over.
        measure: Returns the cells of a character; Textual's own where its lines must agree.

    Returns:
        Offsets in characters, rising, without 0 and the text's end.
    """
    if width <= 0 or 2 * len(text) <= width:
        return []
    if len(text) <= _REMEMBERED:
        return list(_remembered(text, width, fold, measure))
    return _divide(text, width, fold, measure)


def wrap(text: str, width: int) -> list[str]:
    """Return `text` as lines that fit, without white space at their ends; newlines part lines too.

    Args:
        text: Cleaned text.
        width: The cells of a line.
    """
    lines: list[str] = []
    for line in text.expandtabs().split("\n"):
        offsets = divide_line(line, width)
        lines += [
            line[start:end].rstrip() for start, end in zip([0, *offsets], [*offsets, len(line)], strict=True)
        ]
    return lines


@lru_cache(maxsize=2_048)
def _remembered(text: str, width: int, fold: bool, measure: CharacterWidth) -> tuple[int, ...]:
    return tuple(_divide(text, width, fold, measure))


def _divide(text: str, width: int, fold: bool, measure: CharacterWidth) -> list[int]:
    totals = _totals(text, measure)
    if totals[-1] <= width:
        return []
    rules = BreakRules(text)
    offsets: list[int] = []
    start = 0
    while True:
        limit = max(start + 1, bisect_right(totals, totals[start] + width, start) - 1)
        next_word = _skip_spaces(text, limit)
        if next_word == len(text):
            return offsets
        found = _last_break(text, rules, start, limit, next_word)
        if found is None:
            found = (
                _part_word(text, rules, start, limit) if fold else _next_break(rules, limit + 1, len(text))
            )
        if found is None:
            return offsets
        offsets.append(found)
        start = found


def _totals(text: str, measure: CharacterWidth) -> Sequence[int]:
    """Return the cells before each offset."""
    if text.isascii() and text.isprintable():
        return range(len(text) + 1)
    return list(accumulate(map(widths(measure).__getitem__, map(ord, text)), initial=0))


def _skip_spaces(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset


def _last_break(text: str, rules: BreakRules, start: int, limit: int, next_word: int) -> int | None:
    """Return the last good break after `start` within the line; not one that leaves only an indent before it."""
    if next_word > limit and rules.may_break(next_word):
        return next_word
    for offset in range(limit, start, -1):
        if rules.may_break(offset):
            return None if text[start:offset].isspace() else offset
    return None


def _next_break(rules: BreakRules, offset: int, end: int) -> int | None:
    return next((place for place in range(offset, end) if rules.may_break(place)), None)


def _part_word(text: str, rules: BreakRules, start: int, limit: int) -> int:
    """Return where a word that fits on no line is parted, the least harm first."""
    places = range(limit, start, -1)
    harmless = [place for place in places if not rules.is_forbidden(place) and not rules.in_number(place)]
    for place in harmless:
        if place - start < (limit - start) * 2 // 3:
            break
        if text[place - 1] in _GOOD_IN_ADDRESSES:
            return place
    if harmless:
        return harmless[0]
    return next((place for place in places if not rules.is_forbidden(place)), limit)
