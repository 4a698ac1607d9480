"""One bounded parse of a page, and the small questions that every stage asks of its tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from tui.core.errors import ExtractionError
from tui.core.messages import N_

LONGEST_PAGE = 30_000_000
"""Characters of markup that are looked at."""
LONGEST_MARKUP = 3_000_000
"""Characters of markup without scripts that are parsed: ten times a long book's chapter."""
MOST_TAGS = 80_000
"""Start and end tags that are parsed: some 40,000 elements, the longest law texts and manuals among them."""
_TAG = re.compile(r"<[/a-zA-Z]")
_SILENT = tuple(
    (
        re.compile(rf"<{tag}\b(?![^>]{{0,400}}ld\+json).*?</{tag}\s*>", re.S | re.I),
        re.compile(rf"</{tag}\s*>", re.I),
    )
    for tag in ("script", "style")
)
"""What long pages go without, and what ends it."""
_WRAPPERS = re.compile(
    r"</?(?:div|span|font|section|center|b|i|em|strong|a|ul|ol|li|blockquote)\b[^<>]*>", re.I
)
_CLASSES = etree.ElementDefaultClassLookup(element=HtmlElement)
_TOO_DEEP = "Excessive depth"
_UNSEEN = frozenset({"script", "style", "noscript", "svg"})
"""Elements whose words nobody sees."""
_LONGEST_NAMES = 2_000
"""Characters of names that are looked at: what has more comes from no real page."""
_MARKUP_SHARE = 20
"""How many characters of markup's white space and text may hold one that is shown."""

BLOCK_TAGS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
"""Elements that begin on a line of their own."""


def parse(text: str) -> tuple[HtmlElement, bool]:
    """Parse a page once, without network, entities or noise on standard error.

    Args:
        text: Markup without control characters.

    Returns:
        The root element and whether the page was cut to stay within its bounds.

    Raises:
        ExtractionError: There is nothing in the page that could be parsed.
    """
    text, cut = _bounded(text)
    root, deep = _parse(text)
    if deep:
        root, deep = _parse(_WRAPPERS.sub("\n", text))
        cut = cut or deep
    return root, cut


def parse_fragment(text: str) -> HtmlElement:
    """Parse a piece of markup, as feeds carry it, into one `body`-like element.

    Args:
        text: Markup without control characters, or plain text.

    Raises:
        ExtractionError: There is nothing in it.
    """
    root, _ = parse(f"<html><body><div>{text}</div></body></html>")
    body = root.find("body")
    return root if body is None else body


def _bounded(text: str) -> tuple[str, bool]:
    cut = len(text) > LONGEST_PAGE
    text = text[:LONGEST_PAGE]
    if len(text) > LONGEST_MARKUP or text.count("<") > MOST_TAGS:
        text = _without_scripts(text)
        cut = cut or len(text) > LONGEST_MARKUP
        text = text[:LONGEST_MARKUP]
    if text.count("<") > MOST_TAGS:
        for count, found in enumerate(_TAG.finditer(text)):
            if count >= MOST_TAGS:
                return text[: found.start()], True
    return text, cut


def _without_scripts(text: str) -> str:
    for whole, end in _SILENT:
        # Only up to the last end tag: from each start behind it the whole page would be searched for one in vain.
        last = max((found.end() for found in end.finditer(text)), default=0)
        text = whole.sub("", text[:last]) + text[last:]
    return text


def _parse(text: str) -> tuple[HtmlElement, bool]:
    """Return the root and whether the page is nested deeper than libxml2 goes (256)."""
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    # Every element is an HtmlElement; lxml's own lookup asks Python for each, a tenth of all the time.
    parser.set_element_class_lookup(_CLASSES)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ExtractionError(N_("The page is empty.")) from error
    if root is None:
        raise ExtractionError(N_("The page is empty."))
    return root, any(_TOO_DEEP in entry.message for entry in parser.error_log)


def squeeze(text: str | None) -> str:
    """Return `text` on one line, runs of white space made one space, ends trimmed."""
    return " ".join(text.split()) if text else ""


def text_of(element: HtmlElement) -> str:
    """Return all text within an element, squeezed."""
    return squeeze("".join(element.itertext()))


def visible_text(element: HtmlElement, most: int | None = None) -> str:
    """Return an element's text, squeezed, blocks and line breaks parted by spaces.

    Args:
        element: Any element.
        most: How many characters of it are asked for, as many of what nests may each hold the whole page; None for all.
    """
    parts: list[str] = []
    looked_at = None if most is None else _MARKUP_SHARE * most
    left = looked_at or 0
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in islice(walk, None if most is None else 2 * most):
        if event == "start":
            if node.tag in BLOCK_TAGS or node.tag == "br":
                parts.append(" ")
            if node.tag in _UNSEEN:
                walk.skip_subtree()
                continue
            words = node.text
        elif node is element:
            continue
        else:
            words = node.tail
            if words and node.tag in BLOCK_TAGS:
                parts.append(" ")
        if words:
            parts.append(words[:looked_at])
            left -= len(parts[-1])
            if looked_at and left <= 0:
                break
    return squeeze("".join(parts))[:most]


def names_of(element: HtmlElement) -> str:
    """Return the class, id and role of an element in lower case, parted by spaces."""
    get = element.get
    return f"{get('class') or ''} {get('id') or ''} {get('role') or ''}"[:_LONGEST_NAMES].lower()


def drop(element: HtmlElement) -> None:
    """Take an element out of its tree and leave its tail."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail:
        previous = element.getprevious()
        if previous is not None:
            previous.tail = (previous.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(element)


def within(element: HtmlElement, top: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the ancestors of `element` up to `top`, nearest first, `top` not among them."""
    node = element.getparent()
    while node is not None and node is not top:
        yield node
        node = node.getparent()
