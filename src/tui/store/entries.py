"""Keeps what feeds bring: one entry stays one entry, whatever its feed does to ids, addresses and dates."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.store.intake import EntryRow, Kept
from tui.store.rows import insert_rows
from tui.store.searchparts import PAGE_PART

if TYPE_CHECKING:
    from sqlite_utils import Database

_EARLIEST = 631_152_000
"""1 January 1990: what is dated before has no date that anybody meant."""
_TOLERANCE = 3_600
"""Seconds that another clock may be ahead of ours."""

_COLUMNS = (
    "guid", "title", "url", "author", "author_email", "published", "updated", "language",
    "excerpt", "image", "comments_url", "categories", "enclosures", "digest",
)  # fmt: skip
"""The columns that an `EntryRow` fills, in its order."""
_INSERT = f"INSERT INTO entries (id, feed_id, folder_id, sort_at, seen_at, {', '.join(_COLUMNS)})"
_PLAIN_COLUMNS = _COLUMNS.index("categories")
_UPDATE = f"UPDATE entries SET {', '.join(f'{name} = ?' for name in _COLUMNS)} WHERE id = ?"

_WithId = tuple[int, EntryRow]


def keep(db: Database, feed_id: int, rows: Sequence[EntryRow], now: int) -> Kept:
    """Keep the entries of one reading of a feed; read marks, stars and what is no longer listed stay.

    Args:
        db: The database, in a transaction.
        feed_id: Whose entries they are; ids mean something within a feed only.
        rows: In the feed's own order.
        now: Unix seconds.
    """
    return keep_all(db, [(feed_id, rows)], now)[0]


def keep_all(db: Database, readings: Iterable[tuple[int, Sequence[EntryRow]]], now: int) -> list[Kept]:
    """Keep the entries of several feeds, as `keep` does for one.

    The full-text index comes last: FTS5 writes down what it has gathered in memory whenever another statement with
    triggers begins, so that entries indexed between other rows take twice the time.

    Args:
        db: The database, in a transaction.
        readings: Each feed's id with its entries.
        now: Unix seconds.
    """
    merged = [_merge(db, feed_id, rows, now) for feed_id, rows in readings]
    _index(
        db,
        [named for new, _ in merged for named in new],
        [named for _, changed in merged for named in changed],
    )
    return [
        Kept(tuple(entry_id for entry_id, _ in new), tuple(entry_id for entry_id, _ in changed))
        for new, changed in merged
    ]


def withdraw(db: Database, feed_id: int, guids: Sequence[str]) -> None:
    """Delete entries that their feed says are gone; what the person starred or saved stays.

    Args:
        db: The database, in a transaction.
        feed_id: Whose entries they are.
        guids: Their ids within the feed.
    """
    for guid in guids:
        db.execute(
            "DELETE FROM entries WHERE feed_id = ? AND guid = ? AND starred_at IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM saved_items WHERE entry_id = entries.id)",
            (feed_id, guid),
        )


def _merge(
    db: Database, feed_id: int, rows: Sequence[EntryRow], now: int
) -> tuple[list[_WithId], list[_WithId]]:
    """Bring a feed's entries up to date but for the index; returns what is new and what changed."""
    named = _distinct(rows)
    known = _known(db, feed_id, {name for row in rows for name in row.names() if name})
    new: list[_WithId] = []
    changed: list[_WithId] = []
    aliases: list[tuple[int, int, int]] = []
    next_id = _next_id(db)
    for row, names in _oldest_first(named):
        entry_id = _same(row, names, known)
        if entry_id is None:
            entry_id = next_id + len(new)
            new.append((entry_id, row))
            known.by_entry[entry_id] = (row.title, row.published, row.digest)
        elif known.by_entry[entry_id][2] != row.digest:
            changed.append((entry_id, row))
        known.taken.add(entry_id)
        own = [name for name in names if name and known.by_name.setdefault(name, entry_id) == entry_id]
        aliases += [(feed_id, name, entry_id) for name in own if name not in known.stored]
    _insert(db, feed_id, new, now)
    for entry_id, row in changed:
        _change(db, entry_id, row)
    insert_rows(db, "INSERT OR IGNORE INTO aliases (feed_id, alias, entry_id)", aliases)
    return new, changed


class _Known:
    """What the store knows of the names that a document uses."""

    def __init__(self) -> None:
        self.by_name: dict[int, int] = {}
        self.by_entry: dict[int, tuple[str, int | None, bytes]] = {}
        self.stored: set[int] = set()
        self.taken: set[int] = set()
        """Entries that something in the document is already."""


def _known(db: Database, feed_id: int, names: Iterable[int]) -> _Known:
    known = _Known()
    for part in _parts(names, 400):
        marks = ",".join("?" * len(part))
        for alias, entry_id, title, published, digest in db.conn.execute(
            "SELECT alias, entry_id, title, published, digest FROM aliases JOIN entries ON entries.id = entry_id "
            f"WHERE aliases.feed_id = ? AND alias IN ({marks})",
            (feed_id, *part),
        ):
            known.by_name[alias] = entry_id
            known.by_entry[entry_id] = (title, published, digest)
            known.stored.add(alias)
    return known


