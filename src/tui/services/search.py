"""Searches everything that is stored, in the language of `feeds.filters`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.feeds.filters import parse_query
from tui.services import headlines
from tui.services.desk import Desk
from tui.services.views import Headline, Scope, ScopeKind
from tui.store import entry_records
from tui.store import search as index
from tui.store.search import Within

if TYPE_CHECKING:
    import sqlite3

MOST_FOUND = 2_000
"""Hits of one search, the newest of more: nobody reads on, and everybody waits for them."""


def search(desk: Desk, query: str, limit: int = 200) -> tuple[Headline, ...]:
    """Return the headlines that a query finds, the newest first.

    Args:
        desk: The open desk.
        query: Words, "phrases", -not, OR, and fields such as feed:, is: and figure:.
        limit: How many at most.

    Raises:
        UsageError: The query cannot be read; the sentence says what can be written.
    """
    with desk.store.snapshot() as connection:
        ids = matching(desk, connection, Scope(ScopeKind.SEARCH, query=query), limit)
        return tuple(headlines.headline(record) for record in entry_records.by_ids(connection, ids))


def matching(desk: Desk, connection: sqlite3.Connection, scope: Scope, most: int) -> list[int]:
    """Return the entries of a scope that its query finds, the newest first.

    Args:
        desk: The open desk.
        connection: A reading connection.
        scope: Where, and what for.
        most: How many at most.

    Raises:
        UsageError: The query cannot be read.
    """
    query = parse_query(scope.query, today=desk.clock().astimezone().date())
    if scope.kind is ScopeKind.SEARCH and not query.groups:
        return []
    within = Within(
        feed_id=scope.feed_id if scope.kind is ScopeKind.FEED else 0,
        folder=scope.folder if scope.kind is ScopeKind.FOLDER else None,
        unread=scope.hide_read or scope.kind is ScopeKind.UNREAD,
        starred=scope.kind is ScopeKind.SAVED,
        to_check=scope.kind is ScopeKind.TO_CHECK,
    )
    found = index.matching(connection, query, within, min(most, MOST_FOUND))
    if scope.kind is not ScopeKind.ENTRIES:
        return found
    wanted = set(scope.entry_ids)
    return [entry_id for entry_id in found if entry_id in wanted]
