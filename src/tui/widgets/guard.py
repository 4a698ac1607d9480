"""The second layer of safety: no character that acts on the terminal leaves in anything that is drawn."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.core.text import clean, is_clean


class Guard(LineFilter):
    """Takes control and bidi characters out of every segment, whichever widget drew it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without unwanted characters, as many cells wide as before.

        Args:
            segments: A line as a widget drew it.
            background: The colour behind it; not used.
        """
        return [
            segment
            if segment.control or _harmless(segment.text)
            else Segment(_mend(segment.text), segment.style)
            for segment in segments
        ]


def _harmless(text: str) -> bool:
    return (text.isascii() and text.isprintable()) or (
        is_clean(text) and "\n" not in text and "\t" not in text
    )


def _mend(text: str) -> str:
    mended = clean(text).replace("\n", " ").replace("\t", " ")
    return mended + " " * max(0, cell_len(text) - cell_len(mended))
