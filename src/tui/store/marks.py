"""What the person did: read, starred, left off, dismissed; and the way back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.core.messages import Message, packed
from tui.store import feeds

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

REMEMBERED = 200
"""How many steps can be taken back."""


class UndoRecord(NamedTuple):
    """Something that can be taken back."""

    id: int
    kind: str
    data: dict[str, Any]
    message: Message


def next_tick(db: Database) -> int:
    """Return the number of a new marking."""
    db.conn.execute("UPDATE counters SET tick = tick + 1")
    return int(db.conn.execute("SELECT tick FROM counters").fetchone()[0])


def of_saved(connection: sqlite3.Connection, item_ids: Iterable[int]) -> dict[int, tuple[int, bool, bool]]:
    """Return entry, read and starred of the saved articles whose entry is still in its feed, by their numbers."""
    found: dict[int, tuple[int, bool, bool]] = {}
    for item_id in item_ids:
        row = connection.execute(
            "SELECT entries.id, read_tick, starred_at FROM saved_items JOIN entries ON entries.id = entry_id "
            "WHERE saved_items.id = ? AND NOT gone",
            (item_id,),
        ).fetchone()
        if row is not None:
            found[item_id] = (int(row[0]), bool(row[1]), row[2] is not None)
    return found


def mark_read(db: Database, ids: Sequence[int], tick: int) -> list[int]:
    """Mark entries read with the marking's number; return those that were unread."""
    return [
        entry_id
        for entry_id in ids
        if db.conn.execute(
            "UPDATE entries SET read_tick = ? WHERE id = ? AND read_tick = 0", (tick, entry_id)
        ).rowcount
    ]


def mark_unread(db: Database, ids: Sequence[int]) -> list[list[int]]:
    """Mark entries unread; return [id, earlier tick] of those that were read."""
    changed = []
    for entry_id in ids:
        row = db.conn.execute("SELECT read_tick FROM entries WHERE id = ?", (entry_id,)).fetchone()
        if row is not None and row[0]:
            db.conn.execute("UPDATE entries SET read_tick = 0 WHERE id = ?", (entry_id,))
            changed.append([entry_id, int(row[0])])
    return changed


def unmark_tick(db: Database, tick: int, most: int) -> list[int]:
    """Mark unread what one marking read, at most `most` entries; return them."""
    rows = db.conn.execute("SELECT id FROM entries WHERE read_tick = ? LIMIT ?", (tick, most)).fetchall()
    ids = [int(row[0]) for row in rows]
    db.conn.executemany("UPDATE entries SET read_tick = 0 WHERE id = ?", [(entry_id,) for entry_id in ids])
    return ids


def star(db: Database, ids: Iterable[int], at: int | None) -> list[list[int | None]]:
    """Star entries (`at`, Unix seconds) or take the star away (None); return [id, earlier time] of the changed."""
    changed: list[list[int | None]] = []
    for entry_id in ids:
        row = db.conn.execute("SELECT starred_at FROM entries WHERE id = ?", (entry_id,)).fetchone()
        if row is not None and (row[0] is None) is not (at is None):
            db.conn.execute("UPDATE entries SET starred_at = ? WHERE id = ?", (at, entry_id))
            changed.append([entry_id, row[0]])
    return changed


def restore_stars(db: Database, earlier: Iterable[Sequence[int | None]]) -> None:
    """Give entries back the stars that `star` returned."""
    db.conn.executemany(
        "UPDATE entries SET starred_at = ? WHERE id = ?", [(at, entry_id) for entry_id, at in earlier]
    )


def any_unread(connection: sqlite3.Connection, ids: Iterable[int]) -> bool:
    """Whether any of these entries is unread."""
    question = "SELECT 1 FROM entries WHERE id = ? AND read_tick = 0"
    return any(connection.execute(question, (entry_id,)).fetchone() for entry_id in ids)


def any_unstarred(connection: sqlite3.Connection, ids: Iterable[int]) -> bool:
    """Whether any of these entries has no star."""
    question = "SELECT 1 FROM entries WHERE id = ? AND starred_at IS NULL"
    return any(connection.execute(question, (entry_id,)).fetchone() for entry_id in ids)


def keep_position(db: Database, entry_id: int, position: float) -> None:
    """Remember where the person left off, as a share of the text."""
    db.conn.execute("UPDATE entries SET position = ? WHERE id = ?", (min(1.0, max(0.0, position)), entry_id))


def dismiss(db: Database, entry_id: int, mark: str, at: int | None) -> bool:
    """Dismiss a finding (`at`, Unix seconds) or bring it back (None); returns whether there is such a finding."""
    changed = db.conn.execute(
        "UPDATE findings SET dismissed_at = ? WHERE entry_id = ? AND mark = ?", (at, entry_id, mark)
    ).rowcount
    recount_checks(db, entry_id)
    return changed > 0


def recount_checks(db: Database, entry_id: int) -> None:
    """Bring the entry's count of open findings worth a mark up to date."""
    db.conn.execute(
        "UPDATE entries SET checks = (SELECT count(*) FROM findings WHERE entry_id = entries.id "
        "AND tier = 'check' AND dismissed_at IS NULL) WHERE id = ?",
        (entry_id,),
    )


def remember(db: Database, kind: str, data: dict[str, Any], message: Message, at: int) -> None:
    """Put a step on the undo stack; the oldest fall off."""
    db.conn.execute(
        "INSERT INTO undo (at, kind, data, message) VALUES (?, ?, ?, ?)",
        (at, kind, json.dumps(data), packed(message)),
    )
    db.conn.execute("DELETE FROM undo WHERE id <= (SELECT max(id) FROM undo) - ?", (REMEMBERED,))


def last_step(db: Database) -> UndoRecord | None:
    """Return the step to take back next, or None."""
    row = db.conn.execute("SELECT * FROM undo ORDER BY id DESC LIMIT 1").fetchone()
    message = None if row is None else feeds.message_from(row["message"])
    return None if message is None else UndoRecord(row["id"], row["kind"], json.loads(row["data"]), message)


def forget_step(db: Database, step_id: int) -> None:
    """Take a step off the undo stack."""
    db.conn.execute("DELETE FROM undo WHERE id = ?", (step_id,))
