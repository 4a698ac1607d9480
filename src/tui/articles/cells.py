"""The spans of each cell of a table, found without going through all of them for each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from tui.articles.document import Cell, Span, Table


class CellSpans:
    """Gives the spans of cells.

    Args:
        table: The table that the cells are of.
    """

    def __init__(self, table: Table) -> None:
        self._spans = sorted(table.spans, key=attrgetter("start"))
        self._starts = [span.start for span in self._spans]

    def of(self, cell: Cell) -> Sequence[Span]:
        """Return the spans within a cell."""
        return self._spans[bisect_left(self._starts, cell.start) : bisect_left(self._starts, cell.end)]
