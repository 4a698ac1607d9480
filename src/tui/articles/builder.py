"""Turns elements into drafts of blocks: headings, lists, quotes, code, pictures and running text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from lxml.html import HtmlElement

from tui.articles.codeblocks import code_of, is_code_table, is_listing, language_of
from tui.articles.document import Style
from tui.articles.drafts import Draft, Kind
from tui.articles.linking import is_permalink, leads_back, link_of, wanted_names
from tui.articles.markup import BLOCK_TAGS
from tui.articles.picturing import Pictures
from tui.articles.players import PLAYER
from tui.articles.tables import is_data_table, table_draft

_SKIPPED = frozenset({
    "script", "style", "template", "noscript", "head", "title", "meta", "link", "button", "select", "input",
    "textarea", "svg", "canvas", "object", "embed", "iframe", "audio", "video", "map", "nav", "rp",
    "rt",
})  # fmt: skip
_CAPTIONS = frozenset({"span", "em", "small", "i", "cite"})
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_NEAR = 40
"""Elements among which a formula for screen readers is looked for."""
_LEVELS = frozenset("123456")
_QUOTATION_MARKS = tuple("\"'“”„«»‹›‘’「『《〈")
_MOST_DRAFTS = 60_000
_ORDINAL = re.compile(r"^-?\d{1,6}$")


def build(elements: Iterable[HtmlElement], base: str) -> list[Draft]:
    """Return the drafts of the blocks within some elements, in order.

    Args:
        elements: Elements of a tree that hold an article; they are only read.
        base: What relative references stand on.
    """
    elements = list(elements)
    builder = _Builder(base, wanted_names(elements))
    for element in elements:
        builder.visit(element)
        builder.flush()
    return builder.drafts


class _Builder(Pictures):
    """Knows what each element of HTML is to an article."""

    def visit(self, element: HtmlElement) -> None:
        """Write an element; its tail is its parent's business."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or len(self.drafts) > _MOST_DRAFTS:
            return
        if self.wanted:
            self.mark_place(element)
        handler = _HANDLERS.get(tag)
        if handler is not None:
            handler(self, element)
        elif tag in BLOCK_TAGS:
            (self.on_heading if element.get("role") == "heading" else self.block)(element)
        elif tag in _CAPTIONS and self.names_picture(element):
            self.on_caption(element)
        elif tag == "code" and not self.heading and is_listing(element):
            self.on_pre(element)
        elif element.get("aria-hidden") == "true" and _doubles_formula(element):
            return
        else:
            self.inline(element)

    def on_heading(self, element: HtmlElement) -> None:
        """Write a heading."""
        self.flush()
        before, self.heading = self.heading, _HEADINGS.get(element.tag) or _level(element)
        self.block(element)
        self.heading = before

    def on_break(self, _: HtmlElement) -> None:
        """Write a line break; two in a row end the paragraph."""
        if self.line.broken() and self.item is None:
            self.flush()
        else:
            self.line.break_line()

    def on_rule(self, _: HtmlElement) -> None:
        """Write a rule."""
        self.flush()
        self.put(Draft(Kind.RULE))

    def on_quote(self, element: HtmlElement) -> None:
        """Write a quotation."""
        self.flush()
        item, self.item = self.item, None
        self.quote += 1
        self.block(element)
        self.quote -= 1
        self.item = item
        self._leave_item()

    def on_quoted(self, element: HtmlElement) -> None:
        """Write words that browsers put in quotation marks, with such marks."""
        first = next((words for words in element.itertext() if not words.isspace()), "").lstrip()[:1]
        bare = first not in _QUOTATION_MARKS
        self.line.add("“" if bare else "")
        self.inline(element)
        self.line.add("”" if bare else "")

    def _leave_item(self) -> None:
        """Let what follows a block within an item stand behind the block, not before it."""
        if self.item is not None and self.item.text:
            self.item = None

    def on_list(self, element: HtmlElement) -> None:
        """Write a list."""
        self.flush()
        self.groups += 1
        first: int | None = None
        if element.tag == "ol":
            start = element.get("start") or ""
            first = (
                int(start)
                if _ORDINAL.match(start)
                else _count(element)
                if element.get("reversed") is not None
                else 1
            )
        item, self.item = self.item, None
        self.lists.append((first, self.groups))
        self.block(element)
        self.lists.pop()
        self.item = item

    def on_item(self, element: HtmlElement) -> None:
        """Write an item of a list; items that are pages of their own are written as such."""
        self.flush()
        item, self.item = self.item, None
        if not self.lists:
            self.lists.append((None, self.groups))
            self.on_item(element)
            self.lists.pop()
            return
        number, group = self.lists[-1]
        value = element.get("value") or ""
        if number is not None and _ORDINAL.match(value):
            number = int(value)
        if not _is_layout(element):
            self.item = Draft(Kind.ITEM, depth=len(self.lists), number=number, group=group)
        self.block(element)
        if number is not None:
            parent = element.getparent()
            down = parent is not None and parent.get("reversed") is not None
            self.lists[-1] = (number + (-1 if down else 1), group)
        self.item = item

    def on_term(self, element: HtmlElement) -> None:
        """Write the term of a definition on a line of its own."""
        self.flush()
        self.styled(element, Style.STRONG, "")
        self.flush()

    def on_pre(self, element: HtmlElement) -> None:
        """Write preformatted text."""
        self.flush()
        text, marks = code_of(element, self.base)
        if text.strip():
            self.put(Draft(Kind.CODE, text, marks, language=language_of(element)))
            self._leave_item()

    def on_table(self, element: HtmlElement) -> None:
        """Write a table of data, or what stands in a table that only lays out."""
        self.flush()
        item, self.item = self.item, None
        if is_code_table(element):
            self.on_pre(element)
        elif is_data_table(element):
            draft = table_draft(element, self.base)
            if draft is not None:
                self.put(draft)
            self.put_pictures(element)
        else:
            self.block(element)
        self.item = item
        self._leave_item()

    def on_link(self, element: HtmlElement) -> None:
        """Write a link, a jump within the article, or the mark of a footnote."""
        if leads_back(element) or (self.heading and is_permalink(element)):
            return
        style, target = link_of(element, self.base)
        if self.heading and style is Style.JUMP:
            target = ""  # back to the table of contents
        within = bool(element.get("href")) and style is not Style.NOTE
        self.in_link += within
        if target:
            self.styled(element, style, target)
        else:
            self.children(element)
        self.in_link -= within

    def on_math(self, element: HtmlElement) -> None:
        """Write a formula by its TeX source or its alternative text, else by its symbols."""
        source = element.get("alttext") or ""
        for annotation in element.iter("annotation"):
            source = source or (annotation.text or "" if "tex" in (annotation.get("encoding") or "") else "")
        if source:
            self.line.add(source)
        else:
            self.children(element)


