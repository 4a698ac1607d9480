"""Pages of headlines that stay quick however many there are: each question is answered from one index."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from tui.store.feeds import folders


@dataclass(frozen=True, slots=True)
class Selection:
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
    connection: sqlite3.Connection, selection: Selection, offset: int, limit: int, total: int
) -> list[int]:
    """Return the ids at `offset` and the `limit` - 1 places after it.

    Args:
        connection: A reading connection.
        selection: Which entries.
        offset: The first place, from 0.
        limit: How many.
        total: `count` of the selection: beyond its middle the page is sought from the other end.
    """
    limit = min(limit, total - offset)
    if offset < 0 or limit <= 0:
        return []
    newest_first = not selection.oldest_first
    from_end = offset + limit > total - offset
    start = total - offset - limit if from_end else offset
    sql, values = _ordered(connection, selection, newest_first=newest_first is not from_end)
    rows = connection.execute(f"{sql} LIMIT ? OFFSET ?", (*values, limit, start)).fetchall()
    ids = [int(row["id"]) for row in rows]
    return ids[::-1] if from_end else ids


def locate(connection: sqlite3.Connection, selection: Selection, entry_id: int) -> int | None:
    """Return the place of an entry in a selection, or None where it is not in it."""
    place = _place(connection, entry_id)
    if place is None:
        return None
    beyond = "<" if selection.oldest_first else ">"
    sql, values = _parts(connection, selection, f"(sort_at, id) {beyond} (?, ?)", place)
    before = connection.execute(f"SELECT count(*) FROM ({sql})", values).fetchone()[0]
    sql, values = _parts(connection, selection, "id = ?", (entry_id,))
    return int(before) if connection.execute(f"SELECT 1 FROM ({sql})", values).fetchone() else None


def next_unread(
    connection: sqlite3.Connection, selection: Selection, entry_id: int | None, *, forward: bool = True
) -> int | None:
    """Return the nearest unread entry after (or before) another one in a selection.

    Args:
        connection: A reading connection.
        selection: Which entries.
        entry_id: Where to start, itself excluded; None for the end from which the direction comes.
        forward: Down the list, or up.
    """
    newest_first = selection.oldest_first is not forward
    place = None if entry_id is None else _place(connection, entry_id)
    condition, bounds = "read_tick = 0", tuple[int, ...]()
    if place is not None:
        condition, bounds = f"read_tick = 0 AND (sort_at, id) {'<' if newest_first else '>'} (?, ?)", place
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


def _place(connection: sqlite3.Connection, entry_id: int) -> tuple[int, int] | None:
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
