"""Feeds and their folders."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from tui.core.messages import Message, packed, unpacked
from tui.store.records import OWN, FeedRecord

if TYPE_CHECKING:
    from sqlite_utils import Database

    from tui.store.intake import FetchState

_SELECT = """
SELECT feeds.*, folders.path AS folder FROM feeds JOIN folders ON folders.id = feeds.folder_id
WHERE feeds.removed_at IS NULL"""
_ABOUT = (
    "title",
    "site_url",
    "description",
    "language",
    "author",
    "author_email",
    "icon",
    "format",
    "ttl_minutes",
)


def every(connection: sqlite3.Connection) -> tuple[FeedRecord, ...]:
    """Return all feeds, by folder and then by title."""
    records = [_record(row) for row in connection.execute(_SELECT)]
    return tuple(sorted(records, key=lambda feed: (feed.folder.casefold(), feed.title.casefold(), feed.id)))


def by_id(connection: sqlite3.Connection, feed_id: int) -> FeedRecord | None:
    """Return one feed, or None where there is none of that number."""
    row = connection.execute(f"{_SELECT} AND feeds.id = ?", (feed_id,)).fetchone()
    return None if row is None else _record(row)


def first_missing(connection: sqlite3.Connection, feed_ids: Sequence[int]) -> int | None:
    """Return the first of `feed_ids` that is no feed's, or None where all are."""
    row = connection.execute(
        "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT id FROM feeds WHERE removed_at IS NULL) "
        "ORDER BY key LIMIT 1",
        (json.dumps(list(feed_ids)),),
    ).fetchone()
    return None if row is None else int(row[0])


def by_url(connection: sqlite3.Connection, url: str) -> FeedRecord | None:
    """Return the feed subscribed at exactly this address, or None."""
    row = connection.execute(f"{_SELECT} AND feeds.url = ?", (url,)).fetchone()
    return None if row is None else _record(row)


