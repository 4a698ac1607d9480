"""Puts articles into libraries, moves them and takes them out; each step can be taken back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tui.core.errors import UsageError
from tui.core.messages import N_, counted
from tui.core.text import clean
from tui.libraries.models import Item
from tui.services.annotating import LONGEST_NOTE, change_notes
from tui.services.desk import Desk
from tui.services.libraries import queue
from tui.services.readings import stored_of
from tui.store import libraries, marks, saved

if TYPE_CHECKING:
    from sqlite_utils import Database

    from tui.services.readings import Reading
    from tui.store.articles import StoredArticle


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person chose when saving."""

    library_ids: tuple[int, ...]
    tags: tuple[str, ...] = ()
    note: str = ""
    """Public: published with the item."""
    private_note: str = ""
    exact: bool = False
    """Whether this is all: other libraries lose the item, and empty notes empty what stood there."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving did."""

    item_ids: tuple[int, ...]
    names: tuple[str, ...]
    """Of the libraries."""
    incomplete: tuple[int, ...] = ()
    """Items whose whole text has still to be fetched: `completing.complete`."""


def save(desk: Desk, entry_ids: Sequence[int], choice: Choice) -> Saved:
    """Save entries, or change where saved articles are; their text, figures and version are kept offline.

    Args:
        desk: The open desk.
        entry_ids: Entries, and saved articles by their negative ids.
        choice: Which libraries, tags and notes.

    Raises:
        UsageError: No library was chosen, or there is no such entry or library.
    """
    from tui.services import read  # noqa: PLC0415  with the first need

    readings = [read.opened(desk, entry_id) for entry_id in entry_ids if entry_id > 0]
    known = [-entry_id for entry_id in entry_ids if entry_id < 0]
    return _keep(desk, [_made(desk, reading) for reading in readings], known, choice)


def save_reading(desk: Desk, reading: Reading, choice: Choice) -> Saved:
    """Save an article that is read but not stored, as `save` does."""
    return _keep(desk, [_made(desk, reading)], [], choice)


def save_items(desk: Desk, items: Iterable[Item], library_id: int) -> Saved:
    """Put the items of a file into a library; what it says of those that are known comes to what is there.

    The words of an article that others read in another library stay as they are: a file that goes into a private
    one publishes nothing.
    """
    # The last number stands first, so what was saved in one second stands in the order of the file.
    made = [(item, None, 0, True) for item in reversed(tuple(items))]
    return _keep(desk, made, [], Choice((library_id,)))


def take_out(desk: Desk, item_ids: Sequence[int], library_id: int) -> int:
    """Take saved articles out of a library; returns how many were in it."""
    now = desk.now()

    def job(db: Database) -> int:
        gone = [item_id for item_id in item_ids if libraries.take_out(db, library_id, item_id, now)]
        name = libraries.by_id(db.conn, library_id).name
        message = counted(
            "Took {count} article out of “{name}”.",
            "Took {count} articles out of “{name}”.",
            len(gone),
            name=name,
        )
        if gone:
            data = {"members": [[library_id, item_id, None] for item_id in gone]}
            marks.remember(db, "library", data, message, now)
        queue(db, (library_id,), now)
        return len(gone)

    return desk.store.write(job)


def move(desk: Desk, item_ids: Sequence[int], source: int, target: int) -> int:
    """Move saved articles from one library to another; one step of undo. Returns how many moved."""
    now = desk.now()

    def job(db: Database) -> int:
        members: list[list[int | None]] = []
        moved = 0
        for item_id in item_ids:
            if libraries.take_out(db, source, item_id, now):
                moved += 1
                members.append([source, item_id, None])
                if libraries.put(db, target, item_id, now):
                    members.append([target, item_id, now])
        name = libraries.by_id(db.conn, target).name
        message = counted(
            "Moved {count} article to “{name}”.", "Moved {count} articles to “{name}”.", moved, name=name
        )
        if moved:
            marks.remember(db, "library", {"members": members}, message, now)
        queue(db, (source, target), now)
        return moved

    return desk.store.write(job)


def take_back(db: Database, data: dict[str, Any]) -> None:
    """Take a step back: memberships, notes, and libraries that were made or removed.

    Args:
        db: The database, in a transaction.
        data: What `marks.remember` was given: `members` of [library, item, time to remove it at, or None to put it
            back], `items` of [item, columns], `libraries` of [library, time to remove it at, or None].
    """
    for library_id, item_id, removed_at in data.get("members", ()):
        if removed_at is None:
            libraries.put_back(db, library_id, item_id)
        else:
            libraries.take_out(db, library_id, item_id, removed_at)
    for item_id, before in data.get("items", ()):
        saved.note(db, item_id, before)
        libraries.touched(db, item_id)
    for library_id, removed_at in data.get("libraries", ()):
        libraries.hide(db, library_id, removed_at)


_Made = tuple[Item, "StoredArticle | None", int, bool]
"""An item, its article, the entry it came from, and whether that is the whole text."""


