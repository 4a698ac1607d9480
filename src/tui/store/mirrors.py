"""What is known of the services that libraries are mirrored to: where, and which link there is which item."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.core.messages import Message, packed
from tui.store import outbox

if TYPE_CHECKING:
    from sqlite_utils import Database

MIRROR = "mirror"
"""The outbox's word for libraries that are to be mirrored."""


@dataclass(frozen=True, slots=True)
class MirrorPlace:
    """A service that a library is mirrored to."""

    url: str
    secret: str
    """Where its secret lies, not the secret."""


@dataclass(frozen=True, slots=True)
class MirrorLink:
    """An item as it was mirrored last."""

    remote_id: str
    digest: str
    own: bool
    """Whether it was made by us; what was there before is left alone."""


def place(connection: sqlite3.Connection, library_id: int) -> MirrorPlace | None:
    """Return where a library is mirrored to, or None."""
    row = connection.execute("SELECT url, secret FROM mirrors WHERE library_id = ?", (library_id,)).fetchone()
    return None if row is None else MirrorPlace(row["url"], row["secret"])


def put(db: Database, library_id: int, url: str, secret: str) -> None:
    """Mirror a library to a service from now on; what is known of another one is forgotten."""
    known = place(db.conn, library_id)
    if known is not None and known.url != url:
        remove(db, library_id)
    db.conn.execute(
        "INSERT INTO mirrors (library_id, url, secret) VALUES (?, ?, ?) "
        "ON CONFLICT (library_id) DO UPDATE SET secret = excluded.secret, failure = NULL",
        (library_id, url, secret),
    )


def remove(db: Database, library_id: int) -> None:
    """Mirror a library no longer; what lies at the service stays there."""
    db.conn.execute("DELETE FROM mirrors WHERE library_id = ?", (library_id,))


def queue(db: Database, library_id: int, now: int, *, rest: int) -> None:
    """Queue a library, if it is mirrored, to be brought up to date in `rest` seconds."""
    if place(db.conn, library_id) is not None:
        payload = json.dumps({"library": library_id}).encode("ascii")
        outbox.put(db, MIRROR, str(library_id), payload, domain="", now=now, next_at=now + rest)


def settled(db: Database, library_id: int, *, tick: int | None, why: Message | None) -> None:
    """Note how mirroring went.

    Args:
        db: The database, in a transaction.
        library_id: Which library.
        tick: The library's count when its items were read; None where not all of them were mirrored.
        why: What went wrong.
    """
    text = None if why is None else packed(why)
    db.conn.execute(
        "UPDATE mirrors SET failure = ?, tick = coalesce(?, tick) WHERE library_id = ?",
        (text, tick, library_id),
    )


def links(connection: sqlite3.Connection, library_id: int) -> dict[str, MirrorLink]:
    """Return what was mirrored of a library, by the public id of the item."""
    rows = connection.execute(
        "SELECT record_id, remote_id, digest, own FROM mirror_links WHERE library_id = ?", (library_id,)
    )
    return {row["record_id"]: MirrorLink(row["remote_id"], row["digest"], bool(row["own"])) for row in rows}


def keep_link(db: Database, library_id: int, record_id: str, link: MirrorLink | None) -> None:
    """Note where an item lies at the service; None takes the note away."""
    if link is None:
        db.conn.execute(
            "DELETE FROM mirror_links WHERE library_id = ? AND record_id = ?", (library_id, record_id)
        )
        return
    db.conn.execute(
        "INSERT OR REPLACE INTO mirror_links (library_id, record_id, remote_id, digest, own) "
        "SELECT library_id, ?, ?, ?, ? FROM mirrors WHERE library_id = ?",
        (record_id, link.remote_id, link.digest, int(link.own), library_id),
    )