def folders(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return every folder path but the root's, sorted."""
    rows = connection.execute("SELECT path FROM folders WHERE path <> ''")
    return tuple(sorted((str(row[0]) for row in rows), key=lambda path: (path.casefold(), path)))


def totals(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return how many entries are starred and how many have open findings."""
    row = connection.execute("SELECT starred, to_check FROM counters").fetchone()
    return int(row[0]), int(row[1])


def subscribe(
    db: Database,
    url: str,
    now: int,
    *,
    title: str = "",
    folder: str = "",
    site_url: str = "",
    headers: Sequence[tuple[str, str]] = (),
    kind: str = "feed",
) -> tuple[int, bool]:
    """Add a feed, or bring back the one that was removed.

    Args:
        db: The database, in a transaction.
        url: The feed's address, normalised.
        now: Unix seconds.
        title: The person's title for it.
        folder: Folder path.
        site_url: The page it belongs to.
        headers: Sent with every request for it.
        kind: "feed", or `OWN`.

    Returns:
        Its id, and whether it was subscribed already.
    """
    row = db.execute("SELECT id, removed_at FROM feeds WHERE url = ?", (url,)).fetchone()
    if row is not None:
        if row["removed_at"] is None:
            return int(row["id"]), True
        restore(db, int(row["id"]))
        if folder:
            move(db, int(row["id"]), folder)
        return int(row["id"]), False
    values = {
        "url": url,
        "kind": kind,
        "own_title": title,
        "folder_id": folder_id(db, folder),
        "site_url": site_url,
        "headers": json.dumps(list(headers)),
        "created_at": now,
    }
    return int(str(db.table("feeds").insert(values).last_pk)), False


def folder_id(db: Database, path: str) -> int:
    """Return the id of a folder, made with its parents where it does not exist."""
    parts = [part for part in path.split("/") if part.strip()]
    for depth in range(1, len(parts) + 1):
        db.execute("INSERT OR IGNORE INTO folders (path) VALUES (?)", ("/".join(parts[:depth]),))
    row = db.execute("SELECT id FROM folders WHERE path = ?", ("/".join(parts),)).fetchone()
    return int(row[0])


def move(db: Database, feed_id: int, folder: str) -> None:
    """Put a feed into a folder."""
    db.execute("UPDATE feeds SET folder_id = ? WHERE id = ?", (folder_id(db, folder), feed_id))


def rename_folder(db: Database, old: str, new: str) -> None:
    """Rename a folder with all that is below it; into a folder that exists, its feeds are moved there."""
    rows = db.execute(
        "SELECT id, path FROM folders WHERE path = ? OR path LIKE ? || '/%'", (old, old)
    ).fetchall()
    for row in sorted(rows, key=lambda row: len(row["path"]), reverse=True):
        target = folder_id(db, new + row["path"][len(old) :])
        if target != row["id"]:
            db.execute("UPDATE feeds SET folder_id = ? WHERE folder_id = ?", (target, row["id"]))
            db.execute("DELETE FROM folders WHERE id = ?", (row["id"],))


def update(db: Database, feed_id: int, **values: Any) -> None:
    """Set columns of a feed."""
    db.table("feeds").update(feed_id, values)


def remove(db: Database, feed_id: int, now: int) -> None:
    """Hide a feed and its entries; `restore` brings them back."""
    db.execute("UPDATE entries SET gone = 1 WHERE feed_id = ? AND gone = 0", (feed_id,))
    db.execute("UPDATE feeds SET removed_at = ? WHERE id = ?", (now, feed_id))


def restore(db: Database, feed_id: int) -> None:
    """Bring back a removed feed with its entries, read marks and stars."""
    db.execute("UPDATE feeds SET removed_at = NULL WHERE id = ?", (feed_id,))
    db.execute("UPDATE entries SET gone = 0 WHERE feed_id = ? AND gone = 1", (feed_id,))


def removed_before(connection: sqlite3.Connection, moment: int) -> bool:
    """Whether a feed was removed before a moment and has not been deleted yet."""
    return (
        connection.execute("SELECT 1 FROM feeds WHERE removed_at < ? LIMIT 1", (moment,)).fetchone()
        is not None
    )


def purge(db: Database, removed_before: int, most: int = 500) -> int:
    """Delete entries, and then the rows, of feeds that were removed long ago.

    Args:
        db: The database, in a transaction.
        removed_before: Unix seconds.
        most: How many entries to delete at once: a transaction stays short.

    Returns:
        How many rows went; 0 when nothing is left to do.
    """
    old = "SELECT id FROM feeds WHERE removed_at < ?"
    gone = db.execute(
        f"DELETE FROM entries WHERE id IN (SELECT id FROM entries WHERE feed_id IN ({old}) LIMIT ?)",
        (removed_before, most),
    ).rowcount
    return gone or db.execute("DELETE FROM feeds WHERE removed_at < ?", (removed_before,)).rowcount


def remember_fetches(db: Database, states: Sequence[FetchState]) -> None:
    """Keep what askings of feeds told, any number in one transaction."""
    for state in states:
        values: dict[str, Any] = {
            "fetched_at": state.fetched_at,
            "due_at": state.due_at,
            "failures": state.failures,
            "failure": _message_json(state.failure),
            "stopped": int(state.stopped),
            **{name: value for name, value in state.about.items() if name in _ABOUT},
        }
        for name in ("etag", "last_modified", "digest", "fresh_seconds", "moved_to", "moved_seen"):
            if getattr(state, name) is not None:
                values[name] = getattr(state, name)
        if state.changed:
            values["changed_at"] = state.fetched_at
        columns = ", ".join(f"{name} = ?" for name in values)
        db.conn.execute(f"UPDATE feeds SET {columns} WHERE id = ?", (*values.values(), state.feed_id))


def latest(connection: sqlite3.Connection, feed_ids: Iterable[int], most: int = 10) -> dict[int, list[int]]:
    """Return when the latest entries of feeds appeared, in Unix seconds, the last first.

    One row for all: after each row the thread that asks would wait for Python's lock once more.

    Args:
        connection: A reading connection.
        feed_ids: Which feeds.
        most: How many entries of each.
    """
    ids = list(feed_ids)
    moments = "SELECT sort_at FROM entries WHERE feed_id = value AND gone = 0 ORDER BY sort_at DESC LIMIT ?"
    row = connection.execute(
        f"SELECT json_group_array(json((SELECT json_group_array(sort_at) FROM ({moments})))) FROM json_each(?)",
        (most, json.dumps(ids)),
    ).fetchone()
    return dict(zip(ids, json.loads(row[0]), strict=True))


def change_url(db: Database, feed_id: int, url: str) -> bool:
    """Give a feed another address; returns False where another feed is subscribed there."""
    return db.execute("UPDATE OR IGNORE feeds SET url = ? WHERE id = ?", (url, feed_id)).rowcount > 0


def _message_json(message: Message | None) -> str | None:
    return None if message is None else packed(message)


def message_from(text: str | None) -> Message | None:
    """Return a message that was stored as JSON."""
    return unpacked(text) if text else None


def _headers(text: str) -> tuple[tuple[str, str], ...]:
    """A feed's own headers from their JSON; hardly any feed has some."""
    return () if text == "[]" else tuple((name, value) for name, value in json.loads(text))


def _record(row: sqlite3.Row) -> FeedRecord:
    return FeedRecord(
        id=row["id"],
        url=row["url"],
        kind=row["kind"],
        title=row["own_title"] or row["title"] or row["url"],
        folder=row["folder"],
        site_url=row["site_url"],
        language=row["language"],
        headers=_headers(row["headers"]),
        full_text=bool(row["full_text"]),
        mode=row["mode"],
        stopped=bool(row["stopped"]) or row["kind"] == OWN,
        etag=row["etag"],
        last_modified=row["last_modified"],
        digest=row["digest"],
        fetched_at=row["fetched_at"],
        changed_at=row["changed_at"],
        due_at=row["due_at"],
        fresh_seconds=row["fresh_seconds"],
        ttl_minutes=row["ttl_minutes"],
        failures=row["failures"],
        failure=message_from(row["failure"]),
        moved_to=row["moved_to"],
        moved_seen=row["moved_seen"],
        author=row["author"],
        author_email=row["author_email"],
        unread=row["unread"],
        total=row["total"],
    )
