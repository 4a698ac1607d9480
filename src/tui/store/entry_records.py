"""Entries as lists show them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from tui.store.records import EntryRecord

_PART = 500
"""Ids that one question names."""
_COLUMNS = """entries.id, entries.feed_id,
    coalesce(nullif(feeds.own_title, ''), nullif(feeds.title, ''), feeds.url) AS feed_title,
    entries.title, entries.url, entries.author, entries.published, entries.sort_at, entries.read_tick,
    entries.starred_at, entries.checks, entries.excerpt, entries.language, entries.position,
    entries.author_email, entries.guid, entries.image"""


def by_ids(connection: sqlite3.Connection, ids: Sequence[int]) -> tuple[EntryRecord, ...]:
    """Return entries in the order of `ids`; those that are gone are left out."""
    found: dict[int, EntryRecord] = {}
    for start in range(0, len(ids), _PART):
        part = ids[start : start + _PART]
        # "+" keeps SQLite from walking the index of all that is not gone
        rows = connection.execute(
            f"SELECT {_COLUMNS} FROM entries CROSS JOIN feeds ON feeds.id = entries.feed_id "
            f"WHERE +entries.gone = 0 AND entries.id IN ({','.join('?' * len(part))})",
            part,
        )
        found.update((row["id"], _record(row)) for row in rows)
    return tuple(found[entry_id] for entry_id in ids if entry_id in found)


def _record(row: sqlite3.Row) -> EntryRecord:
    values = {name: row[name] for name in row.keys()}  # noqa: SIM118  a Row iterates over its values
    read = values.pop("read_tick") > 0
    return EntryRecord(read=read, starred=values.pop("starred_at") is not None, **values)
