"""Finds the feeds that a page offers. Reads bytes, asks nobody."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from tui.core.text import clean_line
from tui.feeds.charset import decode
from tui.feeds.links import absolute
from tui.feeds.plain import line_from_markup

MOST_FEEDS = 40
_LONGEST_PAGE = 4_000_000
_MOST_TAGS = 20_000

_TAG = re.compile(r"<(link|a|base)\b([^<>]{0,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-zA-Z\-]{1,30})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")
_JSON_LD = re.compile(r"<script\b[^<>]{0,400}application/ld\+json[^<>]{0,400}>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_HIDDEN = re.compile(r"<!--|-->")
_META_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,40})", re.IGNORECASE)
_FORMATS = {
    "application/rss+xml": "rss",
    "application/atom+xml": "atom",
    "application/feed+json": "json",
    "application/rdf+xml": "rss",
    "text/rss+xml": "rss",
    "text/atom+xml": "atom",
    "application/x.atom+xml": "atom",
    "application/x-atom+xml": "atom",
    "application/rss": "rss",
    "application/atom": "atom",
}
_MAYBE = {"application/xml", "text/xml", "application/json"}
_FEED_PATH = re.compile(
    r"(?:^|[/._\-?=&])(?:rss|atom|feeds?|rdf)(?:\d(?:\.\d)?)?(?:\.(?:xml|json|rdf|php|aspx?))?/?$|\.(?:rss|atom|rdf)$"
    r"|(?:feed|rss|atom|index)\.(?:xml|rdf|json)$|[?&](?:feed|format|type)=(?:rss|atom|feed)",
    re.IGNORECASE,
)
_NOT_FEEDS = re.compile(
    r"oembed|wp-json|opensearch|\.(?:css|js|png|jpe?g|svg|webmanifest)(?:$|\?)|(?:^|\.)(?:facebook|twitter|feedly)\.com/",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"comments?\b|/comments/|replies", re.IGNORECASE)
_COMMON = (
    "feed",
    "rss",
    "rss.xml",
    "atom.xml",
    "feed.xml",
    "index.xml",
    "feed.json",
    "feeds/posts/default",
    "?feed=rss2",
    "blog/feed",
    "rss/index.xml",
)


@dataclass(frozen=True, slots=True)
class OfferedFeed:
    """A feed that a page offers."""

    url: str
    title: str = ""
    format: str = ""
    """rss | atom | json | empty where only the look of the address speaks for a feed."""


def discover(raw: bytes, *, url: str, content_type: str = "") -> tuple[OfferedFeed, ...]:
    """Return the feeds that a page offers, the most likely first.

    Args:
        raw: The page.
        url: Where it came from.
        content_type: The Content-Type header.

    Returns:
        What `link rel=alternate` names, then JSON-LD, then links that look like feeds; feeds of comments last; each
        address once.
    """
    charset = "" if "charset" in content_type.lower() else _charset_of(raw)
    text = _without_comments(decode(raw[:_LONGEST_PAGE], content_type + charset).text)
    base, linked, clicked = url, [], []
    for index, found in enumerate(_TAG.finditer(text)):
        if index >= _MOST_TAGS:
            break
        values = {name.lower(): html.unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(found[2])}
        kind = found[1].lower()
        if kind == "base":
            base = absolute(values.get("href", ""), url) or base
        elif kind == "link":
            linked.append(_linked(values, base))
        else:
            clicked.append(_clicked(values, text[found.end() : found.end() + 300], base))
    offers = [*linked, *_from_json_ld(text, base), *clicked]
    by_url: dict[str, OfferedFeed] = {}
    for offer in offers:
        if (
            offer is not None
            and offer.url not in by_url
            and offer.url.partition("#")[0] != url.partition("#")[0]
        ):
            by_url[offer.url] = offer
    ordered = sorted(by_url.values(), key=lambda offer: bool(_COMMENTS.search(offer.url + " " + offer.title)))
    return tuple(ordered[:MOST_FEEDS])


def _without_comments(text: str) -> str:
    """The page without its comments; one that is not closed hides the rest, as in browsers."""
    parts, at, hidden = [], 0, False
    for mark in _HIDDEN.finditer(text):
        if not hidden and mark[0] == "<!--":
            parts.append(text[at : mark.start()])
            hidden = True
        elif hidden and mark[0] == "-->":
            at, hidden = mark.end(), False
    return "".join(parts) if hidden else "".join([*parts, text[at:]])


def _charset_of(raw: bytes) -> str:
    found = _META_CHARSET.search(raw[:4096])
    return f"; charset={found[1].decode('ascii')}" if found else ""


def _linked(values: dict[str, str], base: str) -> OfferedFeed | None:
    relations = values.get("rel", "").lower().split()
    kind = values.get("type", "").partition(";")[0].strip().lower()
    address = absolute(values.get("href", ""), base)
    if not address or not {"alternate", "feed"} & set(relations) or _NOT_FEEDS.search(address):
        return None
    maybe = kind in _MAYBE and _FEED_PATH.search(_path(address)) is not None
    if kind not in _FORMATS and "feed" not in relations and not maybe:
        return None
    return OfferedFeed(address, clean_line(values.get("title", ""), 200), _FORMATS.get(kind, ""))


def _clicked(values: dict[str, str], after: str, base: str) -> OfferedFeed | None:
    address = absolute(values.get("href", ""), base)
    if not address or _NOT_FEEDS.search(address):
        return None
    kind = values.get("type", "").partition(";")[0].strip().lower()
    if kind not in _FORMATS and not _FEED_PATH.search(_path(address)):
        return None
    shown = line_from_markup(
        values.get("title") or (after.lower().partition("</a")[0] and after[: after.lower().find("</a")])
    )
    return OfferedFeed(address, shown[:200], _FORMATS.get(kind, ""))


def _path(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _from_json_ld(text: str, base: str) -> Iterator[OfferedFeed]:
    """Feeds that schema.org data names by their encoding."""
    for written in _scripts(text):
        try:
            data = json.loads(written)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data, 0):
            kind = node.get("encodingFormat") or node.get("fileFormat")
            if isinstance(kind, str) and kind.lower() in _FORMATS:
                target = node.get("contentUrl") or node.get("url")
                address = absolute(target, base) if isinstance(target, str) else ""
                name = node.get("name")
                if address:
                    yield OfferedFeed(
                        address,
                        clean_line(name, 200) if isinstance(name, str) else "",
                        _FORMATS[kind.lower()],
                    )


def _scripts(text: str) -> Iterator[str]:
    """The first JSON-LD scripts of a page."""
    at = 0
    for _ in range(20):
        start = _JSON_LD.search(text, at)
        end = _SCRIPT_END.search(text, start.end()) if start else None
        if start is None or end is None:
            return
        yield text[start.end() : end.start()]
        at = end.end()


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 12:
        return
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from _nodes(value, depth + 1)
    elif isinstance(data, list):
        for value in data[:500]:
            yield from _nodes(value, depth + 1)


def common_addresses(url: str) -> tuple[str, ...]:
    """Return where sites usually keep a feed that they do not name, the most usual first.

    Args:
        url: A page of the site.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ()
    folder = parts.path if parts.path.endswith("/") else parts.path + "/"
    section = [] if folder == "/" else [urlunsplit((parts.scheme, parts.netloc, folder + "feed", "", ""))]
    root = urlunsplit((parts.scheme, parts.netloc, "/", "", ""))
    return (*section, *(root + path for path in _COMMON))
