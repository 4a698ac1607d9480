"""What the first screen shows, read while the toolkit is still being loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.services import feeds, headlines
from tui.services.views import FeedTree, Headline, HeadlineView, Scope

if TYPE_CHECKING:
    from tui.services.desk import Desk

PAGE = 100
"""Headlines asked for at once."""

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
    """Read what the first screen shows."""
    return feeds.tree(desk), open_scope(desk, Scope())
