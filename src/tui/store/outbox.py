"""What waits to be sent: rows that are leased, tried, put off and taken away, whatever they hold."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.corrections.sending import LEASE, domain_may_send

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One thing that waits to be sent."""

    id: int
    kind: str
    """Which handler knows it: "correction", …"""
    key: str
    """Its identity."""
    domain: str
    """Whose inbox it goes to; empty where no bound holds."""
    payload: bytes
    queued_at: int
    next_at: int
    tries: int
    doubts: int
    """How often it stayed open whether it arrived."""
    begun: bool
    """Whether an earlier lease ended while its bytes were going out."""
    lease: str
    failure: str


def put(
    db: Database, kind: str, key: str, payload: bytes, *, domain: str, now: int, next_at: int | None = None
) -> bool:
    """Queue something; returns False where the same thing waits already.

    Args:
        db: The database, in a transaction.
        kind: Which handler knows it.
        key: Its identity among its kind.
        payload: What the handler needs.
        domain: Whose inbox it goes to, for the daily bound; empty for none.
        now: Unix seconds.
        next_at: Not before then; None for at once.
    """
    done = db.conn.execute(
        "INSERT OR IGNORE INTO outbox (kind, key, domain, payload, queued_at, next_at) VALUES (?, ?, ?, ?, ?, ?)",
        (kind, key, domain, payload, now, now if next_at is None else next_at),
    )
    return done.rowcount > 0


def take(db: Database, kinds: tuple[str, ...], lease: str, now: int) -> OutboxRow | None:
    """Lease the next due row, so that nobody else sends it meanwhile; None where nothing is due.

    A row whose domain has had its share of the day is put off. The sending is counted with the lease: a crash
    counts as sent.

    Args:
        db: The database, in a transaction.
        kinds: What the caller can send.
        lease: The caller's own name.
        now: Unix seconds.
    """
    places = ",".join("?" * len(kinds))
    rows = db.conn.execute(
        f"SELECT * FROM outbox WHERE kind IN ({places}) AND next_at <= ? AND leased_until <= ? ORDER BY next_at, id",
        (*kinds, now, now),
    ).fetchall()
    for row in rows:
        # What was under way under an ended lease is judged first; it was counted already.
        free = now if row["begun"] or not row["domain"] else may_send_at(db.conn, row["domain"], now)
        if free > now:
            db.conn.execute("UPDATE outbox SET next_at = ? WHERE id = ?", (free, row["id"]))
            continue
        if row["domain"] and not row["begun"]:
            count_sending(db, row["domain"], now)
        db.conn.execute(
            "UPDATE outbox SET lease = ?, leased_until = ?, tries = tries + 1 WHERE id = ?",
            (lease, now + int(LEASE.total_seconds()), row["id"]),
        )
        return _row(row, lease, row["tries"] + 1)
    return None


def begin(db: Database, row_id: int, lease: str) -> bool:
    """Note that the bytes go out from now on; returns False where the lease was lost meanwhile."""
    done = db.conn.execute("UPDATE outbox SET begun = 1 WHERE id = ? AND lease = ?", (row_id, lease))
    return done.rowcount > 0


def finish(db: Database, row: OutboxRow) -> None:
    """Take a row away: it was sent, refused for good, or given up."""
    db.conn.execute("DELETE FROM outbox WHERE id = ?", (row.id,))


def put_off(db: Database, row: OutboxRow, next_at: int, failure: str, *, doubtful: bool = False) -> None:
    """Give the lease back and try again at `next_at`.

    Args:
        db: The database, in a transaction.
        row: The row.
        next_at: Unix seconds.
        failure: Why, in words.
        doubtful: Whether it stayed open whether it arrived; else the sending is not counted.
    """
    db.conn.execute(
        "UPDATE outbox SET lease = '', leased_until = 0, begun = 0, next_at = ?, failure = ?, doubts = doubts + ? "
        "WHERE id = ?",
        (next_at, failure, int(doubtful), row.id),
    )


def uncount(db: Database, domain: str) -> None:
    """Take back the last sending that was counted for a domain: nothing was taken there."""
    db.conn.execute(
        "DELETE FROM sendings WHERE id = (SELECT max(id) FROM sendings WHERE domain = ?)", (domain,)
    )


def count_sending(db: Database, domain: str, now: int) -> None:
    """Count something that goes to a domain; what is older than a week is forgotten."""
    db.conn.execute("DELETE FROM sendings WHERE at < ?", (now - 7 * 86_400,))
    db.conn.execute("INSERT INTO sendings (domain, at) VALUES (?, ?)", (domain, now))


def may_send_at(connection: sqlite3.Connection, domain: str, now: int) -> int:
    """Return when the next thing may go to a domain (`corrections.sending.domain_may_send`), Unix seconds."""
    rows = connection.execute("SELECT at FROM sendings WHERE domain = ?", (domain,))
    sent = [datetime.fromtimestamp(row[0], UTC) for row in rows]
    return int(domain_may_send(sent, datetime.fromtimestamp(now, UTC)).timestamp())


def remove(db: Database, kind: str, key: str, now: int) -> bool:
    """Take something back that nobody is sending just now; returns False where it is not there or under way."""
    done = db.conn.execute(
        "DELETE FROM outbox WHERE kind = ? AND key = ? AND leased_until <= ?", (kind, key, now)
    )
    return done.rowcount > 0


def hurry(db: Database, kinds: tuple[str, ...], now: int) -> None:
    """Let what has not been tried yet be due now; what failed keeps its wait.

    Args:
        db: The database, in a transaction.
        kinds: Which.
        now: Unix seconds.
    """
    places = ",".join("?" * len(kinds))
    db.conn.execute(
        f"UPDATE outbox SET next_at = ? WHERE kind IN ({places}) AND tries = 0 AND next_at > ?",
        (now, *kinds, now),
    )


def waiting(connection: sqlite3.Connection, kind: str = "") -> tuple[OutboxRow, ...]:
    """Return what waits, the next due first."""
    rows = connection.execute(
        "SELECT * FROM outbox WHERE kind = ? OR ? = '' ORDER BY next_at, id", (kind, kind)
    )
    return tuple(_row(row, row["lease"], row["tries"]) for row in rows)


def _row(row: sqlite3.Row, lease: str, tries: int) -> OutboxRow:
    return OutboxRow(
        id=row["id"],
        kind=row["kind"],
        key=row["key"],
        domain=row["domain"],
        payload=row["payload"],
        queued_at=row["queued_at"],
        next_at=row["next_at"],
        tries=tries,
        doubts=row["doubts"],
        begun=bool(row["begun"]),
        lease=lease,
        failure=row["failure"],
    )
