"""What goes into the store with a refresh, as values."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tui.core.messages import Message
from tui.libraries import trackers


def name_hash(kind: str, *parts: str) -> int:
    """Return a signed 64-bit hash for one of the names under which an entry is known.

    Args:
        kind: What sort of name; two sorts never meet.
        *parts: The name.
    """
    digest = hashlib.blake2b("\x1f".join((kind, *parts)).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def plain_address(url: str) -> str:
    """Return what stays of an entry's address when a site moves to encryption or counts its readers in another way.

    Args:
        url: Absolute, http or https.
    """
    rest = url.partition("://")[2]
    page, question, query = rest.partition("?")
    if question:
        kept = [part for part in query.split("&") if not _counts_readers(part)]
        page += "?" + "&".join(kept) if kept else ""
    return page.removesuffix("/")


def _counts_readers(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name in trackers.NAMES or name.startswith(trackers.PREFIXES)


class EntryRow(NamedTuple):
    """An entry ready to be kept: everything slow has been done to it already.

    A tuple, because thousands of them come from the children: a dataclass takes ten times as long to unpickle.
    """

    guid: str
    title: str
    url: str = ""
    author: str = ""
    author_email: str = ""
    published: int | None = None
    updated: int | None = None
    language: str = ""
    excerpt: str = ""
    image: str = ""
    comments_url: str = ""
    categories: tuple[str, ...] = ()
    enclosures: tuple[tuple[str, str, int | None], ...] = ()
    """(URL, media type, bytes)."""
    summary: bytes = b""
    """zlib of the HTML."""
    content: bytes = b""
    search_title: str = ""
    search_body: str = ""
    digest: bytes = b""
    hashes: tuple[int, int, int] | None = None
    """What `names` returns, where it was made beforehand."""

    def names(self) -> tuple[int, int, int]:
        """Return the hashes of its id, its address and its title with its date; 0 for one it lacks.

        Where there is neither address nor date nor file, what it says stands for the date: nothing else could tell
        it from itself when its feed makes new ids each time.
        """
        if self.hashes is not None:
            return self.hashes
        by_url = name_hash("url", plain_address(self.url)) if self.url else 0
        beside = "" if self.published is None else str(self.published)
        if not (beside or self.url or self.enclosures):
            beside = self.digest.hex()
        by_title = name_hash("title", self.title, beside) if self.title and beside else 0
        return name_hash("guid", self.guid), by_url, by_title


@dataclass(frozen=True, slots=True)
class Intake:
    """A feed ready to be kept."""

    about: dict[str, Any]
    """What it says of itself, by the store's columns."""
    rows: tuple[EntryRow, ...]
    self_url: str = ""
    hub_url: str = ""
    removed: tuple[str, ...] = ()
    """Ids of entries that it says are gone."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a feed's entries did."""

    new: tuple[int, ...] = ()
    """Ids, in the order of arrival."""
    updated: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FetchState:
    """What is remembered of one asking of a feed; None leaves a value as it was."""

    feed_id: int
    fetched_at: int
    due_at: int
    failures: int = 0
    failure: Message | None = None
    etag: str | None = None
    last_modified: str | None = None
    digest: bytes | None = None
    fresh_seconds: int | None = None
    changed: bool = False
    stopped: bool = False
    moved_to: str | None = None
    moved_seen: int | None = None
    about: dict[str, Any] = field(default_factory=dict)
    """Columns that the feed says of itself: title, site_url, language …"""
    removed: tuple[str, ...] = ()
    """Ids of entries that the feed says are gone."""
