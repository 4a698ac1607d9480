"""What lies over the text for a while: places found, the figure that was jumped to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

EDITED = -1
"""The link number of the count of edits, which opens the article's edits."""


class Overlay(NamedTuple):
    """What lies over the text for a while."""

    found: Sequence[tuple[int, int]] = ()
    """Places found, as offsets in the text; empty ones are beside it, as in a caption."""
    found_at: int = -1
    """Which of them is shown."""
    words: str = ""
    """What is found, to be marked in what stands beside the text."""
    current: int = -1
    """Position of the figure that was jumped to."""
    landed: int = -1
    """Offset of the block that a link led to."""
    quotes: Sequence[tuple[int, int]] = ()
    """Passages that are highlighted, in order."""
    passage: tuple[int, int] | None = None
    """What is chosen with the keyboard."""
    caret: int = -1
    """Which end of it moves."""
