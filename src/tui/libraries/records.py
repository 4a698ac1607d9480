"""What a file format is given: only what may stand in it. There is no field here for anything private."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tui.libraries.models import KeyFigure, Tombstone


@dataclass(frozen=True, slots=True)
class Record:
    """A saved article as other people see it."""

    id: str
    """A UUID."""
    url: str
    """Absolute http(s), cleaned."""
    title: str
    site: str = ""
    author: str = ""
    published: datetime | None = None
    added: datetime | None = None
    updated: datetime | None = None
    """When something in this record last changed; an unchanged record keeps it."""
    language: str = ""
    tags: tuple[str, ...] = ()
    excerpt: str = ""
    """At most `allow.EXCERPT` characters."""
    note: str = ""
    quotes: tuple[str, ...] = ()
    figures: tuple[KeyFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A feed that some of the records came from."""

    title: str
    feed_url: str
    """Empty where the feed's address is not for others."""
    site_url: str


@dataclass(frozen=True, slots=True)
class Collection:
    """A library as other people see it."""

    id: str
    """A UUID."""
    name: str
    description: str = ""
    curator: str = ""
    language: str = ""
    updated: datetime | None = None
    """When anything in the collection last changed."""
    unlisted: bool = False
    """Whether search engines are told to stay away."""
    records: tuple[Record, ...] = ()
    """In the library's own order."""
    sources: tuple[Source, ...] = ()
    removed: tuple[Tombstone, ...] = ()
    """Newest first; those of the last 30 days."""
