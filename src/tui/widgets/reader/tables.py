"""Sets tables: side by side where they fit, cells folded where that helps, stacked where the room is too small."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest

from rich.cells import cell_len

from tui.articles.document import Cell, Table
from tui.widgets.reader.lines import Line, Piece, fold
from tui.widgets.reader.runs import Context, pieces_of

GAP = 2
"""Cells between columns."""
_MEASURED_ROWS = 200
"""Rows that the widths of the columns are taken from."""
_NARROWEST, _WIDEST = 6, 40
_NUMBER = re.compile(r"^[^\w]*[+\-−]?[$€£¥₩₫฿₺]?\s*\d[\d.,\s  ]*\s*\S{0,4}$")


def table_lines(table: Table, context: Context, lead: tuple[Piece, ...]) -> Iterator[Line]:
    """Yield the lines of a table.

    Args:
        table: The block.
        context: Text, marks and measure.
        lead: What stands before every line.
    """
    if table.caption:
        yield from fold([Piece(table.caption, "caption")], context.width, table.start, first=lead, rest=lead)
    room = context.width - sum(cell_len(piece.text) for piece in lead)
    widths = _widths(table, context.text, room)
    if widths is None:
        yield from _stacked(table, context, lead)
    else:
        yield from _grid(table, context, lead, widths)


def _widths(table: Table, text: str, room: int) -> list[int] | None:
    """The columns' widths in cells, or None where the table must be stacked."""
    natural: list[int] = []
    for row in islice(table.rows, _MEASURED_ROWS):
        column = 0
        for cell in row:
            natural += [0] * (column + cell.columns - len(natural))
            if cell.columns == 1:
                natural[column] = max(natural[column], min(_WIDEST, cell_len(text[cell.start : cell.end])))
            column += cell.columns
    if not natural:
        return None
    space = room - GAP * (len(natural) - 1)
    least = [min(width, _NARROWEST) for width in natural]
    if sum(natural) <= space:
        return natural
    if sum(least) > space or sum(natural) > 2.5 * space:
        return None
    widths = list(natural)
    while sum(widths) > space:
        widest = max(range(len(widths)), key=widths.__getitem__)
        widths[widest] -= 1
    # Words of less than ten cells should not be broken: better stacked than crumbled.
    return None if any(width < min(full, 10) for width, full in zip(widths, natural, strict=True)) else widths


def _grid(table: Table, context: Context, lead: tuple[Piece, ...], widths: Sequence[int]) -> Iterator[Line]:
    headed = airy = after_rule = False
    for number, row in enumerate(table.rows):
        header = bool(row) and all(cell.header for cell in row)
        if headed and not header:
            rule = (GAP * "─").join("─" * width for width in widths)
            yield Line((*lead, Piece(rule, "rule")), row[0].start if row else table.start)
            headed, airy, after_rule = False, False, True
        columns, cell_widths = _folded_cells(row, context, widths)
        tall = max(map(len, columns), default=0)
        if number and not after_rule and (airy or tall > 1) and not header:
            yield Line(lead, row[0].start if row else table.start)
        airy, after_rule = tall > 1, False
        headed = header or headed
        for lines in zip_longest(*columns):
            yield _row_line(lines, cell_widths, lead, row, context)


def _folded_cells(
    row: Sequence[Cell], context: Context, widths: Sequence[int]
) -> tuple[list[list[Line]], list[int]]:
    columns, cell_widths, column = [], [], 0
    for cell in row:
        spanned = widths[column : column + cell.columns]
        width = max(1, sum(spanned) + GAP * (len(spanned) - 1))
        column += cell.columns
        pieces = pieces_of(context, cell.start, cell.end, (), "strong" if cell.header else "")
        columns.append(list(fold(pieces, width, cell.start)) if pieces else [])
        cell_widths.append(width)
    return columns, cell_widths


def _row_line(
    lines: Sequence[Line | None],
    widths: Sequence[int],
    lead: tuple[Piece, ...],
    row: Sequence[Cell],
    context: Context,
) -> Line:
    pieces = list(lead)
    for position, (line, width, cell) in enumerate(zip(lines, widths, row, strict=True)):
        if position:
            pieces.append(Piece(" " * GAP))
        content = line.pieces if line else ()
        space = Piece(" " * max(0, width - cell_len(line.text if line else "")))
        right = bool(_NUMBER.match(context.text[cell.start : cell.end]))
        pieces += [space, *content] if right else [*content, space]
    return Line(tuple(piece for piece in pieces if piece.text), row[0].start)


def _stacked(table: Table, context: Context, lead: tuple[Piece, ...]) -> Iterator[Line]:
    """Each row as a few lines: its first cell, then "heading: cell" for the others."""
    heads: list[str] = []
    for number, row in enumerate(table.rows):
        if row and all(cell.header for cell in row) and not heads:
            heads = [context.text[cell.start : cell.end] for cell in row for _ in range(cell.columns)]
            continue
        if number > 1:
            yield Line(lead, row[0].start if row else table.start)
        column = 0
        for cell in row:
            head = heads[column] if column < len(heads) else ""
            column += cell.columns
            pieces = pieces_of(context, cell.start, cell.end, (), "" if column > cell.columns else "strong")
            if not pieces:
                continue
            label = [Piece(f"{head}: ", "dim")] if head and column > cell.columns else []
            indent = lead if column == cell.columns else (*lead, Piece("  "))
            yield from fold(
                [*label, *pieces], context.width, cell.start, first=indent, rest=(*lead, Piece("    "))
            )
