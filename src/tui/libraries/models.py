"""What a library is: items with quotes and figures, and who may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Visibility(StrEnum):
    """Who may read a library."""

    PRIVATE = "private"
    """Never leaves the store."""
    PUBLIC = "public"
    """Is published under its slug."""
    UNLISTED = "unlisted"
    """Is published under a random path; whoever has the link can read it, search engines are told to stay away."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A highlighted passage of a saved article."""

    text: str
    public: bool = False
    start: int = -1
    """Offset in the saved article's text, in characters; -1 where it is not known."""
    end: int = -1
    private_note: str = ""
    """A note in the margin. It is never published."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number of the article that is worth showing: “$8 billion”, “raised by Acme”."""

    text: str
    """The figure as the article writes it."""
    label: str = ""
    """What it measures, in the article's words."""


@dataclass(frozen=True, slots=True)
class Item:
    """A saved article. All text in it is clean (`core.text`); dates are aware, in UTC, to the second."""

    id: str
    """A UUID (RFC 9562), made once when the item is saved; the item keeps it in every library and format."""
    url: str = ""
    """The article's canonical URL, as it was saved."""
    title: str = ""
    site: str = ""
    author: str = ""
    published: datetime | None = None
    added: datetime | None = None
    language: str = ""
    """BCP 47 tag, or empty."""
    tags: tuple[str, ...] = ()
    excerpt: str = ""
    note: str = ""
    """The public note: it is published with the item."""
    quotes: tuple[Quote, ...] = ()
    figures: tuple[KeyFigure, ...] = ()
    private_note: str = field(default="", kw_only=True)
    read: bool = field(default=False, kw_only=True)
    feed_url: str = field(default="", kw_only=True)
    """The feed it came from; may hold a token, so it leaves only after `addresses.public_feed_url`."""
    text: str = field(default="", kw_only=True)
    """The saved article's whole text. It is never published."""


@dataclass(frozen=True, slots=True)
class Library:
    """A named collection of saved items."""

    id: str
    """A UUID (RFC 9562)."""
    name: str
    visibility: Visibility = Visibility.PRIVATE
    slug: str = ""
    """The folder's name where the library is published: from `slugs.slug_for`, or `slugs.secret_path`."""
    description: str = ""
    """The public note about the library."""
    curator: str = ""
    """The name under which the person publishes; may be empty."""
    language: str = ""
    """BCP 47 tag: the language of the published page's own words."""
    created: datetime | None = None
    items: tuple[Item, ...] = ()
    private_note: str = field(default="", kw_only=True)


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An item that was public and is no more (RFC 6721)."""

    id: str
    when: datetime
