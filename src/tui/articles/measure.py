"""Lengths of text and of links of every element, counted once: scans for each element anew would be quadratic."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from tui.articles.markup import BLOCK_TAGS

PARAGRAPH = 25
"""Characters from which a paragraph counts; a character of Han or kana counts for two."""
_LOW_LINKS = 0.3
_LONG = 80
"""Characters from which a paragraph is long."""
_PARAGRAPHS = frozenset(
    {
        "p",
        "div",
        "section",
        "td",
        "li",
        "blockquote",
        "dd",
        "pre",
        "article",
        "main",
        "center",
        "font",
        "header",
    }
)
_HOLDERS = frozenset(
    {"div", "section", "td", "article", "main", "body", "center", "blockquote", "li", "dd", "p"}
)
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

    def keep(self, inside: set[HtmlElement]) -> None:
        """Forget the elements that are no longer in the tree.

        Args:
            inside: Those that are.
        """
        everything = self.order
        self.order = [element for element in everything if element in inside]
        gone = [element for element in everything if element not in inside]
        for table in (self.chars, self.linked, self.running, self.blocks, self.paragraphs):
            for element in gone:
                del table[element]

    def release(self) -> None:
        """Let go of all elements from the last to the first, as lists do and dictionaries do not.

        For each element that goes lxml looks for another one in what was cut out of the tree, from its first on:
        let go from the first to the last, a long list that was cut out takes seconds.
        """
        for table in (self.chars, self.linked, self.running, self.blocks, self.paragraphs):
            table.clear()
        self.order = []

    def remove(self, elements: Iterable[HtmlElement]) -> None:
        """Take elements that are about to be dropped, none within another, out of the sums of those around them."""
        tables = (self.chars, self.linked, self.running, self.paragraphs)
        lost: dict[HtmlElement, list[int]] = {}
        for element in elements:
            _add(lost, element.getparent(), [table[element] for table in tables])
        for element in reversed(self.order):
            sums = lost.get(element)
            if sums is not None:
                for table, count in zip(tables, sums, strict=True):
                    table[element] -= count
                _add(lost, element.getparent(), sums)


def _add(sums: dict[HtmlElement, list[int]], element: HtmlElement | None, more: list[int]) -> None:
    if element is not None:
        before = sums.get(element)
        sums[element] = more if before is None else list(map(int.__add__, before, more))


def measure(top: HtmlElement) -> Measure:
    """Measure all elements of a subtree in one pass from the last to the first.

    Args:
        top: The element to begin at.
    """
    order = [e for e in top.iter() if isinstance(e.tag, str)]
    places = dict(zip(order, range(len(order)), strict=True))
    # Lists by place: an element is looked up once for its parent, not once for each of its sums.
    chars, own, linked, running, blocks, paragraphs = ([0] * len(order) for _ in range(6))
    for place in range(len(order) - 1, -1, -1):
        element = order[place]
        text, tag = element.text, element.tag
        if text:
            count = width(text)
            chars[place] += count
            own[place] += count
        count = chars[place]
        if tag == "a":
            linked[place] = count
        if not blocks[place] and tag in _PARAGRAPHS and count >= PARAGRAPH:
            if linked[place] <= _LOW_LINKS * count:
                running[place] += count
                paragraphs[place] += count >= _LONG
        elif blocks[place] and tag in _HOLDERS and own[place] >= PARAGRAPH:
            running[place] += own[place]
            paragraphs[place] += own[place] >= _LONG
        if place:
            parent, tail = places[element.getparent()], element.tail
            after = width(tail) if tail else 0
            chars[parent] += count + after
            own[parent] += after
            linked[parent] += linked[place]
            running[parent] += running[place]
            paragraphs[parent] += paragraphs[place]
            blocks[parent] += blocks[place] + (tag in BLOCK_TAGS)
    tables = (dict(zip(order, sums, strict=True)) for sums in (chars, linked, running, blocks, paragraphs))
    return Measure(order, *tables)


def width(text: str) -> int:
    """Return the length of a text, ends trimmed, a character of Han, kana or Hangul counted as two.

    Args:
        text: Any text.
    """
    if text.isspace():
        return 0
    text = text.strip()
    return len(text) if text.isascii() else len(text) + sum(map(len, _WIDE.findall(text)))
