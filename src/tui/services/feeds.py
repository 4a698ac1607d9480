"""Feeds and folders: the list, and what the person does with it. Adding stands in `services.adding`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from tui.core.errors import UsageError
from tui.core.messages import N_, Message
from tui.core.text import clean_line
from tui.services.addresses import feed_address
from tui.services.views import FeedRow, FeedTree, LibraryRow
from tui.store import correction_counts, feeds, marks
from tui.store.records import FeedRecord, moment

if TYPE_CHECKING:
    import sqlite3
    from datetime import datetime

    from sqlite_utils import Database

    from tui.services.desk import Desk
    from tui.services.reports import AddOutcome

_DEEPEST = 8
_HEADER_NAME = frozenset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz")
"""Characters of a header's name, lower case (RFC 9110, 5.6.2)."""


def tree(desk: Desk) -> FeedTree:
    """Return all that the feed list shows. It reads a row a feed, and nothing of the entries."""
    with desk.store.snapshot() as connection:
        records = feeds.every(connection)
        starred, to_check = feeds.totals(connection)
        under_way, news = correction_counts.under_way(connection)
        return FeedTree(
            feeds=tuple(row(record) for record in records),
            folders=feeds.folders(connection),
            unread=sum(record.unread for record in records),
            total=sum(record.total for record in records),
            starred=starred,
            to_check=to_check,
            corrections=under_way,
            corrections_news=news,
            libraries=_library_rows(connection, desk.clock()),
        )


def _library_rows(connection: sqlite3.Connection, now: datetime) -> tuple[LibraryRow, ...]:
    if connection.execute("SELECT 1 FROM libraries LIMIT 1").fetchone() is None:
        return ()
    from tui.services.libraries import library_rows  # noqa: PLC0415  with the first library

    return library_rows(connection, now)


def feed(desk: Desk, feed_id: int) -> FeedRow:
    """Return one feed.

    Raises:
        UsageError: There is none of that number.
    """
    return row(record(desk, feed_id))


def record(desk: Desk, feed_id: int) -> FeedRecord:
    """Return one feed as the store knows it.

    Raises:
        UsageError: There is none of that number.
    """
    with desk.store.reading() as connection:
        found = feeds.by_id(connection, feed_id)
    if found is None:
        raise _unknown(feed_id)
    return found


def must_know(desk: Desk, feed_ids: Sequence[int]) -> None:
    """Check that there are feeds of these numbers.

    Raises:
        UsageError: There is none of the first that is missing.
    """
    with desk.store.reading() as connection:
        missing = feeds.first_missing(connection, feed_ids)
    if missing is not None:
        raise _unknown(missing)


def _unknown(feed_id: int) -> UsageError:
    return UsageError(N_("There is no feed number {number}."), number=feed_id)


def add(
    desk: Desk, url: str, *, folder: str = "", title: str = "", headers: Sequence[tuple[str, str]] = ()
) -> AddOutcome:
    """Subscribe to the feed at an address, find the feeds of a page, or keep a single article.

    Args:
        desk: The open desk.
        url: The address of any of the three.
        folder: Where to put the feed.
        title: The person's own title for it.
        headers: Sent with every request for it.

    Raises:
        FetchError: The address gave nothing.
        UsageError: It is no web address.
    """
    from tui.services.adding import add as find  # noqa: PLC0415  needs the net

    own_title = clean_line(title, 300)
    return find(desk, url, folder=folder_path(folder), title=own_title, headers=header_pairs(headers))


def subscribe(
    desk: Desk,
    url: str,
    *,
    title: str = "",
    folder: str = "",
    site_url: str = "",
    headers: Sequence[tuple[str, str]] = (),
) -> int:
    """Subscribe to a feed without asking it anything; a feed that was removed comes back with its entries.

    Returns:
        Its number, also where it was subscribed already.

    Raises:
        UsageError: `url` is no web address.
    """
    address, path, pairs, now = feed_address(url), folder_path(folder), header_pairs(headers), desk.now()
    own_title = clean_line(title, 300)

    def job(db: Database) -> int:
        return feeds.subscribe(
            db, address, now, title=own_title, folder=path, site_url=clean_line(site_url), headers=pairs
        )[0]

    return desk.store.write(job)


