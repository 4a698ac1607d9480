"""What a link of a page is to an article: an address, a jump to another part of it, the mark of a note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from lxml.html import HtmlElement

from tui.articles.addresses import absolute, fragment_of
from tui.articles.document import Style
from tui.articles.drafts import Mark
from tui.articles.markup import text_of

PLACES = frozenset({Style.JUMP, Style.NOTE})
"""What leads to a part of the article, or of the page that it is of."""
_NOTE = re.compile(r"^[\[(]?(?:\d{1,3}|[*†‡§¶a-z]|note \d+)[\])]?$", re.I)
_ADDRESS = re.compile(r"https?://", re.I)
_BACK = re.compile(r"^[\s↩↑^⤴⏎︎]+$")


def link_of(link: HtmlElement, base: str) -> tuple[Style, str]:
    """Return what a link is and where it leads: an absolute URL, "#" and a name where there is no base, or nothing.

    Args:
        link: An `a`.
        base: What relative references stand on.
    """
    href = (link.get("href") or "").strip()
    target = absolute(href, base)
    if not href.startswith("#"):
        return Style.LINK, target
    target = (target or href) if len(href) > 1 else ""
    return (Style.NOTE if target and _NOTE.match(text_of(link)) else Style.JUMP), target


def leads_back(link: HtmlElement) -> bool:
    """Whether a link is the arrow that leads from a note back to its mark.

    Args:
        link: An `a`.
    """
    return (link.get("href") or "").lstrip().startswith("#") and bool(_BACK.match("".join(link.itertext())))


def is_permalink(link: HtmlElement) -> bool:
    """Whether a link in a heading is only a sign that stands for the heading's own address.

    Args:
        link: An `a` within a heading.
    """
    return "#" in (link.get("href") or "") and not any(map(str.isalnum, text_of(link)))


def wanted_names(elements: Iterable[HtmlElement]) -> set[str]:
    """Return the names of the parts that links within some elements lead to; a name that could be an address is none.

    Args:
        elements: Elements that hold an article.
    """
    links = (link.get("href") or "" for element in elements for link in element.iter("a"))
    names = {fragment_of(href) for href in links if href.startswith("#")} - {""}
    return {name for name in names if not _ADDRESS.match(name)}


def settled(marks: list[Mark], anchors: Mapping[str, str]) -> list[Mark]:
    """Return marks with jumps and notes that lead to the anchor of a block; the others lead to the page.

    Args:
        marks: The marks of a block.
        anchors: The anchor of its block for each name of a part of the article.
    """
    notes = {(mark.start, mark.end) for mark in marks if mark.style is Style.NOTE}
    found: list[Mark] = []
    for mark in marks:
        name = fragment_of(mark.target) if mark.style in PLACES else ""
        if mark.style is Style.SUPERSCRIPT and (mark.start, mark.end) in notes:
            continue  # the mark of a note is raised as it is
        if name in anchors:
            found.append(replace(mark, target=anchors[name]))
        elif mark.target.startswith("#"):
            found += [replace(mark, target="")] if mark.style is Style.NOTE else []
        else:
            found.append(replace(mark, style=Style.LINK) if mark.style is Style.JUMP else mark)
    return found
