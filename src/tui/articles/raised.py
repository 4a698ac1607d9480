"""Writes what a page raises in characters that are raised by themselves, where there is no smaller type: 10⁶, km²."""

from __future__ import annotations

from tui.articles.document import Block, Style

_RAISED = dict(zip("0123456789+-−–()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿ", strict=True))
_TABLE = str.maketrans(_RAISED)
RAISING = frozenset({Style.SUPERSCRIPT, Style.NOTE})
"""The styles of what stands above the line."""


def raised(text: str) -> str:
    """Return digits and signs raised; other words, for which there are no such characters, as they are.

    Args:
        text: What a page raises.

    Returns:
        A text of the same length.
    """
    return text.translate(_TABLE) if all(char in _RAISED for char in text) else text


def raised_words(text: str, block: Block) -> str:
    """Return a block's words with what is raised in them.

    Args:
        text: The article's text.
        block: A block of it.

    Returns:
        A text as long as the block.
    """
    parts: list[str] = []
    end = block.start
    for span in sorted(block.spans, key=lambda span: span.start):
        if span.style in RAISING and span.start >= end:
            parts += [text[end : span.start], raised(text[span.start : span.end])]
            end = span.end
    return "".join([*parts, text[end : block.end]])
