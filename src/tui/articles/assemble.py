"""Drafts to the document model: one text, and blocks and spans with exact offsets into it."""

from __future__ import annotations

from collections.abc import Iterable

from tui.articles.document import Block, Cell, Code, Heading, Image, ListItem, Paragraph, Rule, Span, Table
from tui.articles.drafts import Draft, Kind

_GAP = "\n\n"


def assemble(drafts: Iterable[Draft]) -> tuple[str, tuple[Block, ...]]:
    """Return the article's text and its blocks.

    Args:
        drafts: The blocks in their order; those without text that are neither pictures nor rules are left out.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    place = 0
    for draft in drafts:
        if draft.kind in (Kind.IMAGE, Kind.RULE):
            blocks.append(_placed(draft, place))
            continue
        if not draft.text:
            continue
        if parts:
            parts.append(_GAP)
            place += len(_GAP)
        parts.append(draft.text)
        blocks.append(_placed(draft, place))
        place += len(draft.text)
    return "".join(parts), tuple(blocks)


def _placed(draft: Draft, start: int) -> Block:
    end = start + len(draft.text)
    spans = tuple(Span(start + m.start, start + m.end, m.style, m.target) for m in draft.marks)
    block: Block
    match draft.kind:
        case Kind.HEADING:
            block = Heading(start, end, spans=spans, quote=draft.quote, level=draft.level)
        case Kind.ITEM:
            block = ListItem(
                start, end, spans=spans, quote=draft.quote, depth=draft.depth, number=draft.number
            )
        case Kind.CODE:
            block = Code(start, end, quote=draft.quote, language=draft.language)
        case Kind.TABLE:
            rows = tuple(
                tuple(Cell(start + c.start, start + c.end, c.header, c.columns, c.rows) for c in row)
                for row in draft.rows
            )
            block = Table(start, end, spans=spans, quote=draft.quote, rows=rows, caption=draft.caption)
        case Kind.IMAGE:
            width, height = draft.size
            block = Image(
                start, start, quote=draft.quote, source=draft.source, alt=draft.alt, caption=draft.caption,
                width=width, height=height,
            )  # fmt: skip
        case Kind.RULE:
            block = Rule(start, start, quote=draft.quote)
        case Kind.PARAGRAPH:
            block = Paragraph(start, end, spans=spans, quote=draft.quote)
    return block
