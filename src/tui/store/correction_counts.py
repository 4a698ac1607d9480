"""How many corrections there are, for the feed list: it is asked at every start and imports nothing of theirs."""

from __future__ import annotations

import sqlite3

_ENDED = ("closed", "withdrawn")
_TELLING = ("likely_fixed", "changed", "noted", "removed", "possibly_sent", "failed", "expired")
"""Something happened that the person has not answered yet."""


def under_way(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return how many corrections have not ended, and how many of them wait for the person's eyes."""
    rows = connection.execute("SELECT state, count(*) FROM corrections GROUP BY state").fetchall()
    return (
        sum(count for state, count in rows if state not in _ENDED),
        sum(count for state, count in rows if state in _TELLING),
    )
