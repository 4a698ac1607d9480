"""The `<meta>`, `<link>` and microdata of a page, read in one pass."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from tui.articles.around import Around
from tui.articles.markup import squeeze, visible_text

_CONTENT = 20_000
"""Characters of a declaration that are read."""
_ITEM_TEXT = 400
"""Characters of a microdata property that are read: they are names and dates, never bodies."""
_ITEMS = frozenset(
    {"headline", "author", "datepublished", "datemodified", "datecreated", "name", "publisher", "section"}
)


@dataclass(slots=True)
class MetaTags:
    """The declarations of a page by their lower-case names, in the order in which they stand."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    """`content` by `property`, `name`, `http-equiv` or `itemprop`."""
    links: list[tuple[str, str, str]] = field(default_factory=list)
    """(rel, href, hreflang) of the `<link>` elements."""
    items: dict[str, list[str]] = field(default_factory=dict)
    """Microdata properties of visible elements: text, or `content` or `datetime` where given."""

    def first(self, *names: str) -> str:
        """Return the first value that any of `names` has, in the order of `names`."""
        for name in names:
            for value in self.metas.get(name, ()):
                if value:
                    return value
        return ""

    def every(self, *names: str) -> list[str]:
        """Return all values of `names`, in the order of `names`."""
        return [value for name in names for value in self.metas.get(name, ()) if value]

    def labelled(self, label: re.Pattern[str]) -> list[str]:
        """Return the values that a page tells to Twitter under a label such as "Written by".

        Args:
            label: What begins the label.
        """
        numbers = (n for n in ("1", "2") if label.match(self.first(f"twitter:label{n}")))
        return [value for n in numbers if (value := self.first(f"twitter:data{n}"))]

    def item(self, name: str) -> str:
        """Return the first value of a microdata property."""
        return next((value for value in self.items.get(name, ()) if value), "")


def read_meta(root: HtmlElement) -> MetaTags:
    """Read what a page declares in its elements' attributes.

    Args:
        root: The page's tree.
    """
    tags = MetaTags()
    for element in root.iter("meta"):
        content = squeeze((element.get("content") or "")[:_CONTENT])
        if not content:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for name in (element.get(attribute) or "").lower().split():
                tags.metas.setdefault(name, []).append(content)
    for element in root.iter("link"):
        rel, href = (element.get("rel") or "").lower(), squeeze(element.get("href"))
        if rel and href:
            tags.links.append((rel, href, squeeze(element.get("hreflang"))))
    _read_items(root, tags)
    return tags


def _read_items(root: HtmlElement, tags: MetaTags) -> None:
    of_comment = Around(_is_comment)
    for element in root.xpath("//body//*[@itemprop]"):
        if element.tag == "meta":
            continue
        for name in (element.get("itemprop") or "").lower().split():
            if name in _ITEMS and not (name == "author" and of_comment(element.getparent())):
                value = element.get("content") or element.get("datetime") or visible_text(element, _ITEM_TEXT)
                tags.items.setdefault(name, []).append(squeeze(value)[:_ITEM_TEXT])


def _is_comment(element: HtmlElement) -> bool:
    """Whether an element is a reader's comment, which has an author too."""
    return "comment" in (element.get("itemtype") or element.get("itemprop") or "").lower()
