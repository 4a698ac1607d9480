"""Inserts many rows with one statement."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_VALUES = 1_000
"""How many values one statement carries at most; SQLite takes 32,766."""


def insert_rows(db: Database, into: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Insert rows.

    With `executemany` every row is a step of SQLite's of its own, after which the writer's thread waits for Python's lock
    as long as another thread holds it: while a refresh runs that doubles the time of a transaction.

    Args:
        db: The database, in a transaction.
        into: The statement up to VALUES.
        rows: Tuples of the same length.
    """
    if not rows:
        return
    marks = f"({','.join('?' * len(rows[0]))})"
    most = max(1, _VALUES // len(rows[0]))
    for start in range(0, len(rows), most):
        part = rows[start : start + most]
        db.conn.execute(f"{into} VALUES {','.join([marks] * len(part))}", tuple(chain.from_iterable(part)))
