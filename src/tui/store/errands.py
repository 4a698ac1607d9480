"""Whether there may be anything to send: asked after every refresh, so it imports nothing of what sends."""

from __future__ import annotations

import sqlite3


def may_wait(connection: sqlite3.Connection) -> bool:
    """Whether the outbox holds anything, or others see a library, whose changes are queued when sending begins."""
    row = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM outbox) OR EXISTS (SELECT 1 FROM libraries WHERE visibility <> 'private')"
    ).fetchone()
    return bool(row[0])
