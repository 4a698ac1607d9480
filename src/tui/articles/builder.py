"""Turns elements into drafts of blocks: headings, lists, quotes, code, pictures and running text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from lxml.html import HtmlElement

from tui.articles.addresses import absolute
from tui.articles.codeblocks import code_of, is_code_table, language_of
from tui.articles.document import Style
from tui.articles.drafts import Draft, Kind
from tui.articles.images import address_of, belongs, declared_size
from tui.articles.markup import BLOCK_TAGS, squeeze, visible_text
from tui.articles.noise import CAPTION
from tui.articles.tables import is_data_table, table_draft
from tui.articles.walker import Walker
from tui.core.text import clean_line

_SKIPPED = frozenset({
    "script", "style", "template", "noscript", "head", "title", "meta", "link", "button", "select", "input",
    "textarea", "svg", "canvas", "object", "embed", "iframe", "audio", "video", "map", "nav", "rp",
    "rt",
})  # fmt: skip
_CAPTIONS = frozenset({"span", "em", "small", "i", "cite"})
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_NOTE = re.compile(r"^[\[(]?(?:\d{1,3}|[*†‡§¶a-z]|note \d+)[\])]?$", re.I)
_BACK = re.compile(r"^[\s↩↑^⤴⏎︎]*$")
_MOST_DRAFTS = 60_000
_MOST_PICTURES = 100
"""Pictures of one table that are kept."""
_ORDINAL = re.compile(r"^-?\d{1,6}$")


def build(elements: Iterable[HtmlElement], base: str) -> list[Draft]:
    """Return the drafts of the blocks within some elements, in order.

    Args:
        elements: Elements of a tree that hold an article; they are only read.
        base: What relative references stand on.
    """
    builder = _Builder(base)
    for element in elements:
        builder.visit(element)
        builder.flush()
    return builder.drafts


class _Builder(Walker):
    """Knows what each element of HTML is to an article."""

    def visit(self, element: HtmlElement) -> None:
        """Write an element; its tail is its parent's business."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or len(self.drafts) > _MOST_DRAFTS:
            return
        handler = _HANDLERS.get(tag)
        if handler is not None:
            handler(self, element)
        elif tag in BLOCK_TAGS:
            self.block(element)
        elif tag in _CAPTIONS and self._names_picture(element):
            self.on_caption(element)
        else:
            self.inline(element)

    def _names_picture(self, element: HtmlElement) -> bool:
        """Whether a part of a line, right behind a picture, is called its caption."""
        if not self.drafts or self.drafts[-1].kind is not Kind.IMAGE or self.line.length:
            return False
        return bool(CAPTION.search((element.get("class") or "").lower()))

    def on_heading(self, element: HtmlElement) -> None:
        """Write a heading."""
        self.flush()
        before, self.heading = self.heading, _HEADINGS[element.tag]
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

    def on_list(self, element: HtmlElement) -> None:
        """Write a list."""
        self.flush()
        self.groups += 1
        first: int | None = None
        if element.tag == "ol":
            start = element.get("start") or "1"
            first = int(start) if _ORDINAL.match(start) else 1
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
            self.lists[-1] = (number + 1, group)
        self.item = item

    def on_term(self, element: HtmlElement) -> None:
        """Write the term of a definition on a line of its own."""
        self.flush()
        self.styled(element, Style.STRONG, "")
        self.flush()

    def on_pre(self, element: HtmlElement) -> None:
        """Write preformatted text."""
        self.flush()
        text = code_of(element)
        if text.strip():
            self.put(Draft(Kind.CODE, text, language=language_of(element)))

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
            for picture in filter(None, map(self._picture, islice(element.iter("img"), _MOST_PICTURES))):
                self.put(picture)
        else:
            self.block(element)
        self.item = item

    def on_figure(self, element: HtmlElement) -> None:
        """Write a figure: a picture with its caption, or what else it holds."""
        self.flush()
        if next(element.iter("pre", "table", "blockquote"), None) is not None:
            self.block(element)
            return
        captions = [visible_text(c) for c in element.iter("figcaption")]
        caption = clean_line(" ".join(captions)) or clean_line(
            " ".join(
                visible_text(c)
                for c in element.iter("p", "span", "div")
                if CAPTION.search((c.get("class") or "").lower())
            )
        )
        pictures = [self._picture(image) for image in element.iter("img", "amp-img")]
        kept = [p for p in pictures if p is not None]
        for place, picture in enumerate(kept):
            picture.caption = picture.caption or (caption if place == len(kept) - 1 else "")
            self.put(picture)
        if not kept and not captions and not pictures:
            self.block(element)

    def on_image(self, element: HtmlElement) -> None:
        """Write a picture that stands by itself; a small one within text by its alternative text."""
        names = f"{element.get('class') or ''} {element.get('src') or ''}".lower()
        if "emoji" in names or "smiley" in names or "math" in names or "latex" in names:
            self.line.add(squeeze(element.get("alt")))
            return
        picture = self._picture(element)
        if picture is None:
            return
        # Before the paragraph that it stands in: the paragraph stays whole.
        self.put(picture)

    def _picture(self, image: HtmlElement) -> Draft | None:
        source = address_of(image, self.base)
        if not belongs(image, source):
            return None
        return Draft(
            Kind.IMAGE,
            source=source,
            alt=clean_line(image.get("alt") or "", 500),
            caption=clean_line(image.get("data-caption") or "", 500),
            size=declared_size(image),
        )

    def on_link(self, element: HtmlElement) -> None:
        """Write a link, or the mark of a footnote."""
        href = (element.get("href") or "").strip()
        words = squeeze("".join(element.itertext()))
        if href.startswith("#"):
            if _BACK.match(words) and words:
                return
            if _NOTE.match(words) and len(href) > 1:
                self.styled(element, Style.NOTE, clean_line(href[1:], 120))
                return
        target = "" if href.startswith("#") else absolute(href, self.base)
        self.in_link += bool(href)
        if target:
            self.styled(element, Style.LINK, target)
        else:
            self.children(element)
        self.in_link -= bool(href)

    def on_caption(self, element: HtmlElement) -> None:
        """Keep a caption with the picture before it, out of the text."""
        self.flush()
        text = clean_line(visible_text(element))
        for draft in reversed(self.drafts[-2:]):
            if draft.kind is Kind.IMAGE and not draft.caption:
                draft.caption = text
                return

    def on_math(self, element: HtmlElement) -> None:
        """Write a formula by its TeX source or its alternative text, else by its symbols."""
        source = element.get("alttext") or ""
        for annotation in element.iter("annotation"):
            source = source or (annotation.text or "" if "tex" in (annotation.get("encoding") or "") else "")
        if source:
            self.line.add(source)
        else:
            self.children(element)


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
    "ul": _Builder.on_list,
    "ol": _Builder.on_list,
    "menu": _Builder.on_list,
    "li": _Builder.on_item,
    "dt": _Builder.on_term,
    "pre": _Builder.on_pre,
    "table": _Builder.on_table,
    "figure": _Builder.on_figure,
    "figcaption": _Builder.on_caption,
    "img": _Builder.on_image,
    "amp-img": _Builder.on_image,
    "a": _Builder.on_link,
    "math": _Builder.on_math,
}
