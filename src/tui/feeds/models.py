"""What a feed document says, once read and cleaned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that an entry brings."""

    url: str
    type: str = ""
    length: int | None = None
    """Bytes."""


class ParsedEntry(NamedTuple):
    """One entry of a feed document. Lines are clean and single; markup is kept as markup, unread.

    A tuple, because thousands are made in a refresh: a frozen dataclass takes three times as long.
    """

    guid: str
    """The entry's id, unique within its feed; made from link, title and date where the feed gives none."""
    url: str = ""
    """Absolute http(s), or empty."""
    title: str = ""
    """Plain text."""
    author: str = ""
    author_email: str = ""
    published: datetime | None = None
    """Aware, UTC."""
    updated: datetime | None = None
    summary: str = ""
    """HTML as the feed gives it, control characters removed, links made absolute."""
    content: str = ""
    """HTML of the full text where the feed carries it."""
    language: str = ""
    categories: tuple[str, ...] = ()
    image: str = ""
    enclosures: tuple[Enclosure, ...] = ()
    comments_url: str = ""


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed document."""

    title: str = ""
    site_url: str = ""
    description: str = ""
    language: str = ""
    author: str = ""
    author_email: str = ""
    """managingEditor, webMaster or author: where corrections may go."""
    icon: str = ""
    ttl_minutes: int | None = None
    updated: datetime | None = None
    self_url: str = ""
    hub_url: str = ""
    entries: tuple[ParsedEntry, ...] = ()
    removed: tuple[str, ...] = ()
    """Ids of entries that the feed says are gone (RFC 6721)."""
    format: str = ""
    """rss090 | rss091 | rss092 | rss10 | rss20 | atom03 | atom10 | json10 | json11"""
    warnings: tuple[str, ...] = ()
    """What had to be mended to read it."""
