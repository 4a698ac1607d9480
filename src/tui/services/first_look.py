"""What the first screen shows, read while the toolkit is still being loaded."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.services import feeds, headlines
from tui.services.views import FeedTree, Headline, HeadlineView, Scope, ScopeKind

if TYPE_CHECKING:
    from tui.core.paths import Paths
    from tui.services.desk import Desk

PAGE = 100
"""Headlines asked for at once."""

_PLACE = "place.json"
_KINDS = {
    ScopeKind.ALL, ScopeKind.UNREAD, ScopeKind.TO_CHECK, ScopeKind.SAVED, ScopeKind.FOLDER, ScopeKind.FEED,
    ScopeKind.LIBRARY,
}  # fmt: skip
"""Lists that are come back to; a search or a filter is over with the program."""

Opened = tuple[HeadlineView, int, tuple[Headline, ...], int]
"""A view, the offset of a page of it, that page, and the row where the cursor goes."""


def open_scope(desk: Desk, scope: Scope, keep: int = 0) -> Opened:
    """Open a view with the page that the cursor goes to.

    Args:
        desk: Where the services work.
        scope: What to show.
        keep: The entry that the cursor was on; 0 for the top.
    """
    view = headlines.open_view(desk, scope)
    index = (headlines.locate(desk, view, keep) or 0) if keep else 0
    first = index - index % PAGE
    return view, first, headlines.page(desk, view, first, PAGE), index


def first_look(desk: Desk) -> tuple[FeedTree, Opened]:
    """Read what the first screen shows: the list and the headline that were left."""
    tree = feeds.tree(desk)
    return tree, open_scope(desk, *kept_place(desk.paths, tree))


def keep_place(paths: Paths, scope: Scope, entry_id: int) -> None:
    """Remember a list and the headline under the cursor; where that cannot be written it is forgotten.

    Args:
        paths: The person's folders.
        scope: The list.
        entry_id: The headline's id; 0 where there is none.
    """
    from tui.core.files import write_whole  # noqa: PLC0415  at the end, not at the start

    place = [scope.kind.value, scope.feed_id, scope.folder, scope.library_id, scope.hide_read, entry_id]
    if scope.kind not in _KINDS or scope.query:
        place = [ScopeKind.ALL.value, 0, "", 0, scope.hide_read, 0]
    with suppress(OSError):
        write_whole(paths.state / _PLACE, json.dumps(place).encode("ascii"))


def kept_place(paths: Paths, tree: FeedTree) -> tuple[Scope, int]:
    """Return the list and headline that were left; everything, from the top, where they are not there any more.

    Args:
        paths: The person's folders.
        tree: What there is.
    """
    try:
        kind, feed_id, folder, library_id, hide_read, entry_id = json.loads(
            (paths.state / _PLACE).read_bytes()
        )
        scope = Scope(
            ScopeKind(kind), int(feed_id), str(folder), hide_read=bool(hide_read), library_id=int(library_id)
        )
        entry_id = int(entry_id)
    except (OSError, ValueError, TypeError):
        return Scope(), 0
    there = {
        ScopeKind.FEED: any(feed.id == scope.feed_id for feed in tree.feeds),
        ScopeKind.FOLDER: scope.folder in tree.folders,
        ScopeKind.LIBRARY: any(row.id == scope.library_id for row in tree.libraries),
    }.get(scope.kind, scope.kind in _KINDS)
    return (scope, entry_id) if there else (Scope(), 0)
