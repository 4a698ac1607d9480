"""The links of an article, in the order in which they stand: in the text, in captions, around pictures, from part to part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from tui.articles.document import Article, Embed, Image, Span, Style, Table

HERE = "#"
"""Begins the target of a jump; the name of the anchor follows."""
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|svg)(?:$|[?#])", re.I)


def each_link(article: Article) -> Iterator[tuple[str, str]]:
    """Yield the target of each link and its words.

    Args:
        article: The article.
    """
    for block in article.blocks:
        sources = [(article.text, block.spans)]
        if isinstance(block, Image) and (target := target_of_picture(block)):
            yield target, block.alt or block.caption
        if isinstance(block, Embed):
            yield block.source, block.title
        if isinstance(block, Image | Table):
            sources.insert(0, (block.caption, block.caption_spans))
        for text, spans in sources:
            for span in spans:
                if target := target_of(span):
                    yield target, text[span.start : span.end]


def each_note(article: Article, *, back: bool = True) -> Iterator[tuple[str, str]]:
    """Yield where the marks of notes lead, and the marks as written.

    Args:
        article: The article.
        back: Whether marks count that lead up, as from a note to what it is about.
    """
    starts = {HERE + block.anchor: block.start for block in article.blocks if block.anchor}
    for block in article.blocks:
        for span in block.spans:
            target = target_of_note(span)
            if target and (back or starts.get(target, span.start) >= span.start):
                yield target, article.text[span.start : span.end]


def target_of_note(span: Span) -> str:
    """Return where the mark of a note leads, as `target_of`; nothing where it is none or leads nowhere.

    Args:
        span: A span of a block.
    """
    if span.style is not Style.NOTE or not span.target:
        return ""
    return span.target if urlsplit(span.target).scheme else HERE + span.target


def target_of(span: Span) -> str:
    """Return where a span leads: an address, "#" and an anchor for a jump, nothing where it is neither.

    Args:
        span: A span of a block or a caption.
    """
    if span.style is Style.LINK:
        return span.target
    return HERE + span.target if span.style is Style.JUMP else ""


def target_of_picture(image: Image) -> str:
    """Return where a picture leads, nothing where that is a larger copy of itself, which is no link to a reader of text.

    Args:
        image: The picture.
    """
    return "" if _PICTURE.search(image.target) else image.target


def place_of(article: Article, target: str) -> int | None:
    """Return the offset in the text that a jump leads to, None where the target is an address.

    Args:
        article: The article.
        target: From `each_link` or `each_note`.
    """
    name = target.removeprefix(HERE)
    if name == target:
        return None
    return next((block.start for block in article.blocks if name == block.anchor), 0)


def parts_of(article: Article) -> dict[str, str]:
    """Return the text of each part that jumps and the marks of notes may lead to, by their targets.

    Args:
        article: The article.
    """
    named = (block for block in article.blocks if block.anchor)
    return {HERE + block.anchor: article.text[block.start : block.end] for block in named}
