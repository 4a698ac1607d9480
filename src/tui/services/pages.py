"""Fetches the pages behind entries, politely, for feeds whose full text is wanted."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.core.errors import ChildError, ExtractionError, FetchError, UsageError
from tui.core.messages import N_
from tui.core.text import clean_line
from tui.net.models import ACCEPT_PAGE, Fetched, FetchRequest
from tui.services import opening
from tui.services.addresses import is_private
from tui.services.desk import Desk
from tui.store import articles, entry_records, feeds
from tui.store.articles import StoredPage

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

MOST_PAGES = 200
"""Pages that one refresh fetches; the rest comes when it is opened."""


def fetch_page(
    desk: Desk,
    url: str,
    *,
    headers: tuple[tuple[str, str], ...] = (),
    allow_private: bool | None = None,
) -> StoredPage:
    """Fetch one page.

    Args:
        desk: The open desk.
        url: An http or https address.
        headers: More headers to ask with.
        allow_private: Whether the address may lie on this machine or its network; None lets it tell itself.

    Raises:
        FetchError: There is no page, or it is no text.
    """
    return page_of(
        desk.client.fetch(url, headers=headers, accept=ACCEPT_PAGE, allow_private=allow_private), desk.now()
    )


def fetch_pages(desk: Desk, entry_ids: Sequence[int], stop: threading.Event) -> int:
    """Fetch and keep the pages of entries, the newest first; a page that fails is tried again when it is opened.

    Args:
        desk: The open desk.
        entry_ids: Which entries.
        stop: Set it to end soon.

    Returns:
        How many pages were kept and read.
    """
    with desk.store.reading() as connection:
        wanted = entry_records.by_ids(connection, sorted(entry_ids, reverse=True)[:MOST_PAGES])
        at_home = {entry.feed_id: _is_at_home(connection, entry.feed_id) for entry in wanted}
    requests = [
        FetchRequest(entry.url, entry.id, accept=ACCEPT_PAGE, allow_private=at_home[entry.feed_id])
        for entry in wanted
        if entry.url
    ]
    count = 0
    with desk.client.fetch_many(requests, stop) as answers:
        for request, answer in answers:
            try:
                if isinstance(answer, FetchError):
                    raise answer
                page = page_of(answer, desk.now())
                opening.quietly(desk, keep_page(request.key, page))
                opening.full_text(desk, replace(opening.load(desk, request.key), page=page))
            except (FetchError, ChildError, ExtractionError, UsageError):
                continue
            count += 1
    return count


def _is_at_home(connection: sqlite3.Connection, feed_id: int) -> bool:
    """Whether a feed is subscribed on this machine or its network, so that its entries may lead there."""
    feed = feeds.by_id(connection, feed_id)
    return feed is not None and is_private(feed.url)


def keep_page(entry_id: int, page: StoredPage) -> Callable[[Database], None]:
    """Return the job that keeps the page behind an entry."""
    return lambda db: articles.keep_page(db, entry_id, page)


def page_of(answer: Fetched, now: int) -> StoredPage:
    """Return what a server answered as a page.

    Raises:
        FetchError: It is no text.
    """
    kind, _, rest = answer.content_type.partition(";")
    kind = kind.strip().lower()
    readable = not kind or kind.startswith("text/") or "html" in kind or "xml" in kind
    if not readable or answer.body.startswith(b"%PDF"):
        raise FetchError(
            N_("{url} is no page of text but {kind}."),
            url=clean_line(answer.final_url, 200),
            kind=clean_line(kind, 60) or "?",
        )
    charset = rest.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return StoredPage(answer.final_url, kind, charset[:40], now, answer.body, answer.translations)
