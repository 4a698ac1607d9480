"""Drafts to the document model: one text, and blocks and spans with exact offsets into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tui.articles.document import (
    Block,
    Cell,
    Code,
    Embed,
    Heading,
    Image,
    ListItem,
    Paragraph,
    Rule,
    Span,
    Table,
)
from tui.articles.drafts import Draft, Kind, Mark
from tui.articles.linking import PLACES, settled

_GAP = "\n\n"
_TEXTLESS = frozenset({Kind.IMAGE, Kind.EMBED, Kind.RULE})


def assemble(drafts: Iterable[Draft]) -> tuple[str, tuple[Block, ...]]:
    """Return the article's text and its blocks.

    Args:
        drafts: The blocks in their order; those without text that are neither pictures nor rules are left out.
    """
    kept = [draft for draft in drafts if draft.text or draft.kind in _TEXTLESS]
    anchors = {name: draft.anchors[0] for draft in kept for name in draft.anchors}
    parts: list[str] = []
    blocks: list[Block] = []
    place = 0
    for draft in kept:
        if draft.kind in _TEXTLESS:
            blocks.append(_placed(draft, place, place, anchors))
            continue
        if parts:
            parts.append(_GAP)
            place += len(_GAP)
        parts.append(draft.text)
        end = place + len(draft.text)
        blocks.append(_placed(draft, place, end, anchors))
        place = end
    return "".join(parts), tuple(blocks)


def _placed(draft: Draft, start: int, end: int, anchors: Mapping[str, str]) -> Block:
    shared: dict[str, Any] = {
        "spans": _spans(draft.marks, start, anchors),
        "quote": draft.quote,
        "anchor": draft.anchors[0] if draft.anchors else "",
    }
    captions = _spans(draft.caption_marks, 0, anchors)
    block: Block
    match draft.kind:
        case Kind.HEADING:
            block = Heading(start, end, level=draft.level, **shared)
        case Kind.ITEM:
            block = ListItem(start, end, depth=draft.depth, number=draft.number, **shared)
        case Kind.CODE:
            block = Code(start, end, language=draft.language, **shared)
        case Kind.TABLE:
            rows = tuple(
                tuple(Cell(start + c.start, start + c.end, c.header, c.columns, c.rows) for c in row)
                for row in draft.rows
            )
            block = Table(start, end, rows=rows, caption=draft.caption, caption_spans=captions, **shared)
        case Kind.IMAGE:
            width, height = draft.size
            block = Image(
                start, end, source=draft.source, alt=draft.alt, caption=draft.caption, caption_spans=captions,
                target=draft.target, width=width, height=height, **shared,
            )  # fmt: skip
        case Kind.EMBED:
            block = Embed(start, end, source=draft.source, title=draft.alt, **shared)
        case Kind.RULE:
            block = Rule(start, end, **shared)
        case Kind.PARAGRAPH:
            block = Paragraph(start, end, **shared)
    return block


def _spans(marks: list[Mark], start: int, anchors: Mapping[str, str]) -> tuple[Span, ...]:
    if not marks:
        return ()
    if any(m.style in PLACES for m in marks):
        marks = settled(marks, anchors)
    return tuple(Span(start + m.start, start + m.end, m.style, m.target) for m in marks)
