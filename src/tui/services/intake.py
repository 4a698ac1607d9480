"""Makes rows of a feed's bytes, in a child process: everything slow is done before the store is asked."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from tui.core.text import shortened
from tui.feeds.models import ParsedEntry, ParsedFeed
from tui.feeds.parse import parse
from tui.feeds.plain import excerpt
from tui.languages.detect import article_language
from tui.store.intake import EntryRow, Intake
from tui.store.records import seconds
from tui.store.searchtext import LONGEST_BODY, indexed, joined, words

_EXCERPT = 300
"""Characters that a list shows under a headline."""


def read_feed(raw: bytes, url: str, content_type: str, now: datetime) -> Intake:
    """Read a feed and prepare its entries.

    Args:
        raw: The document.
        url: Where it came from.
        content_type: The header, as sent.
        now: The present moment.

    Raises:
        ParseError: It is no feed.
    """
    feed = parse(raw, url=url, content_type=content_type, now=now)
    there = {entry.guid for entry in feed.entries}
    removed = tuple(guid for guid in feed.removed if guid not in there)
    return Intake(_about(feed), rows_of(feed.entries), feed.self_url, feed.hub_url, removed)


def rows_of(entries: Iterable[ParsedEntry]) -> tuple[EntryRow, ...]:
    """Return parsed entries as rows for the store."""
    return tuple(_row(entry) for entry in entries)


def _about(feed: ParsedFeed) -> dict[str, Any]:
    return {
        "title": feed.title,
        "site_url": feed.site_url,
        "description": feed.description,
        "language": feed.language,
        "author": feed.author,
        "author_email": feed.author_email,
        "icon": feed.icon,
        "format": feed.format,
        "ttl_minutes": feed.ttl_minutes,
    }


def _row(entry: ParsedEntry) -> EntryRow:
    text = excerpt(max(entry.content, entry.summary, key=len), LONGEST_BODY)
    said_words = words(text)
    summary, content = entry.summary.encode("utf-8", "replace"), entry.content.encode("utf-8", "replace")
    said = "\x1f".join((entry.title, entry.author, entry.language)).encode("utf-8", "replace")
    row = EntryRow(
        guid=entry.guid,
        url=entry.url,
        title=entry.title,
        author=entry.author,
        author_email=entry.author_email,
        published=seconds(entry.published),
        updated=seconds(entry.updated),
        language=article_language(text or entry.title, entry.language, said_words),
        excerpt=shortened(text, _EXCERPT),
        image=entry.image,
        comments_url=entry.comments_url,
        categories=entry.categories,
        enclosures=tuple((file.url, file.type, file.length) for file in entry.enclosures),
        summary=zlib.compress(summary, 1) if summary else b"",
        content=zlib.compress(content, 1) if content and content != summary else b"",
        search_title=indexed(entry.title),
        search_body=joined(said_words),
        digest=hashlib.blake2b(b"\x1f".join((said, summary, content)), digest_size=8).digest(),
    )
    return row._replace(hashes=row.names())
