"""Reads Atom 1.0 (RFC 4287) and Atom 0.3."""

from __future__ import annotations

import base64
import binascii
import html
from datetime import datetime

from lxml import etree

from tui.core.text import clean_line
from tui.feeds.elements import Element, base_of, text_of
from tui.feeds.links import absolute, is_page
from tui.feeds.models import ParsedEntry, ParsedFeed
from tui.feeds.parts import categories, enclosure, files, language_tag, markup_of, media, people, person
from tui.feeds.plain import excerpt, line_from_markup, line_from_text
from tui.feeds.xmltree import inner_markup

_PUBLISHED = ("published", "issued", "created", "dc:date", "pubdate")
_UPDATED = ("updated", "modified")
_OWN = "atom:"


def read_atom(root: etree._Element, url: str, now: datetime, limit: int) -> ParsedFeed:
    """Read an Atom document.

    Args:
        root: `feed`, or a lone `entry`.
        url: Where it came from.
        now: The present moment.
        limit: The most entries to read.
    """
    feed = Element(root, url, _OWN)
    lone = "entry" not in feed.children and str(root.tag).endswith("entry")
    nodes = [root] if lone else feed.all("entry")[:limit]
    author, email = _people(feed)
    name, about = feed.first("title"), feed.first("subtitle", "tagline", "info")
    return ParsedFeed(
        title=_line(name),
        site_url=_link(feed, "alternate"),
        description=excerpt(_construct(about)[0], 2_000),
        language=language_tag(feed.language(), feed.text("dc:language")),
        author=author,
        author_email=email,
        icon=absolute(feed.text("icon", "logo", "webfeeds:icon"), feed.base),
        updated=feed.date(now, *_UPDATED),
        self_url=_link(feed, "self"),
        hub_url=_link(feed, "hub"),
        entries=tuple(_entry(Element(node, feed.base, _OWN), author, now) for node in nodes),
        removed=tuple(
            filter(
                None,
                (clean_line(node.get("ref") or "") for node in list(feed.all("at:deleted-entry"))[:limit]),
            )
        ),
        format="atom03" if "purl.org/atom" in str(root.tag) or root.get("version") == "0.3" else "atom10",
    )


def _link(element: Element, relation: str, kind: str = "") -> str:
    """The address of the first link of a relation; HTML before other types where it is the page that is meant."""
    found = ""
    for node in element.all("link"):
        said = (node.get("rel") or "alternate").strip().lower().rpartition("/")[2]
        if said != relation or kind not in (node.get("type") or ""):
            continue
        address = absolute(node.get("href") or text_of(node), base_of(node, element.base))
        if address and (relation != "alternate" or "html" in (node.get("type") or "html")):
            return address
        found = found or address
    return found


def _page(entry: Element, content: etree._Element | None) -> str:
    """The page of an entry: its link, an id that is an address, or the place of its content (RFC 4287, 4.1.3.2)."""
    page = _link(entry, "alternate")
    if page:
        return page
    name = entry.text("id")
    if is_page(name):
        return absolute(name, entry.base)
    source = "" if content is None else content.get("src") or ""
    return absolute(source, entry.base if content is None else base_of(content, entry.base)) if source else ""


def _people(element: Element) -> tuple[str, str]:
    """The authors' names and the first address."""
    names, email = [], ""
    for node in element.all("author", "dc:creator")[:20]:
        inside = element.inside(node)
        name, address = person(inside.text("name") if len(node) else text_of(node))
        names.append(name)
        email = email or address or person(inside.text("email"))[1]
    return people(names), email


def _construct(node: etree._Element | None) -> tuple[str, str]:
    """Read a text construct (RFC 4287, section 3.1; Atom 0.3 with its `mode`).

    Returns:
        HTML, and the kind: "text", "html" or "xhtml".
    """
    if node is None:
        return "", "text"
    kind = (node.get("type") or "text").strip().lower()
    mode = (node.get("mode") or "").strip().lower()
    if mode == "base64":
        return _unpacked(text_of(node), kind)
    if (
        kind in {"xhtml", "application/xhtml+xml"}
        or mode == "xml"
        or (len(node) and kind in {"html", "text/html"})
    ):
        only = node[0] if len(node) == 1 and str(node[0].tag).endswith("}div") else node
        return (
            (inner_markup(only).strip(), "xhtml")
            if len(node)
            else (html.escape(text_of(node), quote=False), "text")
        )
    text = text_of(node)
    if kind in {"html", "text/html"} or mode == "escaped":
        return text, "html"
    if kind in {"text", "text/plain"}:
        return html.escape(text, quote=False).replace("\n", "<br>\n"), "text"
    return "", "other"


def _unpacked(packed: str, kind: str) -> tuple[str, str]:
    """Base64 of Atom 0.3, where it holds text."""
    if not kind.startswith("text"):
        return "", "other"
    try:
        text = base64.b64decode(packed, validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return "", "other"
    return (text, "html") if "html" in kind else (html.escape(text, quote=False), "text")


def _line(node: etree._Element | None) -> str:
    """A title on one line."""
    if node is None:
        return ""
    markup, kind = _construct(node)
    return line_from_text(text_of(node)) if kind == "text" else line_from_markup(markup or text_of(node))


def _entry(entry: Element, feed_author: str, now: datetime) -> ParsedEntry:
    updated = entry.date(now, *_UPDATED)
    author, email = _people(entry)
    source = entry.first("source")
    if not author and source is not None:
        author, _ = _people(entry.inside(source))
    content_node = entry.first("content")
    content = markup_of(
        _construct(content_node)[0], entry.base if content_node is None else base_of(content_node, entry.base)
    )
    summary_node = entry.first("summary", "media:description")
    summary = markup_of(
        _construct(summary_node)[0], entry.base if summary_node is None else base_of(summary_node, entry.base)
    )
    more, picture = media(entry)
    if not summary and not content:
        summary = _described(entry)
    links = [node for node in entry.all("link") if (node.get("rel") or "").lower() == "enclosure"]
    own = [
        enclosure(node.get("href"), node.get("type"), node.get("length"), base_of(node, entry.base))
        for node in links
    ]
    return ParsedEntry(
        guid=clean_line(entry.text("id")),
        url=_page(entry, content_node),
        title=_line(entry.first("title")),
        author=author or feed_author,
        author_email=email,
        published=entry.date(now, *_PUBLISHED) or updated,
        updated=updated,
        summary="" if summary == content else summary,
        content=content,
        language=language_tag(
            entry.language(), "" if content_node is None else entry.inside(content_node).language()
        ),
        categories=categories(
            node.get("label") or node.get("term") or text_of(node)
            for node in entry.all("category", "dc:subject")
        ),
        image=picture
        or next((file.url for file in own if file is not None and file.type.startswith("image/")), ""),
        enclosures=files([*own, *more]),
        comments_url=_link(entry, "replies", "html"),
    )


def _described(entry: Element) -> str:
    """The description of a video, which YouTube puts into a Media RSS group."""
    for group in entry.all("media:group"):
        text = entry.inside(group).text("media:description")
        if text:
            return markup_of(html.escape(text, quote=False).replace("\n", "<br>\n"), entry.base)
    return ""
