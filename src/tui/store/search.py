"""Answers queries from the full-text index, the figures and the entries' own columns."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tui.feeds.filters import (
    Comparison,
    Field,
    HasCheck,
    HasFigure,
    Is,
    Language,
    Published,
    Query,
    State,
    Term,
    Words,
)
from tui.languages.fold import fold
from tui.store.searchtext import keys, needle

PATIENCE_SECONDS = 2.0
"""After this time a search returns what it has found so far."""
WITHOUT_INDEX = 50_000
"""How many of the newest entries are looked through for what the index cannot hold: one letter of Thai."""
_STEPS_BETWEEN_LOOKS = 20_000


@dataclass(frozen=True, slots=True)
class Within:
    """Where to search."""

    feed_id: int = 0
    folder: str | None = None
    """A folder with all below it; None for any."""
    unread: bool = False
    starred: bool = False
    to_check: bool = False


@dataclass(frozen=True, slots=True)
class _Condition:
    """A part of the WHERE clause."""

    sql: str
    values: tuple[Any, ...] = ()


def matching(connection: sqlite3.Connection, query: Query, within: Within, most: int) -> list[int]:
    """Return the entries that a query finds, the newest first.

    Args:
        connection: A reading connection.
        query: What must hold.
        within: Where to look.
        most: How many to return; of more, those that arrived last.
    """
    words = sum(_in_index(group) for group in query.groups)
    match = " AND ".join(_index_expression(group, words) for group in query.groups if _in_index(group))
    conditions = [*_scope(connection, within), *(_group(connection, group) for group in query.groups)]
    source = "entries JOIN search ON search.rowid = entries.id"
    order = "entries.sort_at DESC, entries.id DESC"
    if match:
        source = "search CROSS JOIN entries ON entries.id = search.rowid"
        order = "search.rowid DESC"
        conditions.insert(0, _Condition("search MATCH ?", (match,)))
    elif not any(
        isinstance(term, Words) and term.field in _TEXTS for group in query.groups for term in group
    ):
        source = "entries"
    else:
        conditions.append(_Condition("entries.id > (SELECT max(id) FROM entries) - ?", (WITHOUT_INDEX,)))
    where = " AND ".join(f"({condition.sql})" for condition in conditions)
    values = [value for condition in conditions for value in condition.values]
    sql = f"SELECT entries.id, entries.sort_at FROM {source} WHERE {where} ORDER BY {order} LIMIT ?"
    connection.create_function("folded", 1, fold, deterministic=True)
    found = _patiently(connection, sql, [*values, most])
    return [entry_id for entry_id, _ in sorted(found, key=lambda row: (row[1], row[0]), reverse=True)]


_TEXTS = {Field.ANY, Field.TITLE}


def _patiently(connection: sqlite3.Connection, sql: str, values: list[Any]) -> list[tuple[int, int]]:
    """Collect rows until they end or the time is up."""
    end = time.monotonic() + PATIENCE_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS_BETWEEN_LOOKS)
    found: list[tuple[int, int]] = []
    try:
        found.extend((int(row[0]), int(row[1])) for row in connection.execute(sql, values))
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
    finally:
        connection.set_progress_handler(None, 0)
    return found


def _in_index(group: tuple[Term, ...]) -> bool:
    """Whether the index can say of every term of a group where it may be."""
    return all(
        isinstance(term, Words)
        and term.field in _TEXTS
        and not term.negated
        and bool(keys(needle(term.text)))
        for term in group
    )


def _index_expression(group: tuple[Term, ...], words: int) -> str:
    """Return what the index is asked for a group.

    Args:
        group: Terms of which one must hold, all of them in the index.
        words: How many groups must hold.
    """
    parts = []
    for term in group:
        assert isinstance(term, Words)
        wanted = keys(needle(term.text), words)
        parts.append(" AND ".join('"{}"'.format(key.replace('"', '""')) for key in wanted))
    return f"({' OR '.join(f'({part})' for part in parts)})"


def _scope(connection: sqlite3.Connection, within: Within) -> list[_Condition]:
    conditions = [_Condition("entries.gone = 0")]
    if within.feed_id:
        conditions.append(_Condition("entries.feed_id = ?", (within.feed_id,)))
    if within.folder is not None:
        folder = within.folder
        conditions.append(_feeds_where(connection, lambda _, path: f"{path}/".startswith(f"{folder}/")))
    if within.unread:
        conditions.append(_Condition("entries.read_tick = 0"))
    if within.starred:
        conditions.append(_Condition("entries.starred_at IS NOT NULL"))
    if within.to_check:
        conditions.append(_Condition("entries.checks > 0"))
    return conditions


def _group(connection: sqlite3.Connection, group: tuple[Term, ...]) -> _Condition:
    """One of the terms must hold."""
    conditions = [_term(connection, term) for term in group]
    return _Condition(
        " OR ".join(
            f"{'NOT ' if term.negated else ''}({part.sql})"
            for term, part in zip(group, conditions, strict=True)
        ),
        tuple(value for part in conditions for value in part.values),
    )


def _term(connection: sqlite3.Connection, term: Term) -> _Condition:
    if isinstance(term, Words):
        return _words(connection, term)
    if isinstance(term, Is):
        return _Condition(_STATES[term.state])
    if isinstance(term, Published):
        return _published(term)
    if isinstance(term, Language):
        return _Condition("entries.language LIKE ? OR entries.language LIKE ?", (term.tag, f"{term.tag}-%"))
    if isinstance(term, HasFigure):
        return _figure(term)
    return _check(term)


_STATES = {
    State.READ: "entries.read_tick > 0",
    State.UNREAD: "entries.read_tick = 0",
    State.STARRED: "entries.starred_at IS NOT NULL",
}


def _words(connection: sqlite3.Connection, term: Words) -> _Condition:
    if term.field in _TEXTS:
        wanted = needle(term.text)
        if not wanted:  # punctuation alone is found nowhere
            return _Condition("0")
        if term.field is Field.TITLE:
            return _Condition("instr(search.title, ?)", (wanted,))
        return _Condition("instr(search.title, ?) OR instr(search.body, ?)", (wanted, wanted))
    wanted = fold(term.text)
    if term.field is Field.AUTHOR:
        return _Condition("instr(folded(entries.author), ?)", (wanted,))
    if term.field is Field.FEED:
        return _feeds_where(connection, lambda title, _: wanted in fold(title))
    return _feeds_where(connection, lambda _, path: wanted in fold(path))


def _feeds_where(connection: sqlite3.Connection, fits: Callable[[str, str], bool]) -> _Condition:
    """Return the condition that an entry is of a feed whose title and folder fit."""
    rows = connection.execute(
        "SELECT feeds.id, coalesce(nullif(own_title, ''), title) AS title, path FROM feeds "
        "JOIN folders ON folders.id = folder_id WHERE removed_at IS NULL"
    )
    ids = [int(row["id"]) for row in rows if fits(row["title"], row["path"])]
    return _Condition(f"entries.feed_id IN ({','.join(map(str, ids))})")


def _published(term: Published) -> _Condition:
    parts = [_Condition("1")]
    if term.since is not None:
        parts.append(_Condition("entries.sort_at >= ?", (_midnight(term.since),)))
    if term.until is not None:
        parts.append(_Condition("entries.sort_at < ?", (_midnight(term.until),)))
    return _Condition(
        " AND ".join(part.sql for part in parts), tuple(v for part in parts for v in part.values)
    )


def _midnight(day: date) -> int:
    """The beginning of a day where the person is, in Unix seconds."""
    return int(datetime(day.year, day.month, day.day).astimezone().timestamp())


def _figure(term: HasFigure) -> _Condition:
    sql, values = ["1"], []
    if term.kind:
        sql.append("kind = ?")
        values.append(term.kind)
    if term.unit:
        sql.append(
            "(unit = ? COLLATE NOCASE OR unit || 's' = ? COLLATE NOCASE OR unit = ? || 's' COLLATE NOCASE)"
        )
        values += [term.unit] * 3
    if term.comparison is not Comparison.ANY and term.value is not None:
        sign = term.comparison.value
        sql.append(f"(value {sign} ? OR high {sign} ?)")
        values += [float(term.value)] * 2  # type: ignore[list-item]
    return _Condition(
        f"entries.id IN (SELECT entry_id FROM figures WHERE {' AND '.join(sql)})", tuple(values)
    )


def _check(term: HasCheck) -> _Condition:
    if not term.rule:
        return _Condition("entries.checks > 0")
    sql = "SELECT entry_id FROM findings WHERE rule = ? AND dismissed_at IS NULL"
    return _Condition(f"entries.id IN ({sql})", (term.rule,))
