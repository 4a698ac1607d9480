"""Finds words in an article: in its text, and in what stands beside it, as captions."""

from __future__ import annotations

from collections.abc import Iterator

from tui.articles.document import Article, Embed, Image, Table
from tui.languages.fold import find_all

ASIDE = "aside"
"""The look of words that are drawn, but are no part of `Article.text`."""


def places_of(article: Article, title: str, words: str) -> list[tuple[int, int]]:
    """Return where words stand, as offsets in the text and in order; a place beside the text is an empty one.

    Args:
        article: The article.
        title: As it is drawn.
        words: What a person typed.
    """
    if not words:
        return []
    beside = ((at, at) for at, text in _asides(article, title) for _place in find_all(text, words))
    return sorted([*find_all(article.text, words), *beside])


def _asides(article: Article, title: str) -> Iterator[tuple[int, str]]:
    """Yield what is drawn beside the text, with the offset that it stands at."""
    yield 0, title
    yield 0, article.lead
    for block in article.blocks:
        if isinstance(block, Image):
            if block.alt.strip() not in block.caption:
                yield block.start, block.alt
            yield block.start, block.caption
        elif isinstance(block, Table):
            yield block.start, block.caption
        elif isinstance(block, Embed):
            yield block.start, block.title
