"""The links of an article, in the order in which they stand: in the text, in captions, around pictures, from part to part."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
            sources.append((block.caption, block.caption_spans))
        for text, spans in sources:
            for span in spans:
                if target := target_of(span):
                    yield target, text[span.start : span.end]


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
        target: From `each_link`.
    """
    name = target.removeprefix(HERE)
    if name == target:
        return None
    return next((block.start for block in article.blocks if name == block.anchor), 0)
