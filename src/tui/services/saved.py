"""Saved articles as lists and the reader show them; their headlines have negative ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.articles.document import Article, Paragraph
from tui.core.messages import N_, Message
from tui.languages.fold import fold
from tui.languages.sort import sort_key
from tui.libraries.addresses import host_of
from tui.libraries.models import Item
from tui.services.desk import Desk
from tui.services.readings import Reading, TextMode
from tui.services.views import Headline, Scope
from tui.store import libraries, marks, saved
from tui.store.saved import SavedRecord

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True)
class Shelved:
    """A saved article with where it stands."""

    id: int
    item: Item
    library_ids: tuple[int, ...]


def ids_of(connection: sqlite3.Connection, scope: Scope) -> tuple[int, ...]:
    """Return the headlines' ids of a library, those that its filter finds, in the library's order.

    Args:
        connection: A reading connection.
        scope: Of a library; its query is words that title, source, author, tags, notes, quotes or text must hold.

    Raises:
        UsageError: There is no such library.
    """
    library = libraries.by_id(connection, scope.library_id)
    words = fold(scope.query).split()
    records = saved.of_library(connection, library.id, library.sort, texts=bool(words))
    found = [
        -record.id
        for record in _sorted(records, library.sort)
        if all(word in _searched(record.item) for word in words)
    ]
    return tuple(found[::-1] if scope.oldest_first else found)


def headlines_of(connection: sqlite3.Connection, ids: Sequence[int]) -> tuple[Headline, ...]:
    """Return the headlines of saved articles by their negative ids."""
    records = saved.by_ids(connection, [-number for number in ids])
    marked = marks.of_saved(connection, [record.id for record in records])
    return tuple(_headline(record, marked.get(record.id)) for record in records)


def item(desk: Desk, item_id: int) -> Shelved:
    """Return a saved article.

    Raises:
        UsageError: There is none with this number.
    """
    with desk.store.snapshot() as connection:
        record = saved.by_id(connection, item_id)
        return Shelved(record.id, record.item, libraries.libraries_of(connection, item_id))


def of_entry(desk: Desk, entry_id: int) -> Shelved | None:
    """Return the saved article of a headline: by a negative id itself, else the one saved from the entry."""
    with desk.store.reading() as connection:
        number = -entry_id if entry_id < 0 else saved.of_entry(connection, entry_id)
    return item(desk, number) if number else None


def items(desk: Desk, library_id: int) -> tuple[SavedRecord, ...]:
    """Return the items of a library in its order, without their texts."""
    with desk.store.snapshot() as connection:
        sort = libraries.by_id(connection, library_id).sort
        return _sorted(saved.of_library(connection, library_id, sort), sort)


def records_of(desk: Desk, item_ids: Sequence[int]) -> tuple[SavedRecord, ...]:
    """Return saved articles by their numbers."""
    with desk.store.reading() as connection:
        return saved.by_ids(connection, item_ids)


def reading_of(desk: Desk, item_id: int) -> Reading:
    """Open a saved article as it was when it was saved; nothing is fetched.

    Raises:
        UsageError: There is none with this number.
    """
    with desk.store.snapshot() as connection:
        record = saved.by_id(connection, item_id)
        stored = saved.article(connection, item_id)
        text = saved.text_of(connection, item_id)
        marked = marks.of_saved(connection, [item_id])
    headline = _headline(record, marked.get(item_id))
    complete = record.complete or not record.item.url
    if stored is None:
        article = _plain(record.item, text)
        trouble = None if text else Message(N_("Only this much was saved; o opens the page."), {})
        modes = (TextMode.FULL,)
        return Reading(
            -item_id, headline, article, (), (), TextMode.FULL, modes, trouble=trouble, complete=complete
        )
    return Reading(
        entry_id=-item_id,
        headline=headline,
        article=stored.article,
        figures=stored.figures,
        findings=stored.findings,
        mode=TextMode.FULL,
        modes=(TextMode.FULL,),
        minutes=stored.minutes,
        complete=complete,
    )


def with_quotes(desk: Desk, reading: Reading) -> Reading:
    """Return a reading with the passages that were highlighted in the article saved from it, where it was saved."""
    with desk.store.reading() as connection:
        number = -reading.entry_id if reading.entry_id < 0 else saved.of_entry(connection, reading.entry_id)
        found = saved.by_ids(connection, [number]) if number else ()
    quotes = _places(found[0].item, reading.article.text) if found else ()
    return reading._replace(quotes=quotes) if quotes else reading


def _places(item: Item, text: str) -> tuple[tuple[int, int], ...]:
    """Return where an item's quotes stand in a text; those that are not in it are left out."""
    places = []
    for quote in item.quotes:
        known = quote.start >= 0 and text[quote.start : quote.end] == quote.text
        start = quote.start if known else text.find(quote.text)
        if start >= 0 and quote.text:
            places.append((start, start + len(quote.text)))
    return tuple(sorted(places))


def _sorted(records: tuple[SavedRecord, ...], sort: str) -> tuple[SavedRecord, ...]:
    """Return items by title as the language in use sorts, where they are to be; other orders are the store's."""
    if sort != "title":
        return records
    return tuple(sorted(records, key=lambda record: sort_key(record.item.title)))


def _plain(item: Item, text: str) -> Article:
    """Return an item that came without an article as one: its text, or what is known of it."""
    parts = [part.strip() for part in (text or item.excerpt).split("\n\n")]
    if not text:
        parts += [f"“{quote.text}”" for quote in item.quotes] + [item.note]
    parts = [part for part in parts if part]
    blocks: list[Paragraph] = []
    at = 0
    for part in parts:
        blocks.append(Paragraph(at, at + len(part)))
        at += len(part) + 2
    return Article(
        "\n\n".join(parts),
        tuple(blocks),
        title=item.title,
        byline=item.author,
        published=item.published,
        language=item.language,
        site=item.site,
        url=item.url,
    )


def _headline(record: SavedRecord, marked: tuple[int, bool, bool] | None) -> Headline:
    """Return a saved article's headline with the marks of its entry; one whose entry is gone counts as read."""
    item = record.item
    _entry, read, starred = marked or (0, True, False)
    return Headline(
        id=-record.id,
        feed_id=0,
        feed_title=item.site or host_of(item.url),
        title=item.title or item.url,
        url=item.url,
        author=item.author,
        published=item.published or item.added,
        read=read,
        starred=starred,
        excerpt=item.excerpt,
        language=item.language,
    )


def _searched(item: Item) -> str:
    """Return all that a filter looks at, folded."""
    quotes = [part for quote in item.quotes for part in (quote.text, quote.private_note)]
    words = (
        item.title,
        item.site,
        item.url,
        item.author,
        *item.tags,
        item.note,
        item.private_note,
        *quotes,
        item.text,
    )
    return fold("\n".join(words))
