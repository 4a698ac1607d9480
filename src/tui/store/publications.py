"""What is known of a library's publication: the last generation, what it held, and what went wrong."""

from __future__ import annotations

import sqlite3
import zlib
from typing import TYPE_CHECKING

from tui.core.messages import Message, packed
from tui.store import codec

if TYPE_CHECKING:
    from sqlite_utils import Database


def last(connection: sqlite3.Connection, library_id: int) -> bytes | None:
    """Return the library.json that was published last, or None before the first time."""
    row = connection.execute("SELECT published FROM libraries WHERE id = ?", (library_id,)).fetchone()
    return None if row is None or row[0] is None else codec.expand(row[0])


def done(db: Database, library_id: int, *, generation: int, data: bytes, tick: int, at: int | None) -> None:
    """Note a publication.

    Args:
        db: The database, in a transaction.
        library_id: Which library.
        generation: Of the target's manifest.
        data: The library.json that is there now.
        tick: The library's count when the bundle was built: later changes are still to be published.
        at: When, in Unix seconds; None where what is there was only taken in.
    """
    db.conn.execute(
        "UPDATE libraries SET generation = ?, published = ?, published_tick = ?, "
        "published_at = coalesce(?, published_at), failure = NULL WHERE id = ?",
        (generation, zlib.compress(data, 6), tick, at, library_id),
    )


def gone(db: Database, library_id: int, *, generation: int) -> None:
    """Note that somebody else took a library back: all of it is to be published again.

    Args:
        db: The database, in a transaction.
        library_id: Which library.
        generation: Of the notice that is there now.
    """
    db.conn.execute(
        "UPDATE libraries SET generation = ?, published_tick = 0, published_at = NULL, failure = NULL WHERE id = ?",
        (generation, library_id),
    )


def failed(db: Database, library_id: int, why: Message | None) -> None:
    """Note why a publication failed; None takes the note away."""
    text = None if why is None else packed(why)
    db.conn.execute("UPDATE libraries SET failure = ? WHERE id = ?", (text, library_id))


def taken_back(db: Database, library_id: int) -> None:
    """Note that a library is no longer published; what followers know stays known, for the next time."""
    db.conn.execute(
        "UPDATE libraries SET visibility = 'private', published_at = NULL, failure = NULL, published_tick = 0 WHERE id = ?",
        (library_id,),
    )


def forget(db: Database, library_id: int) -> None:
    """Forget a publication whose target was changed: the next one begins anew."""
    db.conn.execute(
        "UPDATE libraries SET generation = 0, published = NULL, published_at = NULL, published_tick = 0, "
        "failure = NULL WHERE id = ?",
        (library_id,),
    )
