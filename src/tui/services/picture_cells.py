"""Makes half cells of a picture's bytes. Runs in child processes: nothing here may be trusted."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

Rgb = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""
HalfCell = tuple[Rgb, Rgb]
"""The colours of a cell's upper and lower half."""

MOST_PIXELS = 30_000_000
"""Pixels of a picture that is decoded: a photo of the largest usual cameras, 120 MB in memory."""
FEWEST_PIXELS = 8
"""A picture that is narrower or lower is no picture but a spacer or a counter."""
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
_PAPER = (255, 255, 255)
"""What shows through where a picture is transparent: most are made for white pages."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in half cells."""

    rows: tuple[tuple[HalfCell, ...], ...]
    """From the top, each from the left, all of one width."""

    @property
    def columns(self) -> int:
        """How many cells wide it is."""
        return len(self.rows[0])


def half_cells(data: bytes, columns: int, rows: int) -> Picture | None:
    """Return a picture, or the first frame of a moving one, scaled down to fit.

    Args:
        data: PNG, JPEG, WebP or GIF; it may be anything.
        columns: Cells of width at most.
        rows: Cells of height at most; a cell counts as twice as high as wide.

    Returns:
        The picture, or None where it cannot be read, is too large, or too small to show anything.
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
                return _scaled(image, columns, rows)
    except (
        OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError, Image.DecompressionBombWarning
    ):  # fmt: skip
        return None


def _scaled(image: Image, columns: int, rows: int) -> Picture:
    from PIL import Image, ImageOps  # noqa: PLC0415  as above

    side = 2 * max(columns, 2 * rows)
    image.draft("RGB", (side, side))  # a large JPEG is decoded small at once
    upright = ImageOps.exif_transpose(image)
    width, height = upright.size
    scale = min(1.0, columns / width, 2 * rows / height)
    across, down = max(1, round(width * scale)), max(1, round(height * scale / 2))
    small = upright.convert("RGBA").resize((across, 2 * down), Image.Resampling.BOX)
    paper = Image.new("RGBA", small.size, _PAPER)
    pixels = Image.alpha_composite(paper, small).convert("RGB").tobytes()
    return Picture(
        tuple(
            tuple(
                (_pixel(pixels, across, column, 2 * row), _pixel(pixels, across, column, 2 * row + 1))
                for column in range(across)
            )
            for row in range(down)
        )
    )


def _pixel(pixels: bytes, across: int, column: int, row: int) -> Rgb:
    at = 3 * (row * across + column)
    return pixels[at], pixels[at + 1], pixels[at + 2]
