"""Sets an article: the document model in, lines out, one after the other, so that the first screen is there at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from rich.cells import cell_len

from tui.articles.document import Block, Code, Embed, Heading, Image, ListItem, Rule, Table
from tui.articles.links import target_of_picture
from tui.core.messages import N_
from tui.languages.catalogue import _
from tui.widgets.reader.code import code_lines
from tui.widgets.reader.lines import Line, Piece, fold
from tui.widgets.reader.runs import Context, caption_pieces, link_number, pieces_of
from tui.widgets.reader.tables import table_lines

BAR = "▎"
_BULLETS = "•◦▪"
_DEEPEST = 8
"""Levels of lists and quotations that are drawn; deeper ones are drawn as this."""
IMAGE = N_("Image")


def typeset(blocks: tuple[Block, ...], context: Context) -> Iterator[Line]:
    """Yield the lines of an article's body, one blank line between blocks.

    Args:
        blocks: The blocks, in order.
        context: Text, measure, marks and link numbers.
    """
    before: Block | None = None
    for block in blocks:
        if before is not None and not _tight(before, block):
            yield Line(_bars(min(before.quote, block.quote), context.width), block.start)
        yield from _lines(block, context)
        before = block


def _lines(block: Block, context: Context) -> Iterator[Line]:
    lead = _bars(block.quote, context.width)
    look = "quote" if block.quote else ""
    if isinstance(block, Rule):
        return iter([Line((*lead, Piece("─" * min(20, context.width), "rule")), block.start)])
    match block:
        case Heading():
            lines = _heading(block, context, lead)
        case ListItem():
            lines = _item(block, context, lead, look)
        case Code():
            lines = code_lines(block, context, lead)
        case Table():
            lines = table_lines(block, context, lead)
        case Image():
            lines = _image(block, context, lead)
        case Embed():
            lines = _embed(block, context, lead)
        case _:
            pieces = pieces_of(context, block.start, block.end, block.spans, look)
            lines = fold(pieces, context.width, block.start, first=lead, rest=lead)
    return lines


def _tight(before: Block, block: Block) -> bool:
    """Items of one list stand close."""
    return isinstance(before, ListItem) and isinstance(block, ListItem) and before.quote == block.quote


def _deepest(width: int) -> int:
    """How many levels may be indented, so that most of the line is left for the text."""
    return max(1, min(_DEEPEST, width // 10))


def _bars(quote: int, width: int) -> tuple[Piece, ...]:
    return (Piece(f"{BAR} " * min(quote, _deepest(width)), "bar"),) if quote else ()


def _heading(block: Heading, context: Context, lead: tuple[Piece, ...]) -> Iterator[Line]:
    look = "heading" if block.level <= 2 else "strong" if block.level == 3 else "strong emphasis"
    widest = 0
    pieces = pieces_of(context, block.start, block.end, block.spans, look)
    for line in fold(pieces, context.width, block.start, first=lead, rest=lead):
        widest = max(widest, cell_len(line.text))
        yield line
    if block.level <= 2:
        yield Line(
            (*lead, Piece("─" * (widest - sum(cell_len(piece.text) for piece in lead)), "rule")), block.end
        )


def _item(block: ListItem, context: Context, lead: tuple[Piece, ...], look: str) -> Iterator[Line]:
    depth = min(max(block.depth, 1), _deepest(context.width))
    mark = f"{block.number}. " if block.number is not None else _BULLETS[(depth - 1) % 3] + " "
    indent = " " * (2 * depth - 1)
    pieces = pieces_of(context, block.start, block.end, block.spans, look)
    first = (*lead, Piece(indent), Piece(mark, "dim"))
    rest = (*lead, Piece(indent + " " * cell_len(mark)))
    return fold(pieces, context.width, block.start, first=first, rest=rest)


def _image(block: Image, context: Context, lead: tuple[Piece, ...]) -> Iterator[Line]:
    """The picture's rows; alternative text and caption, one of them where they say the same."""
    yield from _picture(block, context, lead)
    for line in _words(block, context, lead):
        yield replace(line, image=block.source)


def _embed(block: Embed, context: Context, lead: tuple[Piece, ...]) -> Iterator[Line]:
    """What plays elsewhere: its title, or else where it is, and the number of its link."""
    number = context.links.get(block.source, 0)
    words = block.title.strip() or urlsplit(block.source).hostname or ""
    pieces = [Piece(words, "link aside", link=number), *([link_number(number)] if number else [])]
    first, rest = (*lead, Piece("▶ ", "dim")), (*lead, Piece("  "))
    yield from fold(pieces, context.width, block.start, first=first, rest=rest)


def _picture(block: Image, context: Context, lead: tuple[Piece, ...]) -> Iterator[Line]:
    """The picture where it has come, else the rows that it will take, so that nothing moves when it comes."""
    picture = context.pictures.get(block.source)
    if picture is not None and picture.columns + sum(cell_len(bar.text) for bar in lead) > context.width:
        picture = None  # it was made for a wider window, and another is on its way
    rows = picture.rows if picture is not None else ()
    kept = _declared_rows(block, context) if picture is not None or block.source in context.awaited else 0
    for row in range(max(len(rows), kept)):
        cells = rows[row] if row < len(rows) else ()
        yield Line(lead, block.start, image=block.source, row=row, cells=cells)


def _declared_rows(block: Image, context: Context) -> int:
    """Return how many rows the page's own words give a picture, 0 where they say nothing."""
    if context.room is None or not block.width or not block.height:
        return 0
    return context.room.cells_for(block.width, block.height)[1]


def _words(block: Image, context: Context, lead: tuple[Piece, ...]) -> Iterator[Line]:
    alt, caption = block.alt.strip(), block.caption.strip()
    if alt and alt in caption:
        alt = ""
    first, rest = (*lead, Piece("▣ ", "dim")), (*lead, Piece("  "))
    number = context.links.get(target_of_picture(block), 0)
    own = [link_number(number)] if number else []
    if alt or not caption:
        words = Piece(alt or _(IMAGE), "dim aside", link=number)
        yield from fold([words, *own], context.width, block.start, first=first, rest=rest)
        first, own = rest, []
    if caption:
        pieces = [*caption_pieces(context, block), *own]
        yield from fold(pieces, context.width, block.start, first=first, rest=rest)
