"""Entries as lists show them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from tui.store.records import EntryRecord

_PART = 500
"""Ids that one question names."""
_EXPRESSIONS = {
    "feed_title": "coalesce(nullif(feeds.own_title, ''), nullif(feeds.title, ''), feeds.url)",
    "read": "entries.read_tick > 0",
    "starred": "entries.starred_at IS NOT NULL",
}
_COLUMNS = ", ".join(_EXPRESSIONS.get(name, f"entries.{name}") for name in EntryRecord._fields)
_READ, _STARRED = EntryRecord._fields.index("read"), EntryRecord._fields.index("starred")


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
        found.update((row[0], _record(row)) for row in rows)
    return tuple(found[entry_id] for entry_id in ids if entry_id in found)


def _record(row: sqlite3.Row) -> EntryRecord:
    """A row by the place of its columns: by their names it would take twice as long, and lists page through many."""
    values = list(row)
    values[_READ], values[_STARRED] = bool(values[_READ]), bool(values[_STARRED])
    return EntryRecord._make(values)
