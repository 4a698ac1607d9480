"""The walk over an article's elements: where blocks begin and end, and which styles run through them."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from lxml.html import HtmlElement

from tui.articles.document import Style
from tui.articles.drafts import Draft, Kind, Mark
from tui.articles.inline import Line

_STYLES = {
    "strong": Style.STRONG, "b": Style.STRONG, "em": Style.EMPHASIS, "i": Style.EMPHASIS, "cite": Style.EMPHASIS,
    "dfn": Style.EMPHASIS, "var": Style.EMPHASIS, "code": Style.CODE, "kbd": Style.CODE, "samp": Style.CODE, "tt": Style.CODE,
    "del": Style.DELETED, "s": Style.DELETED, "strike": Style.DELETED, "sup": Style.SUPERSCRIPT, "sub": Style.SUBSCRIPT,
}  # fmt: skip

BOXES = " / "
"""Parts the names of one element from those of the element within it."""
CENTRED = "=centred"
"""Stands among a draft's names where the page centres the block, as it does with the words under pictures."""
ALIGNED_END = "=end"
"""Stands among a draft's names where the page sets the block to the end of the line, as it does with signatures."""
_END = re.compile(r"text-align:\s*(?:right|end)")
_DEEPEST = 150
"""Elements within each other that are written as what they are; each takes up to five calls of Python's thousand."""
_LONGEST_NAMES = 600
"""Characters of the names of a block and of those around it that are kept, the innermost ones."""


class Walker(ABC):
    """Walks elements with the state of the block that is being written; subclasses know the elements."""

    def __init__(self, base: str, wanted: set[str]) -> None:
        self.base = base
        self.wanted = wanted
        """The names that links within the article lead to, and that have not been met yet."""
        self.anchors: list[str] = []
        """Those of them that the next block to be finished answers to."""
        self.drafts: list[Draft] = []
        self.line = Line()
        self.open: list[tuple[Style, str, int]] = []
        self.names = [""]
        """The names of each open block with those around it: written anew for each draft they would be most of the work."""
        self.quote = 0
        self.heading = 0
        self.lists: list[tuple[int | None, int]] = []
        self.groups = 0
        self.item: Draft | None = None
        self.in_link = 0
        self.depth = 0
        self.listings = 0
        """How many figures of code or of quotations are open."""

    @abstractmethod
    def visit(self, element: HtmlElement) -> None:
        """Write an element; its tail is its parent's business."""

    def children(self, element: HtmlElement) -> None:
        """Write what stands within an element; from some depth on its words alone, as Python goes no deeper either."""
        if self.depth >= _DEEPEST:
            self.line.add("".join(element.itertext()), linked=self.in_link > 0)
            return
        self.depth += 1
        if element.text:
            self.line.add(element.text, linked=self.in_link > 0)
        for child in element:
            self.visit(child)
            if child.tail:
                self.line.add(child.tail, linked=self.in_link > 0)
        self.depth -= 1

    def block(self, element: HtmlElement) -> None:
        """Write an element that begins and ends a block."""
        self.flush()
        place = f" {CENTRED}" if _is_centred(element) else f" {ALIGNED_END}" if _is_at_end(element) else ""
        own = f"{element.get('class') or ''} {element.get('id') or ''}".lower() + place
        around = self.names[-1]
        self.names.append((f"{around}{BOXES}{own}" if around else own)[-_LONGEST_NAMES:])
        self.children(element)
        self.flush()
        self.names.pop()

    def inline(self, element: HtmlElement) -> None:
        """Write an element within running text, with its style."""
        style = _STYLES.get(element.tag)
        if style is None:
            self.children(element)
            return
        self.styled(element, style, "")

    def styled(self, element: HtmlElement, style: Style, target: str) -> None:
        """Write an element and mark its text."""
        self.open.append((style, target, self.line.length))
        self.children(element)
        opened = self.open.pop()
        self.line.mark(opened[2], style, target)

    def flush(self) -> None:
        """End the block that is being written and begin a new one with the same styles open."""
        if not self.line.length:
            return
        for style, target, start in self.open:
            self.line.mark(start, style, target)
        text, marks = self.line.finish()
        linked = self.line.linked
        self.line = Line()
        self.open = [(style, target, 0) for style, target, _ in self.open]
        if not text:
            return
        if self.item is not None and not self.heading:
            self._fill_item(text, marks, linked)
            return
        kind = Kind.HEADING if self.heading else Kind.PARAGRAPH
        if kind is Kind.HEADING:
            text = text.replace("\n", " ")
        self.put(Draft(kind, text, marks, level=self.heading or 2, linked=linked))

    def put(self, draft: Draft) -> None:
        """Append a finished draft."""
        draft.quote = self.quote
        draft.names = self.names[-1]
        self._give_anchors(draft)
        self.drafts.append(draft)

    def mark_place(self, element: HtmlElement) -> None:
        """Remember the names by which links within the article lead to an element."""
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name in self.wanted:
                self.anchors.append(name)
                self.wanted.discard(name)

    def _give_anchors(self, draft: Draft) -> None:
        if self.anchors:
            draft.anchors += self.anchors
            self.anchors = []

    def _fill_item(self, text: str, marks: list[Mark], linked: int) -> None:
        item = self.item
        assert item is not None
        if not item.text:
            item.text, item.marks, item.linked = text, marks, linked
            self.put(item)
            return
        self._give_anchors(item)
        shift = len(item.text) + 1
        item.text += "\n" + text
        item.marks += [Mark(m.start + shift, m.end + shift, m.style, m.target) for m in marks]
        item.linked += linked


def _is_at_end(element: HtmlElement) -> bool:
    if (element.get("align") or "").lower() == "right":
        return True
    style = element.get("style")
    return bool(style) and "text-align" in style and bool(_END.search(style))


def _is_centred(element: HtmlElement) -> bool:
    if element.tag == "center" or (element.get("align") or "").lower() == "center":
        return True
    style = element.get("style")
    return bool(style) and "center" in style and "text-align" in style
