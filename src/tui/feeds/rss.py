"""Reads RSS 0.90 to 2.0, RSS 1.0 (RDF) and RSS 1.1."""

from __future__ import annotations

import html
from datetime import datetime

from lxml import etree

from tui.core.text import clean_line
from tui.feeds.elements import Element, about_of, name_of, text_of
from tui.feeds.links import absolute, is_page
from tui.feeds.models import Enclosure, ParsedEntry, ParsedFeed
from tui.feeds.parts import (
    categories,
    enclosure,
    files,
    language_tag,
    markup_of,
    media,
    people,
    person,
)
from tui.feeds.plain import excerpt, line_from_markup
from tui.feeds.xmltree import inner_markup

_PUBLISHED = (
    "pubdate",
    "dc:date",
    "dcterms:issued",
    "dcterms:created",
    "atom:published",
    "atom:issued",
    "published",
    "date",
)
_UPDATED = ("atom:updated", "dcterms:modified", "atom:modified", "lastbuilddate", "updated")
_AUTHORS = frozenset(
    ("author", "dc:creator", "atom:author", "itunes:author", "dc:contributor", "dc:publisher")
)
_PERIOD_MINUTES = {"hourly": 60, "daily": 1440, "weekly": 10080, "monthly": 43200, "yearly": 525600}
_LONGEST_TTL = 525600


def read_rss(root: etree._Element, url: str, now: datetime, limit: int) -> ParsedFeed:
    """Read an RSS document.

    Args:
        root: `rss`, `rdf:RDF` or `Channel`.
        url: Where it came from.
        now: The present moment.
        limit: The most items to read.
    """
    top = Element(root, url)
    node = top.first("channel")
    channel = top if node is None else top.inside(node)
    site = _channel_link(channel)
    base = channel.base if channel.base != url or not site else site
    items = [item for item in _items(top, channel) if isinstance(item.tag, str)]
    kind = _format(root)
    author, email = _editor(channel)
    links = [link for link in channel.all("atom:link", "link") if link.get("href")]
    entries = tuple(_entry(Element(item, base), now) for item in _newest(items, limit, now))
    return ParsedFeed(
        title=line_from_markup(channel.text("title", "dc:title")),
        site_url=site,
        description=excerpt(
            channel.text("description", "itunes:summary", "itunes:subtitle", "dc:description", "abstract"),
            2_000,
        ),
        language=language_tag(channel.text("language", "dc:language"), channel.language(), top.language()),
        author=author,
        author_email=email,
        icon=_icon(top, channel),
        ttl_minutes=_ttl(channel),
        updated=channel.date(now, "lastbuilddate", "pubdate", "dc:date", "dcterms:modified", "atom:updated"),
        self_url=_linked(links, "self", url),
        hub_url=_linked(links, "hub", url),
        entries=entries,
        format=kind,
    )


def _items(top: Element, channel: Element) -> list[etree._Element]:
    """The items, which stand in the channel, beside it (RDF), or in a list of their own (RSS 1.1)."""
    found = list(channel.all("item"))
    if channel is not top:
        found += top.all("item")
    for inner in channel.all("items"):
        found += [node for node in inner if isinstance(node.tag, str) and name_of(node.tag) == "item"]
    if not found:
        found = [
            node for node in top.node.iter() if isinstance(node.tag, str) and name_of(node.tag) == "item"
        ]
    return found


def _newest(items: list[etree._Element], limit: int, now: datetime) -> list[etree._Element]:
    """The newest `limit` items: the last ones where the feed tells its story from the beginning."""
    if len(items) <= limit:
        return items
    first = Element(items[0], "").date(now, *_PUBLISHED)
    last = Element(items[-1], "").date(now, *_PUBLISHED)
    return items[-limit:] if first and last and first < last else items[:limit]


def _format(root: etree._Element) -> str:
    tag = str(root.tag)
    if name_of(tag) == "rdf:rdf":
        spaces = " ".join(str(space) for space in root.nsmap.values())
        return "rss090" if "simple/0.9" in spaces else "rss10"
    if "rss1.1" in tag:
        return "rss11"
    version = (root.get("version") or "").strip()
    if version.startswith("0.90"):
        return "rss090"
    if version.startswith("0.91"):
        return "rss091"
    if version.startswith("0.9"):
        return "rss092"
    return "rss10" if version.startswith("1.0") else "rss20"


def _channel_link(channel: Element) -> str:
    """The address of the site: the text of `link`, or an Atom link to the page."""
    for node in channel.all("link"):
        found = absolute(text_of(node), channel.base)
        if found:
            return found
    for node in channel.all("atom:link", "link"):
        if (node.get("rel") or "alternate") == "alternate" and node.get("href"):
            return absolute(node.get("href") or "", channel.base)
    return _reference(channel)


def _linked(links: list[etree._Element], relation: str, base: str) -> str:
    for node in links:
        if (node.get("rel") or "").lower() == relation:
            return absolute(node.get("href") or "", base)
    return ""


def _editor(channel: Element) -> tuple[str, str]:
    """Who answers for the feed: editor, web master, author."""
    names, emails = [], []
    for text in ("managingeditor", "itunes:author", "dc:creator", "dc:publisher", "webmaster", "author"):
        name, email = person(channel.text(text))
        names.append(name)
        emails.append(email)
    owner = channel.first("itunes:owner")
    if owner is not None:
        inside = channel.inside(owner)
        names.append(line_from_markup(inside.text("itunes:name")))
        emails.append(person(inside.text("itunes:email"))[1])
    return next(filter(None, names), ""), next(filter(None, emails), "")


