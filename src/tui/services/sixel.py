"""Writes pictures as sixels, one control sequence for each row of cells. Runs in child processes.

The format is DEC's: VT330/VT340 Programmer Reference Manual, volume 2, chapter 14
(https://vt100.net/docs/vt3xx-gp/chapter14.html). A row for itself can be drawn, cut and drawn again like a line of text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

BAND = 6
"""Pixels above one another in one sixel."""
_NOTHING = ord("?")
"""The sixel without any pixel; the six bits of the others are added to it."""
_RUN = re.compile(r"(.)\1{3,}")


def encode(image: Image, cell_height: int, colours: int) -> tuple[str, ...]:
    """Return the control sequences that draw a picture, one for each row of cells.

    Args:
        image: In RGB, as high as a number of whole cells.
        cell_height: Pixels of a cell's height.
        colours: Colours that the terminal has, 2 to 256.
    """
    from PIL import Image  # noqa: PLC0415  in the child alone

    few = colours < 64  # a photo in few colours needs dots, in many they would only double the bytes
    palette = image.quantize(
        max(2, min(colours, 256)), Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )  # one palette for all rows, so that they do not differ in tint where they meet
    indexed = image.quantize(
        palette=palette, dither=Image.Dither.FLOYDSTEINBERG if few else Image.Dither.NONE
    )
    # An image of few colours has a palette that is shorter than was asked for.
    table = (palette.getpalette() or []) + [0] * (3 * 256)
    width, height = indexed.size
    pixels = indexed.tobytes()
    lines = [pixels[at : at + width] for at in range(0, width * height, width)]
    return tuple(_row(lines[top : top + cell_height], table) for top in range(0, height, cell_height))


def _row(lines: list[bytes], palette: list[int]) -> str:
    """A row of cells; nothing is drawn below its last line, whose band may reach beyond it."""
    used = sorted(set(b"".join(lines)))
    colours = "".join(
        "#{};2;{};{};{}".format(
            colour, *(round(part * 100 / 255) for part in palette[3 * colour : 3 * colour + 3])
        )
        for colour in used
    )
    bands = "-".join(_band(lines[top : top + BAND]) for top in range(0, len(lines), BAND))
    # P2 = 1: where no pixel is set, what was there stays. Raster attributes: square pixels, width, height.
    return f'\x1bP0;1q"1;1;{len(lines[0])};{len(lines)}{colours}{bands}\x1b\\'


def _band(lines: list[bytes]) -> str:
    """Six lines of pixels or fewer, one colour over the other."""
    return "$".join(_colour(lines, colour) for colour in sorted(set(b"".join(lines))))


def _colour(lines: list[bytes], colour: int) -> str:
    """The pixels of one colour: a byte for each column, all columns of a line at once in one large number."""
    width = len(lines[0])
    found = bytearray(256)
    found[colour] = 1
    table = bytes(found)
    bits = int.from_bytes(bytes([_NOTHING]) * width)
    for place, line in enumerate(lines):
        bits += int.from_bytes(line.translate(table)) << place
    sixels = bits.to_bytes(width).decode("ascii").rstrip("?")
    return f"#{colour}" + _RUN.sub(lambda run: f"!{len(run[0])}{run[1]}", sixels)
