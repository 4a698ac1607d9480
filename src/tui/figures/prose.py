"""The words in which an article's figures are looked for: without its listings and the marks of its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.articles.document import Article, Block, Code, Style

_LEAST_PROSE = 400
"""Characters beside the listings from which they are listings; a page may also hold its whole text as one."""
_NO_BREAK = re.compile(r"[^\n]")


def prose_of(article: Article) -> str:
    """Return an article's text with blanks for its code and for the marks of its notes.

    A number in a program measures nothing, and the mark of a note is no digit of the number before it.

    Args:
        article: Any article.

    Returns:
        A text of the same length and lines: every offset is one of `article.text`.
    """
    parts: list[str] = []
    end = 0
    for start, stop in _passed_over(article):
        parts += [article.text[end:start], _NO_BREAK.sub(" ", article.text[start:stop])]
        end = stop
    return "".join([*parts, article.text[end:]])


def _passed_over(article: Article) -> Iterator[tuple[int, int]]:
    code = sum(block.end - block.start for block in article.blocks if isinstance(block, Code))
    listings = len(article.text) - code >= _LEAST_PROSE
    for block in article.blocks:
        if listings and isinstance(block, Code):
            yield block.start, block.end
        else:
            yield from _notes(block)


def _notes(block: Block) -> Iterator[tuple[int, int]]:
    end = block.start
    for start, stop in sorted((span.start, span.end) for span in block.spans if span.style is Style.NOTE):
        if start >= end:
            yield start, stop
            end = stop
