"""Names and texts of the elements of feeds, whatever prefix and case they come in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from urllib.parse import urljoin

from lxml import etree

from tui.feeds.dates import parse_date
from tui.feeds.links import has_scheme

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_NAMES = {
    "http://purl.org/rss/1.0/": "",
    "http://purl.org/net/rss1.1#": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://my.netscape.com/publish/formats/rss-0.91.dtd": "",
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://www.w3.org/2005/atom": "atom:",
    "http://purl.org/atom/ns#": "atom:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/elements/1.0/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/rss/1.0/modules/syndication/": "sy:",
    "http://search.yahoo.com/mrss": "media:",
    "http://video.search.yahoo.com/mrss": "media:",
    "http://www.rssboard.org/media-rss": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "http://purl.org/syndication/thread/1.0": "thr:",
    "http://webfeeds.org/rss/1.0": "webfeeds:",
    "http://purl.org/atompub/tombstones/1.0": "at:",
}


def _plain(namespace: str) -> str:
    """A namespace without what documents get wrong in it: case, encryption, what stands at its end."""
    return namespace.strip().lower().removeprefix("https://").removeprefix("http://").rstrip("/#")


_PREFIXES = {_plain(namespace): prefix for namespace, prefix in _NAMES.items()}


@lru_cache(maxsize=2048)
def name_of(tag: str, own: str = "") -> str:
    """Return the usual name of an lxml tag: prefix and lower-case local name, such as "dc:creator" or "pubdate".

    Args:
        tag: "{namespace}local", or a bare name with the prefix that an undeclared one left in it.
        own: The prefix that counts as none.
    """
    if tag[:1] != "{":
        return tag.lower().removeprefix(own)
    namespace, _, local = tag[1:].rpartition("}")
    prefix = _PREFIXES.get(_plain(namespace))
    if prefix is None:
        # any other namespace that documents use by mistake instead of none would otherwise hide everything
        prefix = "" if "rss" in namespace.lower() and "/modules/" not in namespace.lower() else "other:"
    return (prefix + local.lower()).removeprefix(own)


class Element:
    """An element and its children by name.

    Args:
        node: The lxml element.
        base: What its relative addresses are relative to, `xml:base` of its ancestors considered.
        own: The prefix that counts as none: "atom:" in Atom documents.
    """

    __slots__ = ("base", "children", "node", "own")

    def __init__(self, node: etree._Element, base: str, own: str = "") -> None:
        self.node = node
        self.own = own
        self.base = base_of(node, base)
        self.children: dict[str, list[etree._Element]] = {}
        for child in node:
            tag = child.tag
            if isinstance(tag, str):
                self.children.setdefault(name_of(tag, own), []).append(child)

    def lacks(self, names: frozenset[str]) -> bool:
        """Whether there is no child of any of `names`."""
        return names.isdisjoint(self.children)

    def first(self, *names: str) -> etree._Element | None:
        """Return the first child of the first of `names` that there is."""
        for name in names:
            found = self.children.get(name)
            if found:
                return found[0]
        return None

    def all(self, *names: str) -> Sequence[etree._Element]:
        """Return the children of all `names`."""
        found = [self.children[name] for name in names if name in self.children]
        if not found:
            return ()
        return found[0] if len(found) == 1 else [node for nodes in found for node in nodes]

    def text(self, *names: str) -> str:
        """Return the text of the first child of the first of `names` that has one."""
        for name in names:
            for child in self.children.get(name, ()):
                found = text_of(child)
                if found:
                    return found
        return ""

    def date(self, now: datetime, *names: str) -> datetime | None:
        """Return the first date among the children of `names` that can be read."""
        for name in names:
            for child in self.children.get(name, ()):
                found = parse_date(text_of(child), now)
                if found is not None:
                    return found
        return None

    def language(self) -> str:
        """Return `xml:lang`."""
        return self.node.get(XML_LANG) or ""

    def inside(self, node: etree._Element) -> Element:
        """Return a child as an `Element` of its own."""
        return Element(node, self.base, self.own)


def base_of(node: etree._Element, base: str) -> str:
    """Return what relative addresses in `node` are relative to, given that of its parent."""
    own = node.get(XML_BASE)
    if not own:
        return base
    own = str(own).strip()
    if has_scheme(own):
        return own if own.lower().startswith(("http://", "https://")) else base
    try:
        return urljoin(base, own)
    except ValueError:
        return base


def about_of(node: etree._Element) -> str:
    """Return the `rdf:about` of an element, under whatever prefix."""
    for name, value in node.attrib.items():
        if str(name).endswith("about"):
            return str(value)
    return ""


def text_of(node: etree._Element) -> str:
    """Return the text inside `node`, that of inner elements too, without white space around it."""
    text = "".join(map(str, node.itertext())) if len(node) else node.text
    return text.strip() if text else ""
