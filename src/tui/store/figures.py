"""Questions about figures over all that is stored."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

CLOSE = 0.005
"""Relative difference up to which two values are the same quantity, written with more or fewer digits."""


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
        "SELECT id FROM entries WHERE gone = 0 AND read_tick = 0 AND examined < ? ORDER BY sort_at DESC LIMIT ?",
        (examiner, most),
    )
    return [int(row[0]) for row in rows]


def pass_over(db: Database, entry_id: int, examiner: int) -> None:
    """Mark an entry as examined in which nothing could be read."""
    db.conn.execute("UPDATE entries SET examined = ? WHERE id = ?", (examiner, entry_id))
