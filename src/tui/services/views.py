"""What lists show: scopes, feeds and headlines, as frozen values that hold no connection."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from tui.core.messages import N_, Message
from tui.languages.catalogue import _

_BEGINNING = 80
"""Characters of the text that stand for a title that is missing."""
START_TITLE = N_("Start here")
"""The title of the feed that the program fills itself."""


def _in_our_words(title: str) -> str:
    return _(title) if title == START_TITLE else title


class ScopeKind(StrEnum):
    """What a row of the feed list stands for."""

    ALL = "all"
    UNREAD = "unread"
    TO_CHECK = "to_check"
    """Figures to check: entries with an open finding."""
    SAVED = "saved"
    """Starred."""
    FOLDER = "folder"
    FEED = "feed"
    SEARCH = "search"
    ENTRIES = "entries"
    """A given list of entry ids."""
    CORRECTIONS = "corrections"
    """No headlines: what was reported, on a screen of its own."""
    LIBRARY = "library"
    """A library: its headlines have negative ids, those of saved articles."""


class Scope(NamedTuple):
    """Which headlines are meant."""

    kind: ScopeKind = ScopeKind.ALL
    feed_id: int = 0
    folder: str = ""
    """Folder path, parts joined by "/"."""
    query: str = ""
    """For SEARCH: the words as typed; with another kind: the filter within it."""
    entry_ids: tuple[int, ...] = ()
    hide_read: bool = False
    oldest_first: bool = False
    library_id: int = 0


class LibraryRow(NamedTuple):
    """A library as the feed list shows it."""

    id: int
    name: str
    items: int
    state: Message
    """Who sees it, and what of it: "private", "public · live 14:02", "public · 3 changes queued" …"""
    public: bool = False
    """Whether anybody else may see it."""


class FeedRow(NamedTuple):
    """A feed as the feed list shows it."""

    id: int
    title: str
    url: str
    site_url: str
    folder: str
    unread: int
    total: int
    failure: Message | None = None
    """Why the last refresh failed; None where it did not."""
    stopped: bool = False
    """Whether it is no longer asked (410, or the person said so)."""
    full_text: bool = False
    headers: tuple[tuple[str, str], ...] = ()
    language: str = ""
    last_fetched: datetime | None = None
    next_due: datetime | None = None
    moved_to: str = ""

    @property
    def name(self) -> str:
        """What lists call it: its title, else its address; the program's own feed in the language in use."""
        return _in_our_words(self.title) or self.url.partition("://")[2] or self.url


class FeedTree(NamedTuple):
    """All that the feed list shows, in order."""

    feeds: tuple[FeedRow, ...]
    """Sorted by folder, then by title."""
    folders: tuple[str, ...]
    """Every folder path, empty ones too, sorted."""
    unread: int
    total: int
    starred: int
    to_check: int
    corrections: int = 0
    """Corrections that are under way."""
    corrections_news: int = 0
    """Those of them that wait for the person's eyes."""
    libraries: tuple[LibraryRow, ...] = ()
    """By name."""


class Headline(NamedTuple):
    """An entry as a list shows it."""

    id: int
    feed_id: int
    feed_title: str
    title: str
    url: str
    author: str
    published: datetime | None
    read: bool
    starred: bool
    checks: int = 0
    """How many ⚠ findings are open."""
    excerpt: str = ""
    language: str = ""

    @property
    def source(self) -> str:
        """What lists call its feed."""
        return _in_our_words(self.feed_title)

    @property
    def heading(self) -> str:
        """What lists call it: its title, else how its text begins, else its host; empty where nothing is known."""
        begun = self.excerpt.strip()
        if len(begun) > _BEGINNING:
            begun = begun[:_BEGINNING].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
        return self.title.strip() or begun or self.url.partition("//")[2].partition("/")[0]


class HeadlineView(NamedTuple):
    """A list of headlines held still: what arrives later is not in it until it is opened again."""

    scope: Scope
    total: int
    newest_id: int
    """Entries with a higher id came later."""
    title: str = ""
    tick: int = 0
    """The last marking before it was opened: what is read later stays in a list of the unread."""
    held_ids: tuple[int, ...] | None = None
    """All ids of a list that no index gives: a search, the starred, those to check."""
