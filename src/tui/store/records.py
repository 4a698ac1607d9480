"""What comes out of the store, as values."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from tui.core.messages import Message

OWN = "own"
"""The kind of a feed that the program fills itself: it is never asked over the network."""


def moment(seconds: int | None) -> datetime | None:
    """Return Unix seconds as an aware datetime in UTC; None stays None."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def seconds(moment: datetime | None) -> int | None:
    """Return an aware datetime as Unix seconds; None stays None."""
    return None if moment is None else int(moment.timestamp())


class FeedRecord(NamedTuple):
    """A feed with everything that a refresh needs to know."""

    id: int
    url: str
    kind: str
    title: str
    """The person's title, else the feed's, else the address."""
    folder: str
    site_url: str
    language: str
    headers: tuple[tuple[str, str], ...]
    full_text: bool
    mode: str
    stopped: bool
    etag: str
    last_modified: str
    digest: bytes | None
    fetched_at: int | None
    changed_at: int | None
    due_at: int | None
    fresh_seconds: int | None
    ttl_minutes: int | None
    failures: int
    failure: Message | None
    moved_to: str
    moved_seen: int
    author: str
    author_email: str
    unread: int
    total: int


class EntryRecord(NamedTuple):
    """An entry as a list shows it, and a little more."""

    id: int
    feed_id: int
    feed_title: str
    title: str
    url: str
    author: str
    published: int | None
    sort_at: int
    read: bool
    starred: bool
    checks: int
    excerpt: str
    language: str
    position: float
    author_email: str = ""
    guid: str = ""
    image: str = ""
