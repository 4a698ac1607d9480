"""Names the figures of a table by the headings of their row and their column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.articles.document import Block, Cell, Table
from tui.figures.models import Figure, Passage

_LONGEST = 60
"""Characters of a heading; a longer cell is prose."""
_WIDEST = 200
"""Columns and spans that are followed."""

_Grid = list[list[Cell | None]]


def name_by_headings(figures: Sequence[Figure], blocks: Sequence[Block], text: str) -> tuple[Figure, ...]:
    """Return the figures, those in tables with the heading of their row as entity and of their column as concept.

    Args:
        figures: In the order of the text.
        blocks: The article's blocks.
        text: The article's text, which all offsets are of.
    """
    named: dict[int, Figure] = {}
    for table in blocks:
        if isinstance(table, Table):
            inside = [at for at, figure in enumerate(figures) if table.start <= figure.start < table.end]
            named |= dict(_named(figures, inside, _grid(table), text)) if inside else {}
    return tuple(named.get(at, figure) for at, figure in enumerate(figures))


def _named(
    figures: Sequence[Figure], inside: Sequence[int], grid: _Grid, text: str
) -> Iterator[tuple[int, Figure]]:
    places = {cell: (row, column) for row, cells in reversed([*enumerate(grid)])
              for column, cell in reversed([*enumerate(cells)]) if cell is not None}  # fmt: skip
    starts = sorted((cell.start, cell.end, cell) for cell in places)
    position = 0
    for at in inside:
        figure = figures[at]
        while position + 1 < len(starts) and starts[position + 1][0] <= figure.start:
            position += 1
        start, end, cell = starts[position]
        row, column = places[cell]
        if not start <= figure.start < end or not row or not column:
            continue
        heading, subject = grid[0][column] if column < len(grid[0]) else None, grid[row][0]
        concept, entity = _words(heading, text), _words(subject, text)
        if heading is not None and concept:
            figure = replace(
                figure, concept=Passage(text[heading.start : heading.end], heading.start, heading.end)
            )
        # Whatever prose would call it, in a table it is what the row is about, or nothing.
        figure = replace(figure, entity=entity if any(map(str.isalpha, entity)) else "")
        yield at, figure


def _words(cell: Cell | None, text: str) -> str:
    """What a heading says, in a line; nothing where the cell is empty or prose."""
    words = " ".join(text[cell.start : cell.end].split()) if cell is not None else ""
    return words if len(words) <= _LONGEST else ""


def _grid(table: Table) -> _Grid:
    """Return the cell of every row and column; one that spans several stands in each."""
    grid: _Grid = [[] for _row in table.rows]
    for number, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while column < len(grid[number]) and grid[number][column] is not None:
                column += 1
            width = min(cell.columns, _WIDEST)
            for below in grid[number : number + min(cell.rows, _WIDEST)]:
                below.extend([None] * (column + width - len(below)))
                below[column : column + width] = [cell] * width
            column += width
    return grid
