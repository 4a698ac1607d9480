"""Fits text into terminal cells: East Asian characters take two, marks none."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

ELLIPSIS = "…"


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, an ellipsis at its end where something is missing.

    Args:
        text: One line.
        width: In cells; below 1 nothing is left.
    """
    if width < 1:
        return ""
    # A character takes at least half a cell on average in any script with marks; long titles are not measured whole.
    if len(text) <= 4 * width and cell_len(text) <= width:
        return text
    return set_cell_size(text[: 4 * width], width - 1).rstrip() + ELLIPSIS


def pad(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells, cut or followed by spaces.

    Args:
        text: One line.
        width: In cells.
    """
    short = cut(text, width)
    return short + " " * max(0, width - cell_len(short))


def pad_left(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells, cut or led by spaces.

    Args:
        text: One line.
        width: In cells.
    """
    short = cut(text, width)
    return " " * max(0, width - cell_len(short)) + short
