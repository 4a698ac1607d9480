"""The lines of a typeset article: pieces of text that know where in the article they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.languages.breaking import divide_line

if TYPE_CHECKING:
    from tui.services.picture_cells import HalfCell

NARROWEST = 4
"""Cells that are left for text however deep it is indented."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one look."""

    text: str
    look: str = ""
    """Component classes without their prefix, parted by spaces."""
    start: int = -1
    """Offset of its first character in `Article.text`; -1 where it is not of the text."""
    figure: int = -1
    """Position in the reading's figures, -1 where it is none."""
    link: int = 0
    """Number of a link, 0 where it is none."""

    def part(self, start: int, end: int) -> Piece:
        """Return the piece's characters from `start` to `end`."""
        return replace(self, text=self.text[start:end], start=self.start + start if self.start >= 0 else -1)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as wide as the measure or less."""

    pieces: tuple[Piece, ...] = ()
    start: int = 0
    """Offset in `Article.text` of the first character that stands here or below."""
    ground: str = ""
    """Look of the whole line, for code."""
    image: str = ""
    """Address of the picture that it belongs to, as a part of it or of the words below it."""
    row: int = -1
    """Which row of the picture it is, -1 where it is a line of text."""
    cells: tuple[HalfCell, ...] = ()
    """What the row shows, drawn after the pieces; nothing where the picture is awaited or ends above."""

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(piece.text for piece in self.pieces)


def fold(
    pieces: Sequence[Piece],
    width: int,
    start: int,
    *,
    first: Sequence[Piece] = (),
    rest: Sequence[Piece] = (),
    ground: str = "",
) -> Iterator[Line]:
    """Yield the lines of a block.

    Args:
        pieces: The block's text; a newline in it ends a line.
        width: Cells of a line, with what stands before the text.
        start: Offset of the block in `Article.text`.
        first: What stands before the text on the first line.
        rest: What stands before it on all others.
        ground: Look of the whole lines.
    """
    text = "".join(piece.text for piece in pieces)
    ends = _ends(text, max(NARROWEST, width - _width(first)), max(NARROWEST, width - _width(rest)))
    position, lead, here = 0, tuple(first), start
    cuts = iter(pieces)
    piece, used = next(cuts, None), 0
    for end in ends:
        line: list[Piece] = []
        while piece is not None and position < end:
            take = min(len(piece.text) - used, end - position)
            line.append(piece.part(used, used + take))
            position += take
            used += take
            if used == len(piece.text):
                piece, used = next(cuts, None), 0
        here = next((part.start for part in line if part.start >= 0), here)
        yield Line((*lead, *_strip_end(line)), here, ground)
        lead = tuple(rest)


def _ends(text: str, first_width: int, width: int) -> Iterator[int]:
    """Yield the offsets where lines end."""
    at = 0
    for hard in text.split("\n"):
        cuts = divide_line(hard, width if at else first_width)
        if not at and cuts and width != first_width:
            cuts = [cuts[0], *(cuts[0] + offset for offset in divide_line(hard[cuts[0] :], width))]
        yield from (at + offset for offset in cuts)
        at += len(hard)
        yield at
        at += 1


def _strip_end(line: list[Piece]) -> list[Piece]:
    """Take newlines, and white space at its end, from a line."""
    line = [replace(piece, text=piece.text.replace("\n", "")) for piece in line]
    while line and not line[-1].text.rstrip():
        line.pop()
    if line:
        line[-1] = replace(line[-1], text=line[-1].text.rstrip())
    return [piece for piece in line if piece.text]


def _width(pieces: Iterable[Piece]) -> int:
    return sum(cell_len(piece.text) for piece in pieces)
