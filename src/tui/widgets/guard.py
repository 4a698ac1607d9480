"""The second layer of safety: no character that acts on the terminal leaves in anything that is drawn."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.core.text import clean, is_clean

PLACEHOLDER = "\U0010eeee"
"""Shows a cell of a picture that the terminal keeps, by its colour and the marks on it."""
OURS = "picture"
"""Stands in the meta data of a style whose placeholders the reader made."""


class Guard(LineFilter):
    """Takes control and bidi characters out of every segment, whichever widget drew it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without unwanted characters, as many cells wide as before.

        No widget of ours draws control sequences, so none passes: pictures that need them are sent beside the lines.

        Args:
            segments: A line as a widget drew it.
            background: The colour behind it; not used.
        """
        return [
            segment if _harmless(segment) else Segment(_mend(segment.text), segment.style)
            for segment in segments
            if not segment.control
        ]


def _harmless(segment: Segment) -> bool:
    text = segment.text
    if text.isascii() and text.isprintable():
        return True
    if PLACEHOLDER in text and (segment.style is None or OURS not in segment.style.meta):
        return False
    return is_clean(text) and "\n" not in text and "\t" not in text


def _mend(text: str) -> str:
    mended = clean(text).replace("\n", " ").replace("\t", " ").replace(PLACEHOLDER, "")
    return mended + " " * max(0, cell_len(text) - cell_len(mended))
