"""Draws sixel pictures over their half cells, in the same breath as the cells: sixels are no text that could be laid out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from textual._compositor import ChopsUpdate, CompositorUpdate
from textual.geometry import Region

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.widgets.reader.reader import Reader


class Painted(CompositorUpdate):
    """An update of the screen, and sixels after it.

    Args:
        update: What the toolkit draws.
        rows: Where rows of pictures begin, and the sequences that draw them.
    """

    def __init__(self, update: CompositorUpdate, rows: list[tuple[int, int, str]]) -> None:
        self.update = update
        self.rows = rows

    def render_segments(self, console: Console) -> str:
        """Return what is written to the terminal.

        Args:
            console: The toolkit's.
        """
        drawn = "".join(f"\x1b[{y + 1};{x + 1}H{sequence}" for x, y, sequence in self.rows)
        return self.update.render_segments(console) + drawn


def painter(reader: Reader) -> Callable[[Screen[object], object], object]:
    """Return what adds the reader's sixels to an update of the screen.

    Args:
        reader: Shows an article with pictures.
    """

    def over(screen: Screen[object], update: object) -> object:
        if not isinstance(update, CompositorUpdate) or screen is not reader.screen:
            return update
        rows = [
            (place.x, place.y, sequence)
            for place, sequence in rows_in_view(reader)
            if _touches(update, place) and _is_free(reader, place)
        ]
        return Painted(update, rows) if rows else update

    return over


def rows_in_view(reader: Reader) -> Iterator[tuple[Region, str]]:
    """Yield the rows of pictures that are in view, and the sequences that draw them.

    Args:
        reader: Shows an article with pictures.
    """
    view = reader.content_region
    for y, line in enumerate(reader.lines_in_view, view.y):
        picture = reader.pictures.get(line.image)
        # On the last line of the screen a sixel would scroll it.
        if line.cells and picture is not None and picture.sixels and y < reader.screen.size.height - 1:
            x = view.x + reader.margin + sum(cell_len(piece.text) for piece in line.pieces)
            yield Region(x, y, len(line.cells), 1), picture.sixels[line.row]


def _touches(update: CompositorUpdate, place: Region) -> bool:
    """Whether an update draws over some of these cells; it draws the screen where it names no part of it."""
    if not isinstance(update, ChopsUpdate):
        return True
    return any(y == place.y and x1 < place.right and place.x < x2 for y, x1, x2 in update.spans)


def _is_free(reader: Reader, place: Region) -> bool:
    """Whether nothing, as a toast, lies over some of these cells: a sixel would lie over it in turn."""
    for widget, (region, clip) in reader.screen._compositor.visible_widgets.items():  # from front to back
        if widget is reader:
            return True
        if region.intersection(clip).overlaps(place):
            return False
    return False
