"""Lists of headlines, held still while somebody looks at them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.core.messages import N_
from tui.services.desk import Desk
from tui.services.views import Headline, HeadlineView, Scope, ScopeKind
from tui.store import entry_records, feeds, lists
from tui.store.lists import Place, Selection
from tui.store.records import EntryRecord, moment

if TYPE_CHECKING:
    import sqlite3

MOST_HELD = 10_000
"""Starred entries, entries to check and hits of a search that one list holds."""


def open_view(desk: Desk, scope: Scope) -> HeadlineView:
    """Open a list: what arrives later is not in it until it is opened again.

    Args:
        desk: The open desk.
        scope: Which headlines.

    Raises:
        UsageError: The query cannot be read.
    """
    with desk.store.snapshot() as connection:
        newest_id, tick = lists.moment_of(connection)
        view = HeadlineView(scope, 0, newest_id, tick=tick, title=_title(connection, scope))
        held = _held_ids(desk, connection, scope)
        if held is not None:
            return view._replace(total=len(held), held_ids=held)
        return view._replace(total=lists.count(connection, _selection(view)))


def page(desk: Desk, view: HeadlineView, offset: int, limit: int) -> tuple[Headline, ...]:
    """Return a part of a list.

    Args:
        desk: The open desk.
        view: The list.
        offset: The first place, from 0.
        limit: How many headlines at most.
    """
    with desk.store.snapshot() as connection:
        if view.held_ids is not None and view.scope.kind is ScopeKind.LIBRARY:
            from tui.services.saved import headlines_of  # noqa: PLC0415  with the first library

            return headlines_of(connection, view.held_ids[offset : offset + limit])
        if view.held_ids is not None:
            ids: Sequence[int] = view.held_ids[offset : offset + limit]
            return tuple(headline(record) for record in entry_records.by_ids(connection, ids))
        near = desk.places.near_offset(view, offset)
        ids = lists.page(connection, _selection(view), offset, limit, view.total, near)
        records = entry_records.by_ids(connection, ids)
    if len(records) == len(ids):
        desk.places.learn(view, offset, records)
    return tuple(headline(record) for record in records)


def by_ids(desk: Desk, ids: Sequence[int]) -> tuple[Headline, ...]:
    """Return the headlines of these entries, and of saved articles, in this order; those that are gone are left out."""
    with desk.store.reading() as connection:
        if any(number < 0 for number in ids):
            from tui.services.saved import headlines_of  # noqa: PLC0415  with the first library

            saved = headlines_of(connection, [number for number in ids if number < 0])
            rest = entry_records.by_ids(connection, [number for number in ids if number >= 0])
            found = {line.id: line for line in (*saved, *map(headline, rest))}
            return tuple(found[number] for number in ids if number in found)
        return tuple(headline(record) for record in entry_records.by_ids(connection, ids))


def ids(desk: Desk, view: HeadlineView, rows: range) -> tuple[int, ...]:
    """Return the ids of some rows of a list, in its order.

    Args:
        desk: The open desk.
        view: The list.
        rows: Which rows, one after the other.
    """
    if view.held_ids is not None:
        return view.held_ids[rows.start : rows.stop]
    with desk.store.snapshot() as connection:
        near = desk.places.near_offset(view, rows.start)
        found = lists.page(connection, _selection(view), rows.start, len(rows), view.total, near)
        return tuple(found)


def locate(desk: Desk, view: HeadlineView, entry_id: int) -> int | None:
    """Return the place of an entry in a list, or None where it is not in it."""
    if view.held_ids is not None:
        return view.held_ids.index(entry_id) if entry_id in view.held_ids else None
    with desk.store.snapshot() as connection:
        key = lists.key_of(connection, entry_id)
        near = None if key is None else desk.places.near_key(view, key)
        return lists.locate(connection, _selection(view), entry_id, near)


def next_unread(desk: Desk, view: HeadlineView, after_offset: int, step: int = 1) -> int | None:
    """Return the place of the next unread headline, or None where there is none that way.

    Args:
        desk: The open desk.
        view: The list.
        after_offset: The place to start from, itself excluded; -1 starts at the top.
        step: 1 down the list, -1 up.
    """
    if view.held_ids is not None:
        return _next_held(desk, view.held_ids, after_offset, step)
    selection = _selection(view)
    with desk.store.snapshot() as connection:
        here: Place | None = None
        if 0 <= after_offset < view.total:
            near = desk.places.near_offset(view, after_offset)
            ids = lists.page(connection, selection, after_offset, 1, view.total, near)
            key = lists.key_of(connection, ids[0]) if ids else None
            here = None if key is None else Place(after_offset, key)
        found = lists.next_unread(connection, selection, here.key if here else None, forward=step > 0)
        return None if found is None else lists.locate(connection, selection, found, here)


def count_new(desk: Desk, view: HeadlineView) -> int:
    """Return how many headlines would join the list if it were opened again."""
    if view.scope.kind not in {ScopeKind.ALL, ScopeKind.UNREAD, ScopeKind.FOLDER, ScopeKind.FEED}:
        return 0
    with desk.store.snapshot() as connection:
        return lists.count_after(connection, _selection(view))


def selection(view: HeadlineView) -> Selection | None:
    """Return the list as the store selects it, or None where it holds its ids itself."""
    return None if view.held_ids is not None else _selection(view)


def headline(record: EntryRecord) -> Headline:
    """Return an entry as lists show it."""
    return Headline(
        id=record.id,
        feed_id=record.feed_id,
        feed_title=record.feed_title,
        title=record.title,
        url=record.url,
        author=record.author,
        published=moment(record.published),
        read=record.read,
        starred=record.starred,
        checks=record.checks,
        excerpt=record.excerpt,
        language=record.language,
    )


def _selection(view: HeadlineView) -> Selection:
    scope = view.scope
    return Selection(
        newest_id=view.newest_id,
        tick=view.tick,
        feed_id=scope.feed_id if scope.kind is ScopeKind.FEED else 0,
        folder=scope.folder if scope.kind is ScopeKind.FOLDER else None,
        unread=scope.hide_read or scope.kind is ScopeKind.UNREAD,
        oldest_first=scope.oldest_first,
    )


def _held_ids(desk: Desk, connection: sqlite3.Connection, scope: Scope) -> tuple[int, ...] | None:
    """Return the ids of a list that is small or filtered, or None where an index gives its pages."""
    if scope.kind is ScopeKind.LIBRARY:
        from tui.services.saved import ids_of  # noqa: PLC0415  with the first library

        return ids_of(connection, scope)
    if scope.kind is ScopeKind.SEARCH or scope.query:
        from tui.services.search import matching  # noqa: PLC0415  the query language is needed now and then

        ids = matching(desk, connection, scope, MOST_HELD)
    elif scope.kind is ScopeKind.SAVED:
        ids = lists.starred(connection, MOST_HELD)
    elif scope.kind is ScopeKind.TO_CHECK:
        ids = lists.to_check(connection, MOST_HELD)
    elif scope.kind is ScopeKind.ENTRIES:
        ids = [record.id for record in entry_records.by_ids(connection, scope.entry_ids)]
    else:
        return None
    if scope.oldest_first and scope.kind is not ScopeKind.ENTRIES:
        ids = ids[::-1]
    if scope.hide_read and not scope.query and scope.kind is not ScopeKind.SEARCH:
        ids = [record.id for record in entry_records.by_ids(connection, ids) if not record.read]
    return tuple(ids)


def _next_held(desk: Desk, ids: tuple[int, ...], after_offset: int, step: int) -> int | None:
    places = range(after_offset + 1, len(ids)) if step > 0 else range(min(after_offset, len(ids)) - 1, -1, -1)
    with desk.store.reading() as connection:
        for start in range(0, len(places), 200):
            part = places[start : start + 200]
            unread = {
                record.id
                for record in entry_records.by_ids(connection, [ids[at] for at in part])
                if not record.read
            }
            for place in part:
                if ids[place] in unread:
                    return place
    return None


_TITLES = {
    ScopeKind.ALL: N_("All"),
    ScopeKind.UNREAD: N_("Unread"),
    ScopeKind.TO_CHECK: N_("Figures to check"),
    ScopeKind.SAVED: N_("Saved"),
    ScopeKind.SEARCH: N_("Search"),
    ScopeKind.ENTRIES: N_("Articles"),
}


def _title(connection: sqlite3.Connection, scope: Scope) -> str:
    if scope.kind is ScopeKind.FEED:
        feed = feeds.by_id(connection, scope.feed_id)
        return feed.title if feed else ""
    if scope.kind is ScopeKind.LIBRARY:
        from tui.store import libraries  # noqa: PLC0415  with the first library

        return libraries.by_id(connection, scope.library_id).name
    return scope.folder if scope.kind is ScopeKind.FOLDER else _TITLES.get(scope.kind, "")
