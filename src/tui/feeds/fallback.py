"""Reads with feedparser what our own reader makes nothing of."""

from __future__ import annotations

import re
import time
from calendar import timegm
from datetime import UTC, datetime
from typing import Any

from tui.core.text import clean_line
from tui.feeds.dates import parse_date
from tui.feeds.links import absolute
from tui.feeds.models import ParsedEntry, ParsedFeed
from tui.feeds.parts import categories, enclosure, files, language_tag, markup_of, people, person
from tui.feeds.plain import excerpt, line_from_markup
from tui.feeds.xmltree import is_flooded

LONGEST = 400_000
"""Characters that feedparser gets: it needs minutes for a few hundred kB of some documents, so more is not tried."""
MOST_TAGS = 20_000
"""Tags that it gets: it needs 15 µs for each."""
_WORD = re.compile(r"(?:[a-zA-Z0-9_.+\-]|&#?[a-zA-Z0-9]{1,10};)++")
"""What an e-mail address may begin with, which feedparser looks for from each letter of it to its end."""
_LONGEST_WORD = 256


def read_by_feedparser(text: str, url: str, now: datetime, limit: int) -> ParsedFeed | None:
    """Read a document that is hardly XML.

    Args:
        text: The document, decoded.
        url: Where it came from.
        now: The present moment.
        limit: The most entries to read.

    Returns:
        The feed, or None where feedparser finds none either.
    """
    if len(text) > LONGEST or text.count("<") > MOST_TAGS or is_flooded(text):
        return None
    import feedparser  # noqa: PLC0415  0.2 s, for one feed in hundreds

    try:
        found = feedparser.parse(
            _WORD.sub(lambda word: word[0][:_LONGEST_WORD], text).encode("utf-8", "replace"),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception:  # on damaged input feedparser fails with KeyError, AttributeError and others
        return None
    if not found.entries and not found.version:
        return None
    feed: Any = found.feed
    return ParsedFeed(
        title=line_from_markup(_said(feed, "title")),
        site_url=absolute(_said(feed, "link"), url),
        description=excerpt(_said(feed, "subtitle"), 2_000),
        language=language_tag(_said(feed, "language")),
        author=person(_said(feed, "author"))[0],
        author_email=person(_said(feed, "author"))[1],
        icon=absolute(_said(feed.get("image") or {}, "href"), url),
        entries=tuple(_entry(entry, url, now) for entry in found.entries[:limit]),
        format=found.version or "rss20",
    )


def _said(node: Any, name: str) -> str:
    """A text that feedparser found; on damaged input it may be None where a text belongs."""
    text = node.get(name)
    return text if isinstance(text, str) else ""


def _date(entry: Any, name: str, now: datetime) -> datetime | None:
    moment = parse_date(_said(entry, name), now)
    parsed: time.struct_time | None = entry.get(f"{name}_parsed")
    if moment is not None or parsed is None:
        return moment
    try:
        return parse_date(datetime.fromtimestamp(timegm(parsed), UTC).isoformat(), now)
    except (OverflowError, ValueError, OSError):
        return None


def _entry(entry: Any, url: str, now: datetime) -> ParsedEntry:
    page = absolute(_said(entry, "link"), url)
    name, email = person(_said(entry, "author"))
    updated = _date(entry, "updated", now)
    contents = entry.get("content") or [{}]
    content = markup_of(_said(contents[0], "value"), page or url)
    summary = markup_of(_said(entry, "summary"), page or url)
    return ParsedEntry(
        guid=clean_line(_said(entry, "id")),
        url=page,
        title=line_from_markup(_said(entry, "title")),
        author=people([name]),
        author_email=email,
        published=_date(entry, "published", now) or updated,
        updated=updated,
        summary="" if summary == content else summary,
        content=content,
        categories=categories(_said(tag, "term") for tag in entry.get("tags") or ()),
        enclosures=files(
            enclosure(file.get("href"), file.get("type"), file.get("length"), url)
            for file in entry.get("enclosures") or ()
        ),
        comments_url=absolute(_said(entry, "comments"), url),
    )
