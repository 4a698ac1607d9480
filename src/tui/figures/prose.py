"""The words in which an article's figures are looked for: without its listings and the marks of its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.articles.document import Article, Block, Code, Style
from tui.articles.raised import raised

_LEAST_PROSE = 400
"""Characters beside the listings from which they are listings; a page may also hold its whole text as one."""
_WORD_END = re.compile(r"(?:[^\W\d_]{4}|[.,;:!?。，、；：！？”’\"'»)）」』])$")
"""What a raised number notes and is no power of: a word too long for a unit's sign, or the end of a clause."""
_NO_BREAK = re.compile(r"[^\n]")


def prose_of(article: Article) -> str:
    """Return an article's text with blanks for its code and for the marks of its notes, and with powers raised.

    A number in a program measures nothing, the mark of a note is no digit of the number before it, and 10⁶ is not 106.

    Args:
        article: Any article.

    Returns:
        A text of the same length and lines: every offset is one of `article.text`.
    """
    parts: list[str] = []
    end = 0
    for start, stop, words in _rewritten(article):
        if start >= end:
            parts += [article.text[end:start], words]
            end = stop
    return "".join([*parts, article.text[end:]])


def _rewritten(article: Article) -> Iterator[tuple[int, int, str]]:
    code = sum(block.end - block.start for block in article.blocks if isinstance(block, Code))
    listings = len(article.text) - code >= _LEAST_PROSE
    for block in article.blocks:
        if listings and isinstance(block, Code):
            yield block.start, block.end, _NO_BREAK.sub(" ", article.text[block.start : block.end])
        else:
            yield from _marks(article.text, block)


def _marks(text: str, block: Block) -> Iterator[tuple[int, int, str]]:
    # A note's mark is often raised besides: as a note it goes first.
    spans = sorted(block.spans, key=lambda span: (span.start, span.style is not Style.NOTE))
    for span in spans:
        if span.style is Style.NOTE:
            yield span.start, span.end, _NO_BREAK.sub(" ", text[span.start : span.end])
        elif span.style is Style.SUPERSCRIPT:
            words = text[span.start : span.end]
            noted = words.isdecimal() and _WORD_END.search(text, max(block.start, span.start - 4), span.start)
            yield span.start, span.end, " " * len(words) if noted else raised(words)
