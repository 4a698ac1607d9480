"""Saved articles, kept whole beside the feeds they came from."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tui.articles.document import Article
from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.libraries.models import Item, KeyFigure, Library, Quote
from tui.store import codec, libraries
from tui.store.articles import StoredArticle
from tui.store.records import moment, seconds

if TYPE_CHECKING:
    from sqlite_utils import Database

_COLUMNS = (
    "saved_items.id, uuid, url, entry_id, title, site, author, published, added, language, excerpt, feed_url, read, tags, "
    "key_figures, quotes, note, private_note, complete, minutes, article IS NOT NULL OR text IS NOT NULL AS has_text"
)
_ORDERS = {
    "added": "library_items.added_at DESC, added DESC, saved_items.id DESC",
    "published": "coalesce(published, added) DESC, saved_items.id DESC",
    "title": "title COLLATE NOCASE, saved_items.id",
}
NOTED = ("tags", "note", "private_note", "quotes")
"""The columns that the person writes."""


@dataclass(frozen=True, slots=True)
class SavedRecord:
    """A saved item as the store knows it; its text comes only where it is asked for."""

    id: int
    item: Item
    entry_id: int
    """The entry it was saved from; 0 where that is gone, or was never there."""
    complete: bool
    """Whether the whole text is kept."""
    minutes: int
    has_text: bool


def keep(db: Database, item: Item, article: StoredArticle | None, *, entry_id: int, complete: bool) -> int:
    """Keep an item; one that is there under its id, address or entry stays as it is. Returns its number.

    Args:
        db: The database, in a transaction.
        item: The item.
        article: The article as it was read; None for an item that came from a file.
        entry_id: The entry it is saved from, or 0.
        complete: Whether that is the whole text.
    """
    known = find(db.conn, item) or (of_entry(db.conn, entry_id) if entry_id else 0)
    if known:
        return known
    values: dict[str, Any] = {
        "uuid": item.id, "url": item.url, "entry_id": entry_id or None, "title": item.title, "site": item.site,
        "author": item.author, "published": seconds(item.published), "added": seconds(item.added),
        "language": item.language, "excerpt": item.excerpt, "feed_url": item.feed_url, "read": int(item.read),
        "key_figures": json.dumps([[figure.text, figure.label] for figure in item.figures]),
        "complete": int(complete), **noted(item),
    }  # fmt: skip
    if article is not None:
        values |= _packed(article)
    elif item.text:
        values["text"] = zlib.compress(item.text.encode("utf-8", "replace"), 6)
    places = ", ".join("?" * len(values))
    done = db.conn.execute(
        f"INSERT INTO saved_items ({', '.join(values)}) VALUES ({places})", tuple(values.values())
    )
    return int(done.lastrowid or 0)


def replace_article(
    db: Database,
    item_id: int,
    item: Item,
    article: StoredArticle,
    *,
    entry_id: int = 0,
    complete: bool = True,
) -> None:
    """Give an item the text, and the excerpt and figures of `item`, which were found in it.

    Args:
        db: The database, in a transaction.
        item_id: Which item.
        item: The article as an item: what nobody knew of the one that is there, such as its author, is taken too.
        article: The text.
        entry_id: The entry that it came from, or 0.
        complete: Whether that is the whole text.
    """
    values = _packed(article) | {
        "excerpt": item.excerpt,
        "key_figures": json.dumps([[figure.text, figure.label] for figure in item.figures]),
        "complete": int(complete),
    }
    empty = {
        "site": item.site, "author": item.author, "language": item.language, "published": seconds(item.published),
        "feed_url": item.feed_url, "entry_id": entry_id or None,
    }  # fmt: skip
    if item.title:
        # A bookmark without a title was given its address.
        db.conn.execute(
            "UPDATE saved_items SET title = ? WHERE id = ? AND title IN ('', url)", (item.title, item_id)
        )
    sets = [f"{name} = ?" for name in values] + [
        f"{name} = coalesce(nullif({name}, ''), ?)" for name in empty
    ]
    db.conn.execute(
        f"UPDATE saved_items SET {', '.join(sets)} WHERE id = ?", (*values.values(), *empty.values(), item_id)
    )


def find(connection: sqlite3.Connection, item: Item) -> int:
    """Return the number of the item with this id, or with this address; 0 where there is none."""
    row = connection.execute(
        "SELECT id FROM saved_items WHERE uuid = ? OR (url = ? AND url <> '') ORDER BY uuid = ? DESC, id LIMIT 1",
        (item.id, item.url, item.id),
    ).fetchone()
    return 0 if row is None else int(row[0])


def of_entry(connection: sqlite3.Connection, entry_id: int) -> int:
    """Return the number of the item that was saved from an entry; 0 where there is none."""
    row = connection.execute("SELECT id FROM saved_items WHERE entry_id = ?", (entry_id,)).fetchone()
    return 0 if row is None else int(row[0])


def by_id(connection: sqlite3.Connection, item_id: int) -> SavedRecord:
    """Return a saved item.

    Raises:
        UsageError: There is none with this number.
    """
    row = connection.execute(f"SELECT {_COLUMNS} FROM saved_items WHERE id = ?", (item_id,)).fetchone()
    if row is None:
        raise UsageError(N_("There is no saved article number {number}."), number=item_id)
    return _record(row)


def by_ids(connection: sqlite3.Connection, ids: Iterable[int]) -> tuple[SavedRecord, ...]:
    """Return items in the order of `ids`; those that are gone are left out."""
    wanted = list(ids)
    places = ",".join("?" * len(wanted))
    rows = connection.execute(f"SELECT {_COLUMNS} FROM saved_items WHERE id IN ({places})", wanted)
    found = {row["id"]: _record(row) for row in rows}
    return tuple(found[item_id] for item_id in wanted if item_id in found)


def of_library(
    connection: sqlite3.Connection, library_id: int, sort: str = "added", *, texts: bool = False
) -> tuple[SavedRecord, ...]:
    """Return the items of a library.

    Args:
        connection: A reading connection.
        library_id: Which library.
        sort: "added", "published" or "title".
        texts: Whether their texts are wanted too.
    """
    rows = connection.execute(
        f"SELECT {_COLUMNS} {', text, article' if texts else ''} FROM saved_items "
        "JOIN library_items ON item_id = saved_items.id WHERE library_id = ? AND removed_at IS NULL "
        f"ORDER BY {_ORDERS.get(sort, _ORDERS['added'])}",
        (library_id,),
    )
    if not texts:
        return tuple(_record(row) for row in rows)
    return tuple(
        replace(each, item=replace(each.item, text=_text(row))) for row in rows for each in (_record(row),)
    )


def whole(connection: sqlite3.Connection, library_id: int, *, texts: bool = False) -> Library:
    """Return a library with all its items, in its order.

    Args:
        connection: A reading connection.
        library_id: Which library.
        texts: Whether the items' whole texts are wanted too.

    Raises:
        UsageError: There is none with this number.
    """
    record = libraries.by_id(connection, library_id)
    items = of_library(connection, library_id, record.sort, texts=texts)
    return Library(
        id=record.uuid,
        name=record.name,
        visibility=record.visibility,
        slug=record.slug,
        description=record.description,
        curator=record.curator,
        language=record.language,
        created=moment(record.created_at),
        items=tuple(each.item for each in items),
        private_note=record.private_note,
    )


def article(connection: sqlite3.Connection, item_id: int) -> StoredArticle | None:
    """Return the article of an item as it was saved, or None where it came without one."""
    row = connection.execute("SELECT * FROM saved_items WHERE id = ?", (item_id,)).fetchone()
    if row is None or row["article"] is None:
        return None
    return StoredArticle(
        article=codec.unpack(row["article"], Article),
        figures=codec.unpack(row["figures"], tuple),
        findings=codec.unpack(row["findings"], tuple),
        minutes=row["minutes"],
        extractor=row["extractor"],
        examiner=row["examiner"],
    )


def text_of(connection: sqlite3.Connection, item_id: int) -> str:
    """Return the text of an item."""
    row = connection.execute("SELECT text, article FROM saved_items WHERE id = ?", (item_id,)).fetchone()
    return "" if row is None else _text(row)


def noted(item: Item) -> dict[str, str]:
    """Return what the person wrote of an item, by column."""
    quotes = [[each.text, each.public, each.start, each.end, each.private_note] for each in item.quotes]
    return {
        "tags": json.dumps(list(item.tags)),
        "note": item.note,
        "private_note": item.private_note,
        "quotes": json.dumps(quotes),
    }


def note(db: Database, item_id: int, values: dict[str, str]) -> dict[str, str]:
    """Change what the person wrote of an item; returns what stood there.

    Args:
        db: The database, in a transaction.
        item_id: Which item.
        values: Some of `NOTED`, as `noted` returns them.
    """
    assert values.keys() <= set(NOTED), values
    row = db.conn.execute(f"SELECT {', '.join(NOTED)} FROM saved_items WHERE id = ?", (item_id,)).fetchone()
    if row is None:
        return {}
    sets = ", ".join(f"{name} = ?" for name in values)
    db.conn.execute(f"UPDATE saved_items SET {sets} WHERE id = ?", (*values.values(), item_id))
    return {name: str(row[name]) for name in values}


def retitle(db: Database, item_id: int, title: str, excerpt: str) -> None:
    """Give an item the title and excerpt that merging found."""
    db.conn.execute("UPDATE saved_items SET title = ?, excerpt = ? WHERE id = ?", (title, excerpt, item_id))


def _packed(article: StoredArticle) -> dict[str, Any]:
    return {
        "article": codec.pack(article.article),
        "figures": codec.pack(article.figures),
        "findings": codec.pack(article.findings),
        "minutes": article.minutes,
        "extractor": article.extractor,
        "examiner": article.examiner,
    }


def _text(row: sqlite3.Row) -> str:
    try:
        if row["article"] is not None:
            return codec.unpack(row["article"], Article).text
        return codec.expand(row["text"]).decode("utf-8", "replace") if row["text"] is not None else ""
    except ValueError:
        return ""


def _record(row: sqlite3.Row) -> SavedRecord:
    item = Item(
        id=row["uuid"],
        url=row["url"],
        title=row["title"],
        site=row["site"],
        author=row["author"],
        published=moment(row["published"]),
        added=moment(row["added"]),
        language=row["language"],
        tags=tuple(json.loads(row["tags"])),
        excerpt=row["excerpt"],
        note=row["note"],
        quotes=tuple(Quote(*quote) for quote in json.loads(row["quotes"])),
        figures=tuple(KeyFigure(*figure) for figure in json.loads(row["key_figures"])),
        private_note=row["private_note"],
        read=bool(row["read"]),
        feed_url=row["feed_url"],
    )
    return SavedRecord(
        row["id"],
        item,
        row["entry_id"] or 0,
        bool(row["complete"] and row["has_text"]),
        row["minutes"],
        bool(row["has_text"]),
    )
