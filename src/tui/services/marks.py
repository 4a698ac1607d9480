"""What the person marks, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.core.errors import UsageError
from tui.core.messages import N_, Message, counted
from tui.services.headlines import selection
from tui.store import feeds, lists, marks

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

    from tui.services.desk import Desk
    from tui.services.views import HeadlineView
    from tui.store.marks import UndoRecord

_AT_ONCE = 5_000
"""Entries marked in one transaction, so that nobody waits long for another."""


class Undone(NamedTuple):
    """What `undo` took back."""

    message: Message
    entry_ids: tuple[int, ...] = ()


def set_read(desk: Desk, ids: Sequence[int], read: bool, *, undoable: bool = True) -> tuple[int, ...]:
    """Mark entries read or unread.

    Args:
        desk: The open desk.
        ids: Which entries; a saved article's negative id stands for the entry that it was saved from.
        read: Read, or unread.
        undoable: Whether `undo` takes it back; opening an article is not worth a step.

    Returns:
        The entries that changed.

    Raises:
        UsageError: A saved article is meant whose entry is gone, and it is not just opened.
        StoreError: It could not be kept.
    """
    now = desk.now()

    def job(db: Database) -> tuple[int, ...]:
        entries = entries_of(db.conn, ids, strict=undoable)
        if read:
            tick = marks.next_tick(db)
            changed = marks.mark_read(db, entries, tick)
            data: dict[str, Any] = {"tick": tick}
        else:
            earlier = marks.mark_unread(db, entries)
            changed = [entry_id for entry_id, _ in earlier]
            data = {"earlier": earlier}
        if changed and undoable:
            marks.remember(db, "read" if read else "unread", data, marked(len(changed), read), now)
        return tuple(changed)

    return desk.store.write(job)


def set_starred(desk: Desk, ids: Sequence[int], starred: bool) -> tuple[int, ...]:
    """Star entries or take their stars away; `undo` takes it back. Returns the entries that changed.

    Raises:
        UsageError: A saved article is meant whose entry is gone.
    """
    now = desk.now()

    def job(db: Database) -> tuple[int, ...]:
        earlier = marks.star(db, entries_of(db.conn, ids), now if starred else None)
        if earlier:
            marks.remember(db, "star", {"earlier": earlier}, starring(len(earlier), starred), now)
        return tuple(int(entry_id or 0) for entry_id, _ in earlier)

    return desk.store.write(job)


def mark_scope_read(desk: Desk, view: HeadlineView) -> int:
    """Mark everything read that is in a list as it was opened; returns how many were unread.

    It is done in parts, each a transaction of its own, and taken back by one `undo`.
    """
    chosen = selection(view)
    if chosen is None:
        with desk.store.reading() as connection:
            held = entries_of(connection, view.held_ids or (), strict=False)
        return len(set_read(desk, held, True))
    tick = desk.store.write(marks.next_tick)
    count = 0
    while True:
        with desk.store.reading() as connection:
            ids = lists.unread_ids(connection, chosen, _AT_ONCE)
        if not ids:
            break

        def job(db: Database, ids: list[int] = ids) -> int:
            return len(marks.mark_read(db, ids, tick))

        count += desk.store.write(job)
    if count:
        message = marked(count, True)
        desk.store.write(lambda db: marks.remember(db, "read", {"tick": tick}, message, desk.now()))
    return count


def undo(desk: Desk) -> Undone | None:
    """Take back the last step that has not been taken back; None where there is none."""

    def job(db: Database) -> tuple[UndoRecord | None, tuple[int, ...]]:
        step = marks.last_step(db)
        if step is None:
            return None, ()
        ids = _WAYS_BACK[step.kind](db, step.data)
        if len(ids) < _AT_ONCE or step.kind != "read":
            marks.forget_step(db, step.id)
        return step, ids

    undone: list[int] = []
    while True:
        step, ids = desk.store.write(job)
        undone += ids
        if step is None or len(ids) < _AT_ONCE or step.kind != "read":
            return None if step is None else Undone(step.message, tuple(undone))


def marked(count: int, read: bool) -> Message:
    """Return what marking did, in words."""
    if read:
        return counted("Marked {count} article as read.", "Marked {count} articles as read.", count)
    return counted("Marked {count} article as unread.", "Marked {count} articles as unread.", count)


def starring(count: int, starred: bool) -> Message:
    """Return what giving or taking a star did, in words."""
    if starred:
        return counted("Starred {count} article.", "Starred {count} articles.", count)
    return counted("Took the star from {count} article.", "Took the star from {count} articles.", count)


def entries_of(connection: sqlite3.Connection, ids: Sequence[int], *, strict: bool = True) -> list[int]:
    """Return the entries that ids mean, those of saved articles too; without `strict` those that are gone are left out."""
    known = marks.of_saved(connection, [-number for number in ids if number < 0])
    if strict and any(number < 0 and -number not in known for number in ids):
        raise UsageError(
            N_(
                "The feed no longer has this saved article, so it cannot be marked read, unread or with a star."
            )
        )
    return [number if number >= 0 else known[-number][0] for number in ids if number >= 0 or -number in known]


def _unread_again(db: Database, data: dict[str, Any]) -> tuple[int, ...]:
    return tuple(marks.unmark_tick(db, data["tick"], _AT_ONCE))


def _read_again(db: Database, data: dict[str, Any]) -> tuple[int, ...]:
    for entry_id, tick in data["earlier"]:
        marks.mark_read(db, (entry_id,), tick)
    return tuple(entry_id for entry_id, _ in data["earlier"])


def _stars_again(db: Database, data: dict[str, Any]) -> tuple[int, ...]:
    marks.restore_stars(db, data["earlier"])
    return tuple(entry_id for entry_id, _ in data["earlier"])


def _feed_again(db: Database, data: dict[str, Any]) -> tuple[int, ...]:
    feeds.restore(db, data["feed_id"])
    return ()


def _finding_again(db: Database, data: dict[str, Any]) -> tuple[int, ...]:
    marks.dismiss(db, data["entry_id"], data["mark"], None)
    return (data["entry_id"],)


def _library_again(db: Database, data: dict[str, Any]) -> tuple[int, ...]:
    from tui.services.shelving import take_back  # noqa: PLC0415  saving is rare, marking is not

    take_back(db, data)
    return ()


_WAYS_BACK: dict[str, Callable[[Database, dict[str, Any]], tuple[int, ...]]] = {
    "read": _unread_again,
    "unread": _read_again,
    "star": _stars_again,
    "feed": _feed_again,
    "finding": _finding_again,
    "library": _library_again,
}
