"""One entry stays one entry, whatever its feed does."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.conftest import NOW, counted, keep, kept_counts, row, subscribe, titles
from tui.store import entry_records, marks
from tui.store.intake import EntryRow
from tui.store.store import Store


def test_the_same_document_twice_changes_nothing(store: Store) -> None:
    feed = subscribe(store)
    rows = [row("a"), row("b"), row("c")]
    assert len(keep(store, feed, *rows).new) == 3
    again = keep(store, feed, *rows)
    assert (again.new, again.updated) == ((), ())


def test_a_shorter_document_takes_nothing_away(store: Store) -> None:
    feed = subscribe(store)
    keep(store, feed, row("a"), row("b"))
    keep(store, feed, row("b"))
    keep(store, feed)
    assert sorted(titles(store, feed)) == ["Title of a", "Title of b"]


def test_an_update_keeps_read_marks_and_stars(store: Store) -> None:
    feed = subscribe(store)
    (entry,) = keep(store, feed, row("a", text="old words")).new
    store.write(lambda db: (marks.mark_read(db, [entry], marks.next_tick(db)), marks.star(db, [entry], NOW)))
    assert keep(store, feed, row("a", title="New title", text="new words")).updated == (entry,)
    with store.reading() as connection:
        (record,) = entry_records.by_ids(connection, [entry])
        found = connection.execute("SELECT body FROM search WHERE rowid = ?", (entry,)).fetchone()[0]
    assert (record.title, record.read, record.starred) == ("New title", True, True)
    assert "new words" in found
    assert kept_counts(store) == counted(store)


def test_ids_belong_to_their_feed(store: Store) -> None:
    one, two = subscribe(store), subscribe(store, "https://other.example/feed")
    keep(store, one, row("1"))
    assert len(keep(store, two, row("1", title="Another")).new) == 1
    assert titles(store, one) == ["Title of 1"]


def test_a_feed_that_changes_its_ids_makes_no_doubles(store: Store) -> None:
    feed = subscribe(store)
    keep(store, feed, row("id-1", url="https://harbour.example/story", title="Story"))
    same_address = row("id-2", url="https://harbour.example/story", title="Story")
    assert keep(store, feed, same_address).new == ()
    tracked = row("id-3", url="https://harbour.example/story?utm=3", title="Story")
    assert keep(store, feed, tracked).new == ()
    assert keep(store, feed, tracked, same_address).new == ()
    assert titles(store, feed) == ["Story"]


def test_new_ids_each_time_make_no_doubles_of_what_has_no_address_and_no_date(store: Store) -> None:
    feed = subscribe(store)

    def notes(ids: str, *texts: str) -> list[EntryRow]:
        return [row(f"{ids}-{text}", title="Note", text=text, at=None)._replace(url="") for text in texts]

    entries = keep(store, feed, *notes("1", "one", "two")).new
    store.write(lambda db: marks.star(db, [entries[0]], NOW))
    assert len(keep(store, feed, *notes("2", "one", "two", "three")).new) == 1
    assert keep(store, feed, *notes("3", "one", "two", "three")).new == ()
    with store.reading() as connection:
        (record,) = entry_records.by_ids(connection, [entries[0]])
    assert record.starred
    episodes = [
        row(f"e{n}", title="Noon", at=None, enclosures=((f"https://x.example/{n}", "", None),))._replace(
            url=""
        )
        for n in "12"
    ]
    keep(store, feed, episodes[0])
    assert len(keep(store, feed, *episodes).new) == 1


@pytest.mark.parametrize(
    "later",
    [
        "https://harbour.example/story", "http://harbour.example/story/", "http://harbour.example/story?utm_source=rss",
        "https://harbour.example/story/?utm_source=feed&fbclid=1",
    ],
)  # fmt: skip
def test_a_site_that_moves_or_counts_readers_makes_no_doubles(store: Store, later: str) -> None:
    feed = subscribe(store)
    first = "http://harbour.example/story"
    keep(store, feed, row(first, url=first, title="Story")._replace(published=None))
    moved = row(later, url=later, title="Story")._replace(published=None)
    assert keep(store, feed, moved).new == ()
    other = row(f"{first}?id=2", url=f"{first}?id=2", title="Story")._replace(published=None)
    assert len(keep(store, feed, moved, other).new) == 1


def test_a_feed_with_one_address_for_everything_keeps_every_entry(store: Store) -> None:
    feed = subscribe(store)
    home = "https://harbour.example/"
    keep(store, feed, row("1", url=home, title="One"), row("2", url=home, title="Two", at=NOW + 60))
    keep(store, feed, row("3", url=home, title="Three", at=NOW + 120))
    keep(store, feed, row("4", url=home, title="Four", at=NOW + 180))
    assert sorted(titles(store, feed)) == ["Four", "One", "Three", "Two"]


def test_what_a_document_says_twice_is_kept_once(store: Store) -> None:
    feed = subscribe(store)
    twin = {"url": "https://harbour.example/x", "title": "X"}
    keep(store, feed, row("1", **twin), row("1", **twin), row("2", **twin))  # type: ignore[arg-type]
    assert titles(store, feed) == ["X"]


def test_dates_that_nobody_meant_do_not_sort(store: Store) -> None:
    feed = subscribe(store)
    dates = {"epoch": 0, "far": 253_402_300_799, "none": None, "true": NOW - 86_400, "soon": NOW + 60}
    keep(store, feed, *(row(name, at=at) for name, at in dates.items()))
    with store.reading() as connection:
        found = connection.execute("SELECT guid, sort_at FROM entries").fetchall()
    assert {str(name): at - NOW for name, at in found} == {
        "epoch": 0,
        "far": 3600,
        "none": 0,
        "true": -86_400,
        "soon": 60,
    }


def test_entries_arrive_in_the_order_of_their_dates(store: Store) -> None:
    feed = subscribe(store)
    keep(store, feed, row("newest", at=NOW), row("middle", at=NOW - 10), row("oldest", at=NOW - 20))
    undated = [row(name, at=None, title=name) for name in ("top", "bottom")]
    other = subscribe(store, "https://other.example/feed")
    keep(store, other, *undated)
    assert titles(store, feed) == ["Title of oldest", "Title of middle", "Title of newest"]
    assert titles(store, other) == ["bottom", "top"]


names = st.sampled_from(["a", "b", "c", "d"])
documents = st.lists(
    st.lists(
        st.builds(
            lambda guid, url, title, at: row(
                guid, url=f"https://h.example/{url}", title=title, at=at, text=guid + url
            ),
            names,
            names,
            names,
            st.sampled_from([None, NOW, NOW - 50]),
        ),
        max_size=6,
    ),
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(documents)
def test_whatever_feeds_say_nothing_is_lost_or_doubled(said: list[list[EntryRow]]) -> None:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "s.db") as store:
        feed = subscribe(store)
        for document in said:
            keep(store, feed, *document)
            again = keep(store, feed, *document)
            assert again.new == (), "the same document brings nothing new"
        with store.reading() as connection:
            guids = [row[0] for row in connection.execute("SELECT guid FROM entries")]
            searched = {row[0] for row in connection.execute("SELECT rowid FROM search")}
            ids = {row[0] for row in connection.execute("SELECT id FROM entries")}
        assert len(guids) <= len({entry.guid for document in said for entry in document})
        assert searched == ids
        assert kept_counts(store) == counted(store)
