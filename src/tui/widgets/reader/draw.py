"""Draws a line of the article: looks, places found, the current figure, the selection."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from tui.languages.fold import find_all
from tui.widgets.reader.finding import ASIDE
from tui.widgets.reader.lines import Line, Piece
from tui.widgets.reader.overlay import Overlay

if TYPE_CHECKING:
    from tui.services.picture_cells import Rgb

HALF = "▀"
"""A cell of a picture: the character's colour is the upper half's, the ground's the lower one's."""
LANDED = "▸"
"""Stands in the margin of the line that a link led to."""
STROKE = "┃"
"""Stands in the margin beside what is highlighted."""
Look = Callable[[str], Style]
"""Gives the style of looks, named by component classes without their prefix, parted by spaces."""


def segments_of(
    line: Line, look: Look, overlay: Overlay, margin: int, width: int, placed: Style | None = None
) -> list[Segment]:
    """Return the segments of a line.

    Args:
        line: The line.
        look: Gives styles.
        overlay: What lies over the text.
        margin: Cells left of the text.
        width: The measure, for grounds that reach across it.
        placed: Of a picture that the terminal keeps, the style of the placeholders that show it.
    """
    segments = _margin(line, look, overlay, margin)
    for piece in line.pieces:
        ground = "" if "bar" in piece.look else line.ground
        for part, extra in _overlaid(piece, overlay, line.start):
            style = look(f"{ground} {part.look} {extra}")
            if part.figure >= 0:
                style += Style(meta={"figure": part.figure})
            elif part.link:
                style += Style(meta={"link": part.link})
            segments.append(Segment(part.text, style))
    if placed is None:
        segments += [Segment(HALF, _half_cell(*cell)) for cell in line.cells]
    elif line.cells:
        from tui.widgets.reader.kitty import cells  # noqa: PLC0415  few terminals keep pictures

        segments.append(Segment(cells(line.row, len(line.cells)), look("") + placed))
    if line.ground:
        used = sum(segment.cell_length for segment in segments) - margin
        segments.append(Segment(" " * max(0, width - used), look(line.ground)))
    return segments


def _margin(line: Line, look: Look, overlay: Overlay, margin: int) -> list[Segment]:
    """The room left of the text; beside a highlighted passage a stroke, as with a pencil; where a link led to an arrow."""
    if any(0 <= piece.start == overlay.landed for piece in line.pieces):
        return [Segment(LANDED.rjust(margin - 1).ljust(margin), look("accent"))]
    quoted = overlay.quotes and any(
        next(_places(piece.start, len(piece.text), overlay.quotes), None)
        for piece in line.pieces
        if piece.start >= 0
    )
    if not quoted:
        return [Segment(" " * margin, look(""))]
    return [Segment(" " * (margin - 1), look("")), Segment(STROKE, look("accent"))]


@lru_cache(maxsize=8192)
def _half_cell(upper: Rgb, lower: Rgb) -> Style:
    return Style(color=Color.from_rgb(*upper), bgcolor=Color.from_rgb(*lower))


def _overlaid(piece: Piece, overlay: Overlay, start: int) -> Iterator[tuple[Piece, str]]:
    """Yield a piece in parts: places found, and the current figure, look different."""
    extra = "current" if piece.figure >= 0 and piece.figure == overlay.current else ""
    layers = list(_layers(piece, overlay) if piece.start >= 0 else _beside(piece, overlay, start))
    if not layers:
        yield piece, extra
        return
    edges = sorted({0, len(piece.text), *(edge for left, right, _look in layers for edge in (left, right))})
    for left, right in pairwise(edges):
        looks = [look for first, last, look in layers if first <= left and right <= last]
        yield piece.part(left, right), " ".join((extra, *looks))


def _beside(piece: Piece, overlay: Overlay, start: int) -> Iterator[tuple[int, int, str]]:
    """Yield what lies over words that are no part of the text: what is found in them."""
    if not overlay.words or ASIDE not in piece.look.split():
        return
    here = 0 <= overlay.found_at < len(overlay.found) and overlay.found[overlay.found_at] == (start, start)
    for left, right in find_all(piece.text, overlay.words):
        yield left, right, "found-here" if here else "found"


def _layers(piece: Piece, overlay: Overlay) -> Iterator[tuple[int, int, str]]:
    """Yield (left, right, look) of what lies over a piece, as positions in it; the last weighs most."""
    length = len(piece.text)
    for _index, left, right in _places(piece.start, length, overlay.quotes):
        yield left, right, "highlight"
    for index, left, right in _places(piece.start, length, overlay.found):
        yield left, right, "found-here" if index == overlay.found_at else "found"
    if overlay.passage is not None:
        start, end = overlay.passage
        # The character at the end that moves is told from the others.
        last = overlay.caret - 1 if overlay.caret == end else start
        for _index, left, right in _places(piece.start, length, ((start, end),)):
            yield left, right, "passage"
        for _index, left, right in _places(piece.start, length, ((last, last + 1),)):
            yield left, right, "caret"


def _places(start: int, length: int, found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield (index, left, right) of the places within a piece, as positions in it."""
    index = max(0, bisect_right(found, (start, 0)) - 1)
    for number in range(index, len(found)):
        left, right = max(found[number][0] - start, 0), min(found[number][1] - start, length)
        if found[number][0] >= start + length:
            return
        if right > left:
            yield number, left, right


def selected(segments: Iterable[Segment], span: tuple[int, int], ground: Style) -> list[Segment]:
    """Return segments with the selected characters on their own ground.

    Args:
        segments: A line.
        span: First and last-plus-one character; -1 as the latter means the line's end.
        ground: The style of what is selected.
    """
    start, end = span
    result: list[Segment] = []
    at = 0
    for text, style, _control in segments:
        left = min(max(start - at, 0), len(text))
        right = len(text) if end == -1 else min(max(end - at, left), len(text))
        parts = ((text[:left], style), (text[left:right], (style or Style()) + ground), (text[right:], style))
        result += [Segment(part, look) for part, look in parts if part]
        at += len(text)
    return result


def text_offset(line: Line, character: int) -> int | None:
    """Return the offset in the text of a line's character, None where none of the line is of the text.

    Args:
        line: The line.
        character: Its number, from the line's first piece on.
    """
    at, last = 0, None
    for piece in line.pieces:
        if piece.start >= 0:
            if character < at + len(piece.text):
                return piece.start + max(0, character - at)
            last = piece.start + len(piece.text)
        at += len(piece.text)
    return last
