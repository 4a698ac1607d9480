"""Libraries as the store keeps them: their names, what is in them, and the way back."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.core.errors import UsageError
from tui.core.messages import N_, Message
from tui.libraries.models import Library, Visibility
from tui.store import feeds

if TYPE_CHECKING:
    from sqlite_utils import Database

KEPT_SECONDS = 30 * 86_400
"""How long what was removed can be brought back."""
_META = {
    "name", "visibility", "slug", "description", "curator", "language", "private_note", "sort", "target", "address", "secret",
}  # fmt: skip
_SEEN = {"name", "visibility", "slug", "description", "curator", "language"}
"""Columns that others see: their change is one to publish."""
_ROWS = """
SELECT libraries.*,
    (SELECT count(*) FROM library_items WHERE library_id = libraries.id AND removed_at IS NULL) AS items,
    (SELECT count(*) FROM library_items WHERE library_id = libraries.id AND tick > libraries.published_tick)
        + (meta_tick > published_tick) AS changes,
    mirrors.url AS mirror, mirrors.failure AS mirror_failure, mirrors.tick < libraries.tick AS mirror_waits,
    (SELECT count(*) FROM mirror_links WHERE library_id = libraries.id) AS mirrored
FROM libraries LEFT JOIN mirrors ON mirrors.library_id = libraries.id
"""


@dataclass(frozen=True, slots=True)
class LibraryRecord:
    """A library without what is in it."""

    id: int
    uuid: str
    name: str
    visibility: Visibility
    slug: str
    description: str
    curator: str
    language: str
    private_note: str
    sort: str
    created_at: int
    chosen_at: int
    target: str
    address: str
    """Under which URL others read the target; empty where it is not known."""
    secret: str
    tick: int
    published_at: int | None
    generation: int
    """Of the target's manifest; 0 before the first publication."""
    failure: Message | None
    items: int
    changes: int
    """How many changes are not published yet."""
    mirror: str | None
    """The address of the service that it is mirrored to."""
    mirror_failure: Message | None
    mirror_waits: bool
    """Whether changes are not mirrored yet."""
    mirrored: int
    """How many items the service has."""


def every(connection: sqlite3.Connection) -> tuple[LibraryRecord, ...]:
    """Return all libraries by name."""
    rows = connection.execute(f"{_ROWS} WHERE removed_at IS NULL ORDER BY libraries.name COLLATE NOCASE, id")
    return tuple(_record(row) for row in rows)


def by_id(connection: sqlite3.Connection, library_id: int, *, removed: bool = False) -> LibraryRecord:
    """Return a library.

    Args:
        connection: A reading connection.
        library_id: Which library.
        removed: Whether one that was removed will do.

    Raises:
        UsageError: There is none with this number.
    """
    query = f"{_ROWS} WHERE id = ? AND (? OR removed_at IS NULL)"
    row = connection.execute(query, (library_id, removed)).fetchone()
    if row is None:
        raise UsageError(N_("There is no library number {number}."), number=library_id)
    return _record(row)


def read_by_others(connection: sqlite3.Connection) -> set[int]:
    """Return the libraries that are public, or for people with the link."""
    return {
        int(row[0]) for row in connection.execute("SELECT id FROM libraries WHERE visibility <> 'private'")
    }


def slugs(connection: sqlite3.Connection) -> set[str]:
    """Return the folder names that are taken, those of removed libraries too."""
    return {str(row[0]) for row in connection.execute("SELECT slug FROM libraries WHERE slug <> ''")}


def publisher(connection: sqlite3.Connection) -> str:
    """Return the token of whoever publishes from this store."""
    return str(connection.execute("SELECT token FROM publisher").fetchone()[0])


def add(db: Database, library: Library, now: int) -> int:
    """Make a library, without the items of `library`; returns its number."""
    done = db.conn.execute(
        "INSERT INTO libraries (uuid, name, visibility, slug, description, curator, language, private_note, created_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            library.id, library.name, library.visibility.value, library.slug, library.description, library.curator,
            library.language, library.private_note, now,
        ),
    )  # fmt: skip
    return int(done.lastrowid or 0)