def _made(desk: Desk, reading: Reading) -> _Made:
    from tui.libraries.saving import item_of  # noqa: PLC0415  with the first need
    from tui.store import feeds  # noqa: PLC0415

    feed_url = ""
    if reading.headline.feed_id:
        with desk.store.reading() as connection:
            feed = feeds.by_id(connection, reading.headline.feed_id)
        feed_url = feed.url if feed is not None and feed.kind == "feed" else ""
    item = item_of(
        reading.article, reading.figures, desk.clock(), site=reading.headline.feed_title, feed_url=feed_url
    )
    item = replace(item, url=item.url or reading.headline.url, read=reading.headline.read)
    return item, stored_of(reading), reading.entry_id, reading.complete


def _keep(desk: Desk, made: Sequence[_Made], known: Sequence[int], choice: Choice) -> Saved:
    if not choice.library_ids:
        raise UsageError(N_("Choose at least one library."))
    now = desk.now()

    def job(db: Database) -> Saved:
        names = tuple(libraries.by_id(db.conn, library_id).name for library_id in choice.library_ids)
        # Queued once, at the end: asking each time what has changed would take minutes for a large file.
        changed: set[int] = set(choice.library_ids)
        kept = [_kept(db, each, changed) for each in made]
        ids = list(dict.fromkeys([*kept, *known]))
        told = _told(db, kept, made, choice)
        members: list[list[int | None]] = []
        noted: list[tuple[int, dict[str, str]]] = []
        for item_id in ids:
            members += _shelve(db, item_id, choice, now)
            before = change_notes(db, item_id, _columns(db, item_id, choice, told.get(item_id)))
            if before:
                noted.append((item_id, before))
                changed.update(libraries.touched(db, item_id))
        if members or noted:
            message = counted(
                "Saved {count} article to {names}.",
                "Saved {count} articles to {names}.",
                len(ids),
                names=names,
            )
            marks.remember(db, "library", {"members": members, "items": noted}, message, now)
        queue(db, changed, now)
        incomplete = tuple(each.id for each in saved.by_ids(db.conn, ids) if not each.complete)
        return Saved(tuple(ids), names, incomplete)

    result = desk.store.write(job)
    _keep_versions(desk, made)
    return result


def _kept(db: Database, made: _Made, changed: set[int]) -> int:
    """Keep an item; one that is there, but with less text, as after an import of bookmarks, gets the text.

    The libraries that this changes come to `changed`.
    """
    item, article, entry_id, complete = made
    number = saved.keep(db, item, article, entry_id=entry_id, complete=complete)
    record = saved.by_id(db.conn, number)
    if article is not None and not record.complete and (complete or not record.has_text):
        saved.replace_article(db, number, item, article, entry_id=entry_id, complete=complete)
        changed.update(libraries.touched(db, number))
    return number


def _shelve(db: Database, item_id: int, choice: Choice, now: int) -> list[list[int | None]]:
    """Put an item where it belongs; returns how to take that back."""
    back: list[list[int | None]] = [
        [library_id, item_id, now]
        for library_id in choice.library_ids
        if libraries.put(db, library_id, item_id, now)
    ]
    held = libraries.libraries_of(db.conn, item_id) if choice.exact else ()
    back += [
        [library_id, item_id, None]
        for library_id in held
        if library_id not in choice.library_ids and libraries.take_out(db, library_id, item_id, now)
    ]
    return back


def _told(db: Database, kept: Sequence[int], made: Sequence[_Made], choice: Choice) -> dict[int, Item]:
    """Return what a file says of items, by their numbers; not of those that others read elsewhere."""
    elsewhere = libraries.read_by_others(db.conn) - set(choice.library_ids)
    return {
        number: item
        for number, (item, article, _entry, _complete) in zip(kept, made, strict=True)
        # Only items of a file have no article.
        if article is None and elsewhere.isdisjoint(libraries.libraries_of(db.conn, number))
    }


def _columns(db: Database, item_id: int, choice: Choice, told: Item | None) -> dict[str, str]:
    """Return the notes that a choice changes: all of them where it is exact, else tags come to those that are there."""
    item = saved.by_id(db.conn, item_id).item
    if told is not None:
        return saved.noted(_joined(item, told))
    tags = choice.tags if choice.exact else tuple(dict.fromkeys([*item.tags, *choice.tags]))
    columns = {"tags": json.dumps(list(tags))}
    for name, text in (("note", choice.note), ("private_note", choice.private_note)):
        if text or choice.exact:
            columns[name] = clean(text, LONGEST_NOTE).strip()
    return columns


def _joined(item: Item, told: Item) -> Item:
    """Return an item with what a file says of it: where both say something, what is there stands."""
    known = {quote.text for quote in item.quotes}
    return replace(
        item,
        tags=tuple(dict.fromkeys([*item.tags, *told.tags])),
        note=item.note or told.note,
        private_note=item.private_note or told.private_note,
        quotes=(*item.quotes, *(quote for quote in told.quotes if quote.text not in known)),
    )


def _keep_versions(desk: Desk, made: Sequence[_Made]) -> None:
    """Keep the articles as versions too, so that later edits show."""
    from tui.services.versions import kept  # noqa: PLC0415

    for item, article, _entry, _complete in made:
        if article is not None and item.url and article.article.text:
            desk.store.write(kept(item.url, "full", article.article, desk.now()))