def _icon(top: Element, channel: Element) -> str:
    for node in channel.all("webfeeds:icon", "itunes:image"):
        found = absolute(node.get("href") or text_of(node), channel.base)
        if found:
            return found
    for node in [*channel.all("image"), *top.all("image")]:
        found = absolute(channel.inside(node).text("url"), channel.base)
        if found:
            return found
    return ""


def _ttl(channel: Element) -> int | None:
    """How many minutes the feed asks to be left alone: `ttl`, or the syndication module's period."""
    text = channel.text("ttl")
    if text.isascii() and text.isdigit() and len(text) < 9:
        return min(int(text), _LONGEST_TTL) or None
    period = _PERIOD_MINUTES.get(channel.text("sy:updateperiod").lower())
    often = channel.text("sy:updatefrequency")
    if period is None:
        return None
    times = int(often) if often.isascii() and often.isdigit() and 0 < len(often) < 6 else 1
    return max(1, period // max(1, times))


def _entry(item: Element, now: datetime) -> ParsedEntry:
    guid = item.text("guid", "atom:id", "id")
    url = _entry_link(item, guid)
    base = item.base if item.base or not url else url
    content, summary = _texts(item, url or base)
    published = item.date(now, *_PUBLISHED)
    updated = item.date(now, *_UPDATED)
    author, email = _author(item)
    more, picture = media(item)
    own = [
        enclosure(node.get("url"), node.get("type"), node.get("length"), base)
        for node in item.all("enclosure")
    ]
    return ParsedEntry(
        guid=clean_line(guid or about_of(item.node)),
        url=url,
        title=line_from_markup(_markup(item.first("title", "dc:title", "media:title"))),
        author=author,
        author_email=email,
        published=published or updated,
        updated=updated,
        summary=summary,
        content=content,
        language=language_tag(item.text("dc:language", "language"), item.language()),
        categories=categories(text_of(node) for node in item.all("category", "dc:subject")),
        image=picture or _first_picture(own),
        enclosures=files([*own, *more]),
        comments_url=absolute(item.text("comments"), base),
    )


def _first_picture(found: list[Enclosure | None]) -> str:
    return next((file.url for file in found if file is not None and file.type.startswith("image/")), "")


def _entry_link(item: Element, guid: str) -> str:
    """The page of an item: `link`, a guid that is said or seen to be one, an Atom link, the RDF address."""
    for node in item.all("feedburner:origlink", "link"):
        found = absolute(text_of(node), item.base)
        if found:
            return found
    for node in item.all("atom:link", "link"):
        if (node.get("rel") or "alternate").lower() == "alternate" and node.get("href"):
            return absolute(node.get("href") or "", item.base)
    given = item.first("guid")
    said = "" if given is None else (given.get("isPermaLink") or given.get("ispermalink") or "").lower()
    if (said == "true" and guid.startswith("/")) or (is_page(guid) and said != "false"):
        return absolute(guid, item.base)
    about = about_of(item.node)
    return absolute(about, item.base) if is_page(about) else _reference(item)


def _reference(element: Element) -> str:
    """The address in the element itself, where the Channel Definition Format of 1997 has it."""
    found = (value for name, value in element.node.attrib.items() if str(name).lower() == "href")
    return absolute(str(next(found, "")), element.base)


def _markup(node: etree._Element | None) -> str:
    """What stands in an element as HTML: its text, or the markup that somebody forgot to escape."""
    if node is None:
        return ""
    return (inner_markup(node) if len(node) else node.text or "").strip()


def _texts(item: Element, base: str) -> tuple[str, str]:
    """The full text and the summary of an item."""
    full = item.first("content:encoded", "xhtml:body", "xhtml:div", "atom:content")
    content = markup_of(_markup(full), base)
    told = item.first("description", "dc:description", "atom:summary", "summary", "abstract")
    summary = markup_of(_markup(told), base)
    if not summary:
        described = item.text("itunes:summary", "itunes:subtitle", "media:description") or _described(item)
        summary = markup_of(html.escape(described, quote=False) if "<" not in described else described, base)
    return content, "" if summary == content else summary


def _described(item: Element) -> str:
    """The description of a Media RSS group."""
    texts = (item.inside(group).text("media:description") for group in item.all("media:group"))
    return next(filter(None, texts), "")


def _author(item: Element) -> tuple[str, str]:
    if item.lacks(_AUTHORS):
        return "", ""
    found = [
        person(_person_text(item, node)) for node in item.all("author", "dc:creator", "atom:author")[:20]
    ]
    if not any(name or email for name, email in found):
        found = [person(item.text("itunes:author", "dc:contributor", "dc:publisher"))]
    return people(name for name, _ in found), next((email for _, email in found if email), "")


def _person_text(item: Element, node: etree._Element) -> str:
    """The text of an author element, which may hold a name and an address as Atom's does."""
    if not len(node):
        return text_of(node)
    inside = item.inside(node)
    name = inside.text("atom:name", "name")
    email = inside.text("atom:email", "email")
    return f"{email} ({name})" if email else name or text_of(node)
