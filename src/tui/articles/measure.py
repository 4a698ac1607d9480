"""Lengths of text and of links of every element, counted once: scans for each element anew would be quadratic."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from tui.articles.markup import BLOCK_TAGS

PARAGRAPH = 25
"""Characters from which a paragraph counts; a character of Han or kana counts for two."""
LOW_LINKS = 0.3
_WIDE = re.compile("[\u2e80-\uffdc]+")


@dataclass(slots=True)
class Measure:
    """Sums over the subtree of each element of one tree."""

    order: list[HtmlElement] = field(default_factory=list)
    """All elements in document order."""
    chars: dict[HtmlElement, int] = field(default_factory=dict)
    """Characters of text, ends of text nodes trimmed."""
    linked: dict[HtmlElement, int] = field(default_factory=dict)
    """Characters of text within links."""
    running: dict[HtmlElement, int] = field(default_factory=dict)
    """Characters in paragraphs with few links."""
    blocks: dict[HtmlElement, int] = field(default_factory=dict)
    """Block elements within, the element itself not counted."""
    paragraphs: dict[HtmlElement, int] = field(default_factory=dict)
    """Long paragraphs with few links, within or the element itself."""

    def density(self, element: HtmlElement) -> float:
        """Return how much of the element's text is links, from 0 to 1."""
        return min(1.0, self.linked.get(element, 0) / max(1, self.chars.get(element, 0)))

    def remove(self, element: HtmlElement) -> None:
        """Take an element that is about to be dropped out of the sums of those around it."""
        for table in (self.chars, self.linked, self.running, self.paragraphs):
            lost = table[element]
            if lost:
                for ancestor in element.iterancestors():
                    if ancestor not in table:
                        break
                    table[ancestor] -= lost


def measure(top: HtmlElement) -> Measure:
    """Measure all elements of a subtree in one pass from the last to the first.

    Args:
        top: The element to begin at.
    """
    result = Measure(order=[e for e in top.iter() if isinstance(e.tag, str)])
    chars, linked, running = result.chars, result.linked, result.running
    blocks, paragraphs = result.blocks, result.paragraphs
    for table in (chars, linked, running, blocks, paragraphs):
        table.update(dict.fromkeys(result.order, 0))
    for element in reversed(result.order):
        text, tag = element.text, element.tag
        count = chars[element] = chars[element] + (width(text) if text else 0)
        if tag == "a":
            linked[element] = count
        if not blocks[element] and tag in _PARAGRAPHS and count >= PARAGRAPH:
            if linked[element] <= LOW_LINKS * count:
                running[element] += count
                paragraphs[element] += count >= LONG
        elif tag in _HOLDERS and blocks[element]:
            own = _own(element)
            if own >= PARAGRAPH:
                running[element] += own
                paragraphs[element] += own >= LONG
        if element is not top:
            parent = element.getparent()
            tail = element.tail
            chars[parent] += count + (width(tail) if tail else 0)
            linked[parent] += linked[element]
            running[parent] += running[element]
            paragraphs[parent] += paragraphs[element]
            blocks[parent] += blocks[element] + (tag in BLOCK_TAGS)
    return result


LONG = 80
"""Characters from which a paragraph is long."""
_PARAGRAPHS = frozenset(
    {"p", "div", "section", "td", "li", "blockquote", "dd", "pre", "article", "main", "center", "font"}
)
_HOLDERS = frozenset(
    {"div", "section", "td", "article", "main", "body", "center", "blockquote", "li", "dd", "p"}
)


def _own(element: HtmlElement) -> int:
    """Count the text that stands directly in an element, among its blocks."""
    count = width(element.text) if element.text else 0
    for child in element:
        if child.tail:
            count += width(child.tail)
    return count


def width(text: str) -> int:
    """Return the length of a text, ends trimmed, a character of Han, kana or Hangul counted as two.

    Args:
        text: Any text.
    """
    text = text.strip()
    return len(text) if text.isascii() else len(text) + sum(map(len, _WIDE.findall(text)))
