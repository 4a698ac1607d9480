"""What a picture is to the reader: the room that it may take in cells, and what fills it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Rgb = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""
HalfCell = tuple[Rgb, Rgb]
"""The colours of a cell's upper and lower half."""
_USUAL = 8
"""Pixels of a usual cell's width: on finer screens a picture's pixel counts for more than one of theirs."""


class Way(StrEnum):
    """How a terminal draws a picture."""

    HALF = "half"
    """In coloured half cells."""
    KITTY = "kitty"
    """By kitty's graphics protocol, with placeholders."""
    SIXEL = "sixel"


@dataclass(frozen=True, slots=True)
class Room:
    """The cells that a picture may take."""

    columns: int
    rows: int
    way: Way = Way.HALF
    cell: tuple[int, int] = (1, 2)
    """Width and height of a cell in pixels; of half cells each is one."""
    colours: int = 256
    """Colours that the terminal has for a sixel picture."""

    def cells_for(self, width: int, height: int) -> tuple[int, int]:
        """Return how many columns and rows a picture takes, scaled down to fit and never blown up.

        Args:
            width: Its width in pixels, 1 or more.
            height: Its height in pixels, 1 or more.
        """
        wide = min(self.cell[0], _USUAL)
        high = wide * self.cell[1] / self.cell[0]
        scale = min(1.0, self.columns * wide / width, self.rows * high / height)
        return max(1, round(width * scale / wide)), max(1, round(height * scale / high))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in half cells, and in what its room's way asks for besides."""

    rows: tuple[tuple[HalfCell, ...], ...]
    """From the top, each from the left, all of one width."""
    png: bytes = b""
    """For kitty's protocol."""
    sixels: tuple[str, ...] = ()
    """For each row of cells the control sequence that draws it, with nothing around it."""

    @property
    def columns(self) -> int:
        """How many cells wide it is."""
        return len(self.rows[0])
