"""Draws a picture's bytes for a terminal. Runs in child processes: nothing here may be trusted."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from tui.services.picture_cells import HalfCell, Picture, Rgb, Room, Way

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 30_000_000
"""Pixels of a picture that is decoded: a photo of the largest usual cameras, 120 MB in memory."""
FEWEST_PIXELS = 8
"""A picture that is narrower or lower is no picture but a spacer or a counter."""
MOST_ACROSS = 1_200
"""Pixels of width that are sent to a terminal which scales by itself."""
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
_PAPER = (255, 255, 255)
"""What shows through where a picture is transparent: most are made for white pages."""


def draw(data: bytes, room: Room) -> Picture | None:
    """Return a picture, or the first frame of a moving one, scaled down to fit.

    Args:
        data: PNG, JPEG, WebP or GIF; it may be anything.
        room: The cells that it may take, and how they are drawn.

    Returns:
        The picture, or None where it cannot be read, is too large, or too small to show anything. Whatever is sent
        to the terminal is written anew from its pixels.
    """
    from PIL import Image  # noqa: PLC0415  in the child alone

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)  # faults of metadata, which nobody asked for
            with Image.open(BytesIO(data), formats=_FORMATS) as image:
                if min(image.size) < FEWEST_PIXELS:
                    return None
                return _drawn(image, room)
    except (
        OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError, Image.DecompressionBombWarning
    ):  # fmt: skip
        return None


def _drawn(image: Image, room: Room) -> Picture:
    from PIL import ImageOps  # noqa: PLC0415  as above

    side = 2 * max(room.columns * room.cell[0], room.rows * room.cell[1])
    image.draft("RGB", (side, side))  # a large JPEG is decoded small at once
    upright = ImageOps.exif_transpose(image)
    across, down = room.cells_for(*upright.size)
    if room.way is Way.HALF:
        return Picture(_half_cells(_scaled(upright, across, 2 * down)))
    width, height = across * room.cell[0], down * room.cell[1]
    if room.way is Way.KITTY and width > MOST_ACROSS:
        width, height = MOST_ACROSS, max(1, round(height * MOST_ACROSS / width))
    full = _scaled(upright, width, height)
    rows = _half_cells(_scaled(full, across, 2 * down))
    if room.way is Way.SIXEL:
        from tui.services.sixel import encode  # noqa: PLC0415  where it is asked for

        return Picture(rows, sixels=encode(full, room.cell[1], room.colours))
    out = BytesIO()
    full.save(out, "PNG", compress_level=4)
    return Picture(rows, png=out.getvalue())


def _scaled(image: Image, width: int, height: int) -> Image:
    """The picture on paper, in exactly so many pixels."""
    from PIL import Image  # noqa: PLC0415  as above

    small = image.convert("RGBA").resize((width, height), Image.Resampling.BOX)
    paper = Image.new("RGBA", small.size, _PAPER)
    return Image.alpha_composite(paper, small).convert("RGB")


def _half_cells(image: Image) -> tuple[tuple[HalfCell, ...], ...]:
    """Two rows of pixels make a row of cells."""
    pixels = image.tobytes()
    across = image.width
    return tuple(
        tuple(
            (_pixel(pixels, across, column, 2 * row), _pixel(pixels, across, column, 2 * row + 1))
            for column in range(across)
        )
        for row in range(image.height // 2)
    )


def _pixel(pixels: bytes, across: int, column: int, row: int) -> Rgb:
    at = 3 * (row * across + column)
    return pixels[at], pixels[at + 1], pixels[at + 2]
