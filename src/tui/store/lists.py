"""Pages of headlines that stay quick however many there are: each question is answered from one index."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from tui.store.feeds import folders


class Selection(NamedTuple):
    """Which entries are meant, as they stood at one moment.

    A selection of the unread keeps those that have been read since: they have a higher tick.
    """

    newest_id: int
    tick: int
    """The last marking at that moment."""
    feed_id: int = 0
    folder: str | None = None
    """A folder with all below it; None for any."""
    unread: bool = False
    oldest_first: bool = False


class Place(NamedTuple):
    """Where an entry stands in a list."""

    offset: int
    key: tuple[int, int]
    """What it is sorted by: its time and its id."""


def moment_of(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return the highest entry id and the last marking's tick."""
    row = connection.execute("SELECT (SELECT max(id) FROM entries), tick FROM counters").fetchone()
    return int(row[0] or 0), int(row[1])


def count(connection: sqlite3.Connection, selection: Selection) -> int:
    """Return how many entries are in a selection that was made this moment: from counters, not by counting."""
    column = "unread" if selection.unread else "total"
    where, values = "removed_at IS NULL", []
    if selection.feed_id:
        where, values = where + " AND id = ?", [selection.feed_id]
    elif selection.folder is not None:
        ids = _folder_ids(connection, selection.folder)
        where, values = where + f" AND folder_id IN ({_marks(ids)})", ids
    row = connection.execute(f"SELECT coalesce(sum({column}), 0) FROM feeds WHERE {where}", values).fetchone()
    return int(row[0])


def page(
    connection: sqlite3.Connection,
    selection: Selection,
    offset: int,
    limit: int,
    total: int,
    near: Place | None = None,
) -> list[int]:
    """Return the ids at `offset` and the `limit` - 1 places after it.

    Args:
        connection: A reading connection.
        selection: Which entries.
        offset: The first place, from 0.
        limit: How many.
        total: `count` of the selection.
        near: A place that is known: the page is sought from there, or from an end of the list that is nearer.
    """
    limit = min(limit, total - offset)
    if offset < 0 or limit <= 0:
        return []
    # (places to skip, down the list or up, from where)
    ways: list[tuple[int, bool, Place | None]] = [(offset, True, None), (total - offset - limit, False, None)]
    if near is not None and near.offset <= offset:
        ways.append((offset - near.offset, True, near))
    elif near is not None and near.offset >= offset + limit:
        ways.append((near.offset - offset - limit, False, near))
    skip, down, start = min(ways, key=lambda way: way[0])
    condition, bounds = "1", tuple[int, ...]()
    if start is not None:
        sign = "<=" if down else ">"
        condition, bounds = f"(sort_at, id) {_along(selection, sign)} (?, ?)", start.key
    newest_first = selection.oldest_first is not down
    sql, values = _ordered(connection, selection, condition, bounds, newest_first=newest_first)
    rows = connection.execute(f"{sql} LIMIT ? OFFSET ?", (*values, limit, skip)).fetchall()
    ids = [int(row["id"]) for row in rows]
    return ids if down else ids[::-1]


def locate(
    connection: sqlite3.Connection, selection: Selection, entry_id: int, near: Place | None = None
) -> int | None:
    """Return the place of an entry in a selection, or None where it is not in it.

    Args:
        connection: A reading connection.
        selection: Which entries.
        entry_id: The entry.
        near: A place that is known: what lies between is counted, instead of all from the top.
    """
    key = key_of(connection, entry_id)
    if key is None:
        return None
    sql, values = _parts(connection, selection, "id = ?", (entry_id,))
    if connection.execute(f"SELECT 1 FROM ({sql})", values).fetchone() is None:
        return None
    if near is None:
        return _count(connection, selection, f"(sort_at, id) {_along(selection, '>')} (?, ?)", key)
    between = (
        f"(sort_at, id) {_along(selection, '<=')} (?, ?) AND (sort_at, id) {_along(selection, '>')} (?, ?)"
    )
    if (near.key > key) is not selection.oldest_first:
        return near.offset + _count(connection, selection, between, (*near.key, *key))
    return near.offset - _count(connection, selection, between, (*key, *near.key))


def _along(selection: Selection, sign: str) -> str:
    """Turn a comparison for lists of the newest first into one for the selection's order."""
    return sign.translate(str.maketrans("<>", "><")) if selection.oldest_first else sign


def _count(
    connection: sqlite3.Connection, selection: Selection, condition: str, bounds: Sequence[int]
) -> int:
    sql, values = _parts(connection, selection, condition, bounds)
    return int(connection.execute(f"SELECT count(*) FROM ({sql})", values).fetchone()[0])


