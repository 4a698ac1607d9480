"""Stores and entries for these tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.store import entries, feeds
from tui.store.intake import EntryRow, Kept
from tui.store.searchtext import indexed
from tui.store.store import Store

NOW = 1_772_700_000
"""5 March 2026, 08:40 UTC."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "store.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as store:
        yield store


def row(
    name: str, *, url: str = "", title: str = "", at: int | None = NOW, text: str = "", **more: object
) -> EntryRow:
    """An entry as intake makes it."""
    title = title or f"Title of {name}"
    return EntryRow(
        guid=name,
        url=url or f"https://harbour.example/{name}",
        title=title,
        published=at,
        excerpt=text[:300],
        search_title=indexed(title),
        search_body=indexed(text),
        digest=(title + text).encode()[:64],
        **more,  # type: ignore[arg-type]
    )


def subscribe(store: Store, url: str = "https://harbour.example/feed", folder: str = "") -> int:
    """A feed's id."""
    return store.write(lambda db: feeds.subscribe(db, url, NOW, folder=folder))[0]


def keep(store: Store, feed_id: int, *rows: EntryRow, now: int = NOW) -> Kept:
    """Keep entries as a refresh does."""
    return store.write(lambda db: entries.keep(db, feed_id, rows, now), durable=False, urgent=False)


def titles(store: Store, feed_id: int) -> list[str]:
    """Titles of a feed's entries, by id."""
    with store.reading() as connection:
        sql = "SELECT title FROM entries WHERE feed_id = ? ORDER BY id"
        return [str(found[0]) for found in connection.execute(sql, (feed_id,))]


def counted(store: Store) -> tuple[tuple[int, int], ...]:
    """(unread, total) of every feed by counting, to compare with what the triggers keep."""
    with store.reading() as connection:
        sql = (
            "SELECT feeds.id, coalesce(sum(gone = 0 AND read_tick = 0), 0), coalesce(sum(gone = 0), 0) "
            "FROM feeds LEFT JOIN entries ON entries.feed_id = feeds.id GROUP BY feeds.id ORDER BY feeds.id"
        )
        return tuple((int(found[1]), int(found[2])) for found in connection.execute(sql))


def kept_counts(store: Store) -> tuple[tuple[int, int], ...]:
    """(unread, total) of every feed as the triggers keep them."""
    with store.reading() as connection:
        rows = connection.execute("SELECT unread, total FROM feeds ORDER BY id")
        return tuple((int(found[0]), int(found[1])) for found in rows)