def rename(desk: Desk, feed_id: int, title: str) -> None:
    """Give a feed a title of one's own; an empty one brings back the feed's."""
    _change(desk, feed_id, own_title=clean_line(title, 300))


def move(desk: Desk, feed_id: int, folder: str) -> None:
    """Put a feed into a folder, made where there is none; an empty one is the top."""
    path = folder_path(folder)
    _with_feed(desk, feed_id, lambda db: feeds.move(db, feed_id, path))


def rename_folder(desk: Desk, old: str, new: str) -> None:
    """Rename a folder with all below it; where the new one exists the feeds go there."""
    path = folder_path(new)
    if path == old or path.startswith(f"{old}/"):
        raise UsageError(N_("A folder cannot be moved into itself."))
    desk.store.write(lambda db: feeds.rename_folder(db, old, path))


def remove(desk: Desk, feed_id: int) -> None:
    """Remove a feed with its entries; `marks.undo` brings it back as it was."""
    gone = record(desk, feed_id)
    now = desk.now()
    message = Message(N_("Removed “{title}”."), {"title": gone.title})

    def job(db: Database) -> None:
        feeds.remove(db, feed_id, now)
        marks.remember(db, "feed", {"feed_id": feed_id}, message, now)

    desk.store.write(job)


def set_full_text(desk: Desk, feed_id: int, full_text: bool) -> None:
    """Choose whether the pages of a feed's entries are fetched with it."""
    _change(desk, feed_id, full_text=int(full_text))


def set_headers(desk: Desk, feed_id: int, pairs: Sequence[tuple[str, str]]) -> None:
    """Choose the headers that are sent with every request for a feed; what is known of its last answer goes.

    Raises:
        UsageError: A name or a value cannot be sent.
    """
    import json  # noqa: PLC0415

    headers = json.dumps(list(header_pairs(pairs)))
    _change(desk, feed_id, headers=headers, etag="", last_modified="", digest=None, due_at=None)


def resume(desk: Desk, feed_id: int) -> None:
    """Ask a feed again that was stopped, or that has to wait after failures."""
    _change(desk, feed_id, stopped=0, failures=0, failure=None, due_at=None)


def folder_path(folder: str) -> str:
    """Return a folder's path in the form in which it is stored.

    Raises:
        UsageError: It is nested too deep.
    """
    parts = [clean_line(part, 100) for part in folder.split("/")]
    parts = [part for part in parts if part]
    if len(parts) > _DEEPEST:
        raise UsageError(N_("Folders can be nested {depth} deep."), depth=_DEEPEST)
    return "/".join(parts)


def header_pairs(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return headers that can be sent.

    Raises:
        UsageError: A name or a value cannot.
    """
    for name, value in pairs:
        if not name or not set(name.lower()) <= _HEADER_NAME or clean_line(value, 4_000) != value.strip():
            raise UsageError(N_("“{name}” is no header that can be sent."), name=clean_line(name, 80))
    return tuple((name, value.strip()) for name, value in pairs)


def row(feed: FeedRecord) -> FeedRow:
    """Return a feed as lists show it."""
    return FeedRow(
        id=feed.id,
        title=feed.title,
        url=feed.url,
        site_url=feed.site_url,
        folder=feed.folder,
        unread=feed.unread,
        total=feed.total,
        failure=feed.failure,
        stopped=feed.stopped and feed.kind == "feed",
        full_text=feed.full_text,
        headers=feed.headers,
        language=feed.language,
        last_fetched=moment(feed.fetched_at),
        next_due=moment(feed.due_at),
        moved_to=feed.moved_to,
    )


def _change(desk: Desk, feed_id: int, **values: Any) -> None:
    _with_feed(desk, feed_id, lambda db: feeds.update(db, feed_id, **values))


def _with_feed(desk: Desk, feed_id: int, job: Callable[[Database], None]) -> None:
    record(desk, feed_id)
    desk.store.write(job)
