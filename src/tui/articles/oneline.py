"""The words of cells and captions: on one line, with their spans."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.html import HtmlElement

from tui.articles.document import Style
from tui.articles.drafts import Mark
from tui.articles.inline import Line
from tui.articles.linking import link_of
from tui.articles.markup import BLOCK_TAGS

_STYLES = {
    "strong": Style.STRONG,
    "b": Style.STRONG,
    "em": Style.EMPHASIS,
    "i": Style.EMPHASIS,
    "code": Style.CODE,
    "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
}
_LONGEST_CAPTION = 2_000
_SKIPPED = frozenset({"script", "style", "noscript", "button", "svg"})


def one_line(elements: Iterable[HtmlElement], base: str) -> tuple[str, list[Mark], int]:
    """Return the words of some elements on one line, their spans, and how many characters stand within links.

    Args:
        elements: Elements in their order; blocks within them and line breaks become spaces.
        base: What relative references stand on.
    """
    line = Line()
    for element in elements:
        if line.length:
            line.add(" ")
        _walk(element, line, base, linked=False)
    text, marks = line.finish()
    return text.replace("\n", " ").replace("\t", " "), marks, line.linked


def caption_of(elements: Iterable[HtmlElement], base: str) -> tuple[str, list[Mark]]:
    """Return the words of some elements as a caption of bounded length, and their spans.

    Args:
        elements: Elements in their order.
        base: What relative references stand on.
    """
    text, marks, _ = one_line(elements, base)
    text = text[:_LONGEST_CAPTION].rstrip()
    return text, [mark for mark in marks if mark.end <= len(text)]


def _walk(element: HtmlElement, line: Line, base: str, *, linked: bool) -> None:
    if element.text:
        line.add(element.text, linked=linked)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _SKIPPED:
            start = line.length
            if child.tag in BLOCK_TAGS or child.tag == "br":
                line.add(" ")
            _walk(child, line, base, linked=linked or child.tag == "a")
            if child.tag == "a":
                style, target = link_of(child, base)
                if target:
                    line.mark(start, style, target)
            elif child.tag in _STYLES:
                line.mark(start, _STYLES[child.tag])
            if child.tag in BLOCK_TAGS:
                line.add(" ")
        if child.tail:
            line.add(child.tail, linked=linked)
