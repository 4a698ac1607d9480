"""Questions about figures over all that is stored."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

CLOSE = 0.005
"""Relative difference up to which two values are the same quantity, written with more or fewer digits."""
_MOST_FIGURES = 2_000
"""Figures of one value that are looked at."""
_MOST_NEAR = 5_000
"""Entries around a moment that are looked at."""
_TELLING_TITLE = 12
"""Characters from which on a headline names a story."""
_MOST_UNREAD = 5_000
"""Unread entries among which those are looked for that nobody has examined."""


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure of a stored article."""

    entry_id: int
    number: int
    """Its position in the article."""
    kind: str
    unit: str
    value: float
    text: str
    concept: str


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How a rule of the audit has fared with this person."""

    rule: str
    found: int
    dismissed: int


def same_quantity(
    connection: sqlite3.Connection, entry_id: int, kind: str, unit: str, value: float, most: int = 20
) -> tuple[FoundFigure, ...]:
    """Return figures of other entries with the same kind and unit and nearly the same value, the newest first.

    Args:
        connection: A reading connection.
        entry_id: The entry to leave out.
        kind: The figure's kind.
        unit: Its unit.
        value: Its value.
        most: How many to return, one an entry.
    """
    low, high = sorted((value * (1 - CLOSE), value * (1 + CLOSE)))
    rows = connection.execute(
        "SELECT figures.entry_id, min(number) AS number, kind, unit, value, text, concept FROM figures "
        "JOIN entries ON entries.id = figures.entry_id WHERE unit = ? AND value BETWEEN ? AND ? AND kind = ? "
        "AND figures.entry_id <> ? AND gone = 0 GROUP BY figures.entry_id ORDER BY sort_at DESC LIMIT ?",
        (unit, low, high, kind, entry_id, most),
    )
    return tuple(FoundFigure(**dict(row)) for row in rows)


def rule_counts(connection: sqlite3.Connection) -> tuple[RuleCount, ...]:
    """Return for each rule how often it spoke and how often it was dismissed."""
    rows = connection.execute("SELECT rule, count(*), count(dismissed_at) FROM findings GROUP BY rule")
    return tuple(RuleCount(str(row[0]), int(row[1]), int(row[2])) for row in rows)


def dismissals(connection: sqlite3.Connection) -> dict[str, tuple[int, int]]:
    """Return the same as the audit takes it: by rule, how many were found and how many dismissed."""
    return {rule.rule: (rule.found, rule.dismissed) for rule in rule_counts(connection)}


def unexamined(connection: sqlite3.Connection, examiner: int, most: int) -> list[int]:
    """Return unread entries whose figures no rules of this version have read, the newest first."""
    rows = connection.execute(
        "SELECT id FROM (SELECT id, examined FROM entries WHERE gone = 0 AND read_tick = 0 ORDER BY sort_at DESC LIMIT ?) "
        "WHERE examined < ? LIMIT ?",
        (_MOST_UNREAD, examiner, most),
    )
    return [int(row[0]) for row in rows]


def pass_over(db: Database, entry_id: int, examiner: int) -> None:
    """Mark an entry as examined in which nothing could be read."""
    db.conn.execute("UPDATE entries SET examined = ? WHERE id = ?", (examiner, entry_id))


def sharing(
    connection: sqlite3.Connection,
    feed_id: int,
    wanted: Sequence[tuple[str, str, float]],
    since: int,
    until: int,
) -> dict[int, int]:
    """Return how many of some quantities the entries of other feeds share.

    Args:
        connection: A reading connection.
        feed_id: The feed to leave out.
        wanted: Kind, unit and value of each quantity.
        since: Unix seconds: entries from then on.
        until: Unix seconds: entries up to then.
    """
    shared: Counter[int] = Counter()
    for kind, unit, value in wanted:
        low, high = sorted((value * (1 - CLOSE), value * (1 + CLOSE)))
        rows = connection.execute(
            "SELECT DISTINCT found.entry_id FROM (SELECT entry_id FROM figures WHERE unit = ? AND value BETWEEN ? AND ? "
            "AND kind = ? ORDER BY unit DESC, value DESC, entry_id DESC LIMIT ?) AS found "
            "CROSS JOIN entries ON entries.id = found.entry_id "
            "WHERE +gone = 0 AND feed_id <> ? AND sort_at BETWEEN ? AND ?",
            (unit, low, high, kind, _MOST_FIGURES, feed_id, since, until),
        )
        shared.update(int(row[0]) for row in rows)
    return dict(shared)


def same_title(
    connection: sqlite3.Connection, feed_id: int, title: str, since: int, until: int
) -> tuple[int, ...]:
    """Return the entries of other feeds with this headline, the newest first.

    Args:
        connection: A reading connection.
        feed_id: The feed to leave out.
        title: The headline; a short one says nothing.
        since: Unix seconds: entries from then on.
        until: Unix seconds: entries up to then.
    """
    if len(title) < _TELLING_TITLE:
        return ()
    rows = connection.execute(
        "SELECT id FROM (SELECT id, feed_id, title FROM entries WHERE gone = 0 AND sort_at BETWEEN ? AND ? "
        "ORDER BY sort_at DESC LIMIT ?) WHERE title = ? COLLATE NOCASE AND feed_id <> ? LIMIT 10",
        (since, until, _MOST_NEAR, title, feed_id),
    )
    return tuple(int(row[0]) for row in rows)