def next_unread(
    connection: sqlite3.Connection, selection: Selection, key: tuple[int, int] | None, *, forward: bool = True
) -> int | None:
    """Return the nearest unread entry after (or before) another one in a selection.

    Args:
        connection: A reading connection.
        selection: Which entries.
        key: What the entry to start from is sorted by, itself excluded; None for the end from which the
            direction comes.
        forward: Down the list, or up.
    """
    newest_first = selection.oldest_first is not forward
    condition, bounds = "read_tick = 0", tuple[int, ...]()
    if key is not None:
        condition, bounds = f"read_tick = 0 AND (sort_at, id) {'<' if newest_first else '>'} (?, ?)", key
    sql, values = _ordered(connection, selection, condition, bounds, newest_first=newest_first)
    row = connection.execute(f"{sql} LIMIT 1", values).fetchone()
    return None if row is None else int(row["id"])


def unread_ids(connection: sqlite3.Connection, selection: Selection, most: int) -> list[int]:
    """Return up to `most` ids of entries in the selection that are unread now."""
    sql, values = _parts(connection, selection, "read_tick = 0", ())
    return [int(row["id"]) for row in connection.execute(f"SELECT id FROM ({sql}) LIMIT ?", (*values, most))]


def count_after(connection: sqlite3.Connection, selection: Selection, most: int = 10_000) -> int:
    """Return how many entries came since the selection was made and would be in it, at most `most`."""
    where, values = _scope(connection, selection)
    unread = "read_tick = 0" if selection.unread else "1"
    row = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM entries "
        f"WHERE id > ? AND +gone = 0 AND +({' OR '.join(where)}) AND +({unread}) LIMIT ?)",
        (selection.newest_id, *values, most),
    ).fetchone()
    return int(row[0])


def starred(connection: sqlite3.Connection, most: int) -> list[int]:
    """Return starred entries, the one starred last first."""
    rows = connection.execute(
        "SELECT id FROM entries WHERE starred_at IS NOT NULL AND gone = 0 ORDER BY starred_at DESC, id DESC LIMIT ?",
        (most,),
    )
    return [int(row[0]) for row in rows]


def to_check(connection: sqlite3.Connection, most: int) -> list[int]:
    """Return entries with open findings, the newest first."""
    rows = connection.execute(
        "SELECT id FROM entries WHERE checks > 0 AND gone = 0 ORDER BY sort_at DESC, id DESC LIMIT ?", (most,)
    )
    return [int(row[0]) for row in rows]


def key_of(connection: sqlite3.Connection, entry_id: int) -> tuple[int, int] | None:
    """Return what an entry is sorted by, or None where it is gone."""
    row = connection.execute(
        "SELECT sort_at, id FROM entries WHERE id = ? AND gone = 0", (entry_id,)
    ).fetchone()
    return None if row is None else (int(row[0]), int(row[1]))


def _folder_ids(connection: sqlite3.Connection, folder: str) -> list[int]:
    wanted = [path for path in folders(connection) if path == folder or path.startswith(f"{folder}/")]
    rows = connection.execute(f"SELECT id FROM folders WHERE path IN ({_marks(wanted)})", wanted)
    return [int(row[0]) for row in rows]


def _scope(connection: sqlite3.Connection, selection: Selection) -> tuple[list[str], list[int]]:
    """Return conditions, one a stream of entries that an index gives in order, and a value for each."""
    if selection.feed_id:
        return ["feed_id = ?"], [selection.feed_id]
    if selection.folder is None:
        return ["1"], []
    ids = _folder_ids(connection, selection.folder)
    return (["folder_id = ?"] * len(ids), ids) if ids else (["0"], [])


def _parts(
    connection: sqlite3.Connection, selection: Selection, condition: str, bounds: Sequence[int]
) -> tuple[str, list[int]]:
    """Return the selection as SELECTs joined by UNION ALL, each of which follows one index."""
    where, values = _scope(connection, selection)
    # What was read since is little: it is found by its tick, not by walking the whole list.
    since = ("INDEXED BY entries_by_tick", "read_tick > 0 AND read_tick > ?")
    states = [("", "read_tick = 0"), since] if selection.unread else [("", "1")]
    selects: list[str] = []
    given: list[int] = []
    for number, scope in enumerate(where):
        for index, state in states:
            selects.append(
                f"SELECT id, sort_at FROM entries {index} WHERE gone = 0 AND {scope} AND {state} AND id <= ? AND {condition}"
            )
            given += values[number : number + 1]
            given += [selection.tick] if "?" in state else []
            given += [selection.newest_id, *bounds]
    return " UNION ALL ".join(selects), given


def _ordered(
    connection: sqlite3.Connection,
    selection: Selection,
    condition: str = "1",
    bounds: Sequence[int] = (),
    *,
    newest_first: bool,
) -> tuple[str, list[int]]:
    sql, values = _parts(connection, selection, condition, bounds)
    way = "DESC" if newest_first else "ASC"
    return f"{sql} ORDER BY sort_at {way}, id {way}", values


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