def _same(row: EntryRow, names: tuple[int, int, int], known: _Known) -> int | None:
    """Return the entry that `row` is, or None where it is new.

    An id decides. Where a feed changes its ids, the address does, if the title or the date agrees (some feeds
    give one address to everything); at last the title with the date does.
    """
    guid, url, title = names
    if guid in known.by_name:
        return known.by_name[guid]
    by_url = known.by_name.get(url) if url else None
    if by_url is not None and by_url not in known.taken:
        old_title, old_published, _ = known.by_entry[by_url]
        dated = row.published is not None and row.published == old_published
        if old_title == row.title or dated:
            return by_url
    by_title = known.by_name.get(title) if title else None
    return by_title if by_title is not None and by_title not in known.taken else None


def _distinct(rows: Iterable[EntryRow]) -> list[tuple[EntryRow, tuple[int, int, int]]]:
    """Leave out what a document says twice, and names that several of its entries share."""
    named = [(row, row.names()) for row in rows]
    counts = Counter(name for _, names in named for name in names[1:] if name)
    seen: set[object] = set()
    kept: list[tuple[EntryRow, tuple[int, int, int]]] = []
    for row, (guid, url, title) in named:
        twin = (url, title) if url and title else guid
        if guid in seen or twin in seen:
            continue
        seen.update((guid, twin))
        kept.append((row, (guid, url if counts[url] == 1 else 0, title if counts[title] == 1 else 0)))
    return kept


def _oldest_first(
    rows: list[tuple[EntryRow, tuple[int, int, int]]],
) -> list[tuple[EntryRow, tuple[int, int, int]]]:
    """Order for arrival: documents list the newest first, so what has no date is taken from the bottom."""
    rows.reverse()
    rows.sort(key=lambda named: named[0].published or 0)
    return rows


def _next_id(db: Database) -> int:
    """Return the id that AUTOINCREMENT would give next."""
    row = db.conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entries'").fetchone()
    return 1 if row is None else int(row[0]) + 1


def _insert(db: Database, feed_id: int, new: Sequence[_WithId], now: int) -> None:
    feed = db.conn.execute("SELECT folder_id FROM feeds WHERE id = ?", (feed_id,)).fetchone()
    beginning = (feed_id, None if feed is None else feed[0])
    insert_rows(
        db,
        _INSERT,
        [(entry_id, *beginning, _sort_at(row, now), now, *_values(row)) for entry_id, row in new],
    )
    insert_rows(db, "INSERT INTO bodies", [(entry_id, row.summary, row.content) for entry_id, row in new])


def _sort_at(row: EntryRow, now: int) -> int:
    if row.published is None or row.published < _EARLIEST:
        return now
    return min(row.published, now + _TOLERANCE)


def _index(db: Database, new: Sequence[_WithId], changed: Sequence[_WithId]) -> None:
    """Bring the full-text index up to date."""
    insert_rows(
        db,
        "INSERT INTO search (rowid, title, body)",
        [(entry_id, row.search_title, row.search_body) for entry_id, row in new],
    )
    db.conn.executemany(
        f"UPDATE search SET title = ?, body = ? || {PAGE_PART} WHERE rowid = ?",
        [(row.search_title, row.search_body, entry_id) for entry_id, row in changed],
    )


def _change(db: Database, entry_id: int, row: EntryRow) -> None:
    """Take over what the feed says anew; what was made of the old text goes."""
    db.conn.execute(_UPDATE, (*_values(row), entry_id))
    db.conn.execute("REPLACE INTO bodies VALUES (?, ?, ?)", (entry_id, row.summary, row.content))
    db.conn.execute("DELETE FROM articles WHERE entry_id = ? AND mode = 'feed'", (entry_id,))
    db.conn.execute("UPDATE entries SET examined = 0 WHERE id = ?", (entry_id,))


def _values(row: EntryRow) -> tuple[object, ...]:
    categories = json.dumps(row.categories) if row.categories else "[]"
    enclosures = json.dumps(row.enclosures) if row.enclosures else "[]"
    return (*row[:_PLAIN_COLUMNS], categories, enclosures, row.digest)


def by_guid(db: Database, feed_id: int, guid: str) -> int:
    """Return the entry of a feed with this id.

    Raises:
        LookupError: There is none.
    """
    row = db.conn.execute("SELECT id FROM entries WHERE feed_id = ? AND guid = ?", (feed_id, guid)).fetchone()
    if row is None:
        raise LookupError(guid)
    return int(row[0])


def body(connection: sqlite3.Connection, entry_id: int) -> tuple[bytes, bytes]:
    """Return summary and content of an entry as stored (zlib of HTML)."""
    row = connection.execute("SELECT summary, content FROM bodies WHERE entry_id = ?", (entry_id,)).fetchone()
    return (b"", b"") if row is None else (row["summary"], row["content"])


def _parts(values: Iterable[int], size: int) -> Iterable[list[int]]:
    every = list(values)
    return (every[at : at + size] for at in range(0, len(every), size))
