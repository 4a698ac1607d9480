"""Gives every entry of a feed an id that stays the same from one refresh to the next."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from tui.feeds.models import ParsedEntry
from tui.feeds.plain import excerpt


def _digest(*parts: str) -> str:
    """A short name for `parts`, the same on every machine."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:24]


def _made(entry: ParsedEntry) -> str:
    """An id from what a feed without ids says of an entry: title and date, the words where there is no title."""
    words = entry.title or excerpt(entry.summary or entry.content, 200)
    return "made:" + _digest(entry.url, words, entry.published.isoformat() if entry.published else "")


def with_stable_ids(entries: Iterable[ParsedEntry]) -> tuple[ParsedEntry, ...]:
    """Return the entries, each with an id of its own.

    Missing ids become the address, or where several entries share it (or have none) a digest of what they say.
    An id that several different entries carry is made unique for all of them alike, so that nothing changes for the
    others when one of them leaves the feed. What is told twice is kept once, the later version of it.

    Args:
        entries: In the feed's order.
    """
    listed = list(entries)
    shared_urls = _repeated(entry.url for entry in listed if not entry.guid and entry.url)
    named = [
        entry
        if entry.guid
        else entry._replace(guid=entry.url if entry.url and entry.url not in shared_urls else _made(entry))
        for entry in listed
    ]
    said: dict[str, dict[str, set[str]]] = {}
    for entry in named:
        # versions of one entry (Atom) may change their title, so titles count only where no version is told
        said.setdefault(entry.guid, {}).setdefault(entry.url, set()).add("" if entry.updated else entry.title)
    kept: dict[str, ParsedEntry] = {}
    for entry in named:
        apart = _apart(entry, said[entry.guid])
        before = kept.get(apart.guid)
        if before is None or _is_later(entry, before):
            kept[apart.guid] = apart
    return tuple(kept.values())


def _apart(entry: ParsedEntry, titles_by_page: dict[str, set[str]]) -> ParsedEntry:
    """The entry under an id of its own, where others have its id too.

    Args:
        entry: One of those with the id.
        titles_by_page: What all of those with the id say, by their addresses.
    """
    titles = titles_by_page[entry.url]
    if len(titles_by_page) == 1 and len(titles) == 1:
        return entry
    what = (entry.url, "" if entry.updated else entry.title) if len(titles) > 1 else (entry.url,)
    return entry._replace(guid=f"{entry.guid}#{_digest(*what)}")


def _repeated(values: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    again: set[str] = set()
    for value in values:
        (again if value in seen else seen).add(value)
    return again


def _is_later(entry: ParsedEntry, before: ParsedEntry) -> bool:
    if entry.updated is None:
        return False
    return before.updated is None or entry.updated > before.updated