def _level(element: HtmlElement) -> int:
    """Return the level of what only its role makes a heading."""
    level = element.get("aria-level") or ""
    return int(level) if level in _LEVELS else 2


def _doubles_formula(element: HtmlElement) -> bool:
    """Whether an element that is hidden from screen readers draws the formula that stands beside it for them."""
    parent = element.getparent()
    return parent is not None and any(near.tag == "math" for near in islice(parent.iter(), _NEAR))


def _count(numbered: HtmlElement) -> int:
    """Return how many items a list has: a reversed one begins with that number."""
    return sum(child.tag == "li" for child in numbered)


def _is_layout(item: HtmlElement) -> bool:
    """Whether a list item holds whole parts of an article: then the list is no list to a reader."""
    if next(item.iter(*_HEADINGS), None) is not None:
        return True
    return sum(len("".join(p.itertext())) > 80 for p in item.iterfind(".//p")) > 2


_HANDLERS = {
    **dict.fromkeys(_HEADINGS, _Builder.on_heading),
    "br": _Builder.on_break,
    "hr": _Builder.on_rule,
    "blockquote": _Builder.on_quote,
    "q": _Builder.on_quoted,
    "ul": _Builder.on_list,
    "ol": _Builder.on_list,
    "menu": _Builder.on_list,
    "li": _Builder.on_item,
    "dt": _Builder.on_term,
    "summary": _Builder.on_term,
    "pre": _Builder.on_pre,
    "table": _Builder.on_table,
    "figure": _Builder.on_figure,
    "figcaption": _Builder.on_caption,
    "img": _Builder.on_image,
    "amp-img": _Builder.on_image,
    PLAYER: _Builder.on_player,
    "a": _Builder.on_link,
    "math": _Builder.on_math,
}
