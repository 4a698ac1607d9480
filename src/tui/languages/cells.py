"""How many terminal cells a character takes, from the Unicode tables of Python itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache

# Wide since Unicode 16, which the tables of Python before 3.14 do not know yet.
_NEWLY_WIDE = ((0x2630, 0x2637), (0x268A, 0x268F), (0x4DC0, 0x4DFF), (0x1D300, 0x1D356), (0x1D360, 0x1D376))
_EMOJI = (0x1F300, 0x1FAFF)
# Signs that stand before or around Arabic and Kaithi digits: format characters, but visible ones.
_VISIBLE_FORMAT = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
_FILLERS = frozenset("\u3164\uffa0")


def cell_width(character: str) -> int:
    """Return the cells of one character of cleaned text: 0, 1 or 2.

    Marks take none, wide and full-width characters (UAX #11) two, ambiguous ones one, as Textual measures them.

    Args:
        character: A single character; variation selectors and joiners have been cleaned away.
    """
    if "\x20" <= character < "\x7f":
        return 1
    category = unicodedata.category(character)
    if category[0] == "M" or character in _FILLERS or "\u1160" <= character <= "\u11ff":
        return 0
    if category in {"Cf", "Cc"}:
        return int(character in _VISIBLE_FORMAT)
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    code = ord(character)
    if any(first <= code <= last for first, last in _NEWLY_WIDE):
        return 2
    return 2 if category == "Cn" and _EMOJI[0] <= code <= _EMOJI[1] else 1


CharacterWidth = Callable[[str], int]
"""Returns the cells of one character."""


class Widths(dict[int, int]):
    """The cells of characters by code point, asked once for each."""

    def __init__(self, measure: CharacterWidth) -> None:
        super().__init__()
        self._measure = measure

    def __missing__(self, code: int) -> int:
        """Measure a character that was not met before."""
        width = self[code] = self._measure(chr(code))
        return width


@cache
def widths(measure: CharacterWidth = cell_width) -> Widths:
    """Return the remembered widths by one way of measuring."""
    return Widths(measure)


def cell_len(text: str) -> int:
    """Return the cells that cleaned `text` takes on one line."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(widths().__getitem__, map(ord, text)))