def change(db: Database, library_id: int, values: dict[str, str]) -> None:
    """Change columns of a library.

    Args:
        db: The database, in a transaction.
        library_id: Which library.
        values: New values by column.
    """
    assert values.keys() <= _META, values
    sets = ", ".join(f"{name} = ?" for name in values)
    db.conn.execute(f"UPDATE libraries SET {sets} WHERE id = ?", (*values.values(), library_id))
    if values.keys() & _SEEN:
        db.conn.execute(
            "UPDATE libraries SET tick = tick + 1, meta_tick = tick + 1 WHERE id = ?", (library_id,)
        )


def hide(db: Database, library_id: int, at: int | None) -> None:
    """Remove a library (`at`, Unix seconds) or bring it back (None)."""
    db.conn.execute("UPDATE libraries SET removed_at = ? WHERE id = ?", (at, library_id))


def put(db: Database, library_id: int, item_id: int, now: int) -> bool:
    """Put an item into a library; returns False where it is there already."""
    db.conn.execute("UPDATE libraries SET chosen_at = ? WHERE id = ?", (now, library_id))
    done = db.conn.execute(
        "INSERT INTO library_items (library_id, item_id, added_at) VALUES (?, ?, ?) ON CONFLICT (library_id, item_id) "
        "DO UPDATE SET removed_at = NULL, added_at = excluded.added_at WHERE removed_at IS NOT NULL",
        (library_id, item_id, now),
    )
    if done.rowcount > 0:
        _count(db, library_id, item_id)
    return done.rowcount > 0


def take_out(db: Database, library_id: int, item_id: int, now: int) -> bool:
    """Take an item out of a library; returns False where it is not in it."""
    done = db.conn.execute(
        "UPDATE library_items SET removed_at = ? WHERE library_id = ? AND item_id = ? AND removed_at IS NULL",
        (now, library_id, item_id),
    )
    if done.rowcount > 0:
        _count(db, library_id, item_id)
    return done.rowcount > 0


def put_back(db: Database, library_id: int, item_id: int) -> None:
    """Put an item back where it was before `take_out`."""
    db.conn.execute(
        "UPDATE library_items SET removed_at = NULL WHERE library_id = ? AND item_id = ?",
        (library_id, item_id),
    )
    _count(db, library_id, item_id)


def touched(db: Database, item_id: int) -> tuple[int, ...]:
    """Note in every library that holds an item that it changed; returns these libraries."""
    held = libraries_of(db.conn, item_id)
    for library_id in held:
        _count(db, library_id, item_id)
    return held


def libraries_of(connection: sqlite3.Connection, item_id: int) -> tuple[int, ...]:
    """Return the libraries that hold an item."""
    rows = connection.execute(
        "SELECT library_id FROM library_items JOIN libraries ON libraries.id = library_id "
        "WHERE item_id = ? AND library_items.removed_at IS NULL AND libraries.removed_at IS NULL ORDER BY library_id",
        (item_id,),
    )
    return tuple(int(row[0]) for row in rows)


def prune(db: Database, now: int) -> None:
    """Delete for good what was removed long ago, and items that no library holds any more."""
    before = now - KEPT_SECONDS
    db.conn.execute("DELETE FROM libraries WHERE removed_at < ?", (before,))
    gone = db.conn.execute(
        "DELETE FROM library_items WHERE removed_at < ? AND tick <= (SELECT published_tick FROM libraries "
        "WHERE id = library_id) OR removed_at < ?",
        (before, before),
    )
    if gone.rowcount > 0:
        db.conn.execute("DELETE FROM saved_items WHERE id NOT IN (SELECT item_id FROM library_items)")


def _count(db: Database, library_id: int, item_id: int) -> None:
    """Count a change of an item in its library."""
    db.conn.execute("UPDATE libraries SET tick = tick + 1 WHERE id = ?", (library_id,))
    db.conn.execute(
        "UPDATE library_items SET tick = (SELECT tick FROM libraries WHERE id = library_id) "
        "WHERE library_id = ? AND item_id = ?",
        (library_id, item_id),
    )


def _record(row: sqlite3.Row) -> LibraryRecord:
    values: dict[str, Any] = {name: row[name] for name in LibraryRecord.__slots__}
    values["visibility"] = Visibility(row["visibility"])
    values["failure"] = feeds.message_from(row["failure"]) if row["failure"] else None
    values["mirror_failure"] = feeds.message_from(row["mirror_failure"]) if row["mirror_failure"] else None
    values["mirror_waits"] = bool(row["mirror_waits"])
    return LibraryRecord(**values)
