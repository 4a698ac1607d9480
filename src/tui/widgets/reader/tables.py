"""Sets tables: side by side where they fit, cells folded where that helps, stacked where the room is too small."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rich.cells import cell_len

from tui.articles.cells import CellSpans
from tui.articles.document import Cell, Table
from tui.core.text import shortened
from tui.widgets.reader.lines import Line, Piece, fold
from tui.widgets.reader.runs import Context, caption_pieces, pieces_of

GAP = 2
"""Cells between columns."""
_MEASURED_ROWS = 200
"""Rows that the widths of the columns are taken from."""
_NARROWEST, _WIDEST = 6, 40
_LONGEST_LABEL = 60
"""Characters of a heading that stand before each cell of a stacked column."""
_NUMBER = re.compile(r"^[^\w]*[+\-−]?[$€£¥₩₫฿₺]?\s*\d[\d.,\s  ]*\s*\S{0,4}$")


@dataclass(frozen=True, slots=True)
class _Box:
    """A cell as it is drawn."""

    lines: tuple[Line, ...]
    width: int
    right: bool


def table_lines(table: Table, context: Context, lead: tuple[Piece, ...]) -> Iterator[Line]:
    """Yield the lines of a table.

    Args:
        table: The block.
        context: Text, marks and measure.
        lead: What stands before every line.
    """
    if table.caption:
        pieces = caption_pieces(context, table)
        yield from fold(pieces, context.width, table.start, first=lead, rest=lead)
    words = _Words(table, context)
    widths = _widths(table, words, context.width - sum(cell_len(piece.text) for piece in lead))
    if widths is None:
        yield from _stacked(table, words, lead)
    else:
        yield from _grid(table, words, lead, widths)


class _Words:
    """Gives the pieces of cells, their links and styles among them."""

    def __init__(self, table: Table, context: Context) -> None:
        self.context = context
        self._spans = CellSpans(table)

    def of(self, cell: Cell, look: str = "") -> list[Piece]:
        """Return a cell's pieces, all of them with a look."""
        return pieces_of(self.context, cell.start, cell.end, self._spans.of(cell), look)


def _widths(table: Table, words: _Words, room: int) -> list[int] | None:
    """The columns' widths in cells, or None where the table must be stacked."""
    natural: list[int] = []
    for row in islice(table.rows, _MEASURED_ROWS):
        column = 0
        for cell in row:
            natural += [0] * (column + cell.columns - len(natural))
            if cell.columns == 1:
                width = sum(cell_len(piece.text) for piece in words.of(cell))
                natural[column] = max(natural[column], min(_WIDEST, width))
            column += cell.columns
    space = room - GAP * (len(natural) - 1)
    if not natural or sum(natural) > 2.5 * space:
        return None
    widths = list(natural)
    while sum(widths) > space and max(widths) > _NARROWEST:
        widths[max(range(len(widths)), key=widths.__getitem__)] -= 1
    # Words of less than ten cells should not be broken: better stacked than crumbled.
    crumbled = any(width < min(full, 10) for width, full in zip(widths, natural, strict=True))
    return None if crumbled or sum(widths) > space else widths


def _numeric(table: Table, text: str) -> set[int]:
    """The columns that hold numbers: they and their headings stand to the right."""
    counts: dict[int, list[bool]] = {}
    for row in islice(table.rows, _MEASURED_ROWS):
        column = 0
        for cell in row:
            value = text[cell.start : cell.end]
            if not cell.header and value and cell.columns == 1:
                counts.setdefault(column, []).append(bool(_NUMBER.match(value)))
            column += cell.columns
    return {column for column, found in counts.items() if 2 * sum(found) > len(found)}


def _grid(table: Table, words: _Words, lead: tuple[Piece, ...], widths: Sequence[int]) -> Iterator[Line]:
    numeric = _numeric(table, words.context.text)
    headed = airy = after_rule = False
    for number, row in enumerate(table.rows):
        start = row[0].start if row else table.start
        header = bool(row) and all(cell.header for cell in row)
        if headed and not header:
            yield Line((*lead, Piece((GAP * "─").join("─" * width for width in widths), "rule")), start)
            headed, airy, after_rule = False, False, True
        boxes = list(_boxes(row, words, widths, numeric))
        tall = max((len(box.lines) for box in boxes), default=0)
        if number and not after_rule and (airy or tall > 1) and not header:
            yield Line(lead, start)
        airy, after_rule = tall > 1, False
        headed = header or headed
        for at in range(tall):
            yield Line((*lead, *_row_pieces(boxes, at)), start)


def _boxes(row: Sequence[Cell], words: _Words, widths: Sequence[int], numeric: set[int]) -> Iterator[_Box]:
    column = 0
    for cell in row:
        spanned = widths[column : column + cell.columns]
        width = max(1, sum(spanned) + GAP * (len(spanned) - 1))
        pieces = words.of(cell, "strong" if cell.header else "")
        lines = tuple(fold(pieces, width, cell.start)) if pieces else ()
        yield _Box(lines, width, column in numeric and cell.columns == 1)
        column += cell.columns


def _row_pieces(boxes: Sequence[_Box], at: int) -> Iterator[Piece]:
    """Yield one line of a row; the last column needs no space after it."""
    for number, box in enumerate(boxes):
        line = box.lines[at] if at < len(box.lines) else Line()
        space = max(0, box.width - cell_len(line.text))
        if box.right and space:
            yield Piece(" " * space)
        yield from line.pieces
        if number < len(boxes) - 1:
            yield Piece(" " * ((0 if box.right else space) + GAP))


def _label(words: _Words, head: Cell, *, numbered: bool) -> list[Piece]:
    """A heading before a cell; the numbers of its links and figures where it stands first."""
    if head.end - head.start > _LONGEST_LABEL:
        return [
            Piece(f"{shortened(words.context.text[head.start : head.end], _LONGEST_LABEL)}: ", "dim aside")
        ]
    pieces = [piece for piece in words.of(head, "dim") if numbered or piece.start >= 0]
    if not any(piece.text.strip() for piece in pieces):
        return []
    # It stands above in the text: the offsets of lines never go back.
    beside = [
        replace(piece, start=-1, look=f"{piece.look} aside") if piece.start >= 0 else piece
        for piece in pieces
    ]
    return [*beside, Piece(": ", "dim")]


def _stacked(table: Table, words: _Words, lead: tuple[Piece, ...]) -> Iterator[Line]:
    """Each row as a few lines: its first cell, then "heading: cell" for the others."""
    context = words.context
    heads: list[Cell] = []
    named: set[Cell] = set()
    begun = False
    for row in table.rows:
        if row and all(cell.header for cell in row) and not heads:
            heads = [cell for cell in row for _ in range(cell.columns)]
            continue
        if begun:
            yield Line(lead, row[0].start if row else table.start)
        column, begun = 0, True
        for cell in row:
            head = heads[column] if 0 < column < len(heads) else None
            pieces = words.of(cell, "" if column else "strong")
            indent = (*lead, Piece("  ")) if column else lead
            column += cell.columns
            if not pieces:
                continue
            label = _label(words, head, numbered=head not in named) if head is not None else []
            named |= {head} if head is not None else set()
            yield from fold(
                [*label, *pieces], context.width, cell.start, first=indent, rest=(*lead, Piece("    "))
            )
