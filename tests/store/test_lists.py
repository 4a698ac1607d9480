"""Pages of headlines agree with the plain definition of the list, and cost the same however long it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from tests.store.conftest import NOW, counted, keep, kept_counts, row, subscribe
from tui.store import entry_records, feeds, lists, marks
from tui.store.lists import Place, Selection
from tui.store.store import Store

SELECTIONS = {
    "all": Selection(0, 0),
    "oldest first": Selection(0, 0, oldest_first=True),
    "feed": Selection(0, 0, feed_id=2),
    "folder": Selection(0, 0, folder="Sea"),
    "no such folder": Selection(0, 0, folder="Air"),
    "unread": Selection(0, 0, unread=True),
    "unread of a feed": Selection(0, 0, feed_id=1, unread=True),
    "unread of a folder": Selection(0, 0, folder="Sea", unread=True, oldest_first=True),
}


@pytest.fixture
def full(store: Store) -> Store:
    """Three feeds in nested folders with 20 entries each, a third of them read, many with the same date."""
    for number, folder in enumerate(("Sea", "Sea/Ports", "Land")):
        feed = subscribe(store, f"https://harbour.example/{number}", folder)
        keep(store, feed, *(row(f"{feed}-{n}", at=NOW - (n * 7 % 5) * 60) for n in range(20)))
    store.write(lambda db: marks.mark_read(db, range(1, 60, 3), marks.next_tick(db)))
    return store


def opened(store: Store, selection: Selection) -> Selection:
    with store.reading() as connection:
        newest, tick = lists.moment_of(connection)
    return selection._replace(newest_id=newest, tick=tick)


def expected(store: Store, selection: Selection) -> list[int]:
    """The list by its definition, slowly."""
    sql = (
        "SELECT entries.id, sort_at, read_tick, feed_id, path FROM entries JOIN feeds ON feeds.id = feed_id "
        "JOIN folders ON folders.id = feeds.folder_id WHERE gone = 0"
    )
    with store.reading() as connection:
        rows = connection.execute(sql).fetchall()
    wanted = [
        (found["sort_at"], found["id"])
        for found in rows
        if (not selection.feed_id or found["feed_id"] == selection.feed_id)
        and (selection.folder is None or f"{found['path']}/".startswith(f"{selection.folder}/"))
        and (not selection.unread or found["read_tick"] == 0)
    ]
    return [entry_id for _, entry_id in sorted(wanted, reverse=not selection.oldest_first)]


@pytest.mark.parametrize("name", SELECTIONS)
def test_pages_counts_and_places(full: Store, name: str) -> None:
    selection = opened(full, SELECTIONS[name])
    ids = expected(full, selection)
    with full.snapshot() as connection:
        assert lists.count(connection, selection) == len(ids)
        for size in (1, 7, 100):
            pages = [lists.page(connection, selection, at, size, len(ids)) for at in range(0, len(ids), size)]
            assert [entry_id for page in pages for entry_id in page] == ids
        assert lists.page(connection, selection, len(ids), 5, len(ids)) == []
        for place, entry_id in enumerate(ids):
            assert lists.locate(connection, selection, entry_id) == place
            key = lists.key_of(connection, entry_id)
            assert key is not None
            known = Place(place, key)
            for offset in range(0, len(ids), 3):
                assert (
                    lists.page(connection, selection, offset, 4, len(ids), known) == ids[offset : offset + 4]
                )
                assert lists.locate(connection, selection, ids[offset], known) == offset
        assert lists.locate(connection, selection, 9999) is None


@pytest.mark.parametrize("name", SELECTIONS)
def test_the_next_unread_one(full: Store, name: str) -> None:
    selection = opened(full, SELECTIONS[name])
    ids = expected(full, selection)
    unread = set(expected(full, selection._replace(unread=True)))
    with full.snapshot() as connection:
        for forward in (True, False):
            for place in (None, *range(len(ids))):
                after = ids if place is None else ids[place + 1 :] if forward else ids[:place]
                way = after if forward else after[::-1]
                nearest = next((entry_id for entry_id in way if entry_id in unread), None)
                here = None if place is None else lists.key_of(connection, ids[place])
                assert lists.next_unread(connection, selection, here, forward=forward) == nearest


def test_a_list_of_the_unread_stays_still_while_it_is_read(full: Store) -> None:
    selection = opened(full, SELECTIONS["unread"])
    before = expected(full, selection)
    full.write(lambda db: marks.mark_read(db, before[3:9], marks.next_tick(db)))
    keep(full, 1, row("new", at=NOW + 5))
    with full.snapshot() as connection:
        assert lists.page(connection, selection, 0, 100, len(before)) == before
        assert lists.count_after(connection, selection) == 1
        assert lists.locate(connection, selection, before[9]) == 9
    assert expected(full, opened(full, selection)) == [62 - 1, *before[:3], *before[9:]]


def test_entries_follow_their_feed_into_another_folder(full: Store) -> None:
    full.write(lambda db: feeds.move(db, 3, "Sea/Yards"))
    selection = opened(full, SELECTIONS["folder"])
    with full.reading() as connection:
        assert lists.count(connection, selection) == 60
        assert len(lists.page(connection, selection, 0, 100, 60)) == 60
    full.write(lambda db: feeds.rename_folder(db, "Sea", "Water/Sea"))
    with full.reading() as connection:
        assert feeds.folders(connection) == (
            "Land",
            "Water",
            "Water/Sea",
            "Water/Sea/Ports",
            "Water/Sea/Yards",
        )
        assert lists.count(connection, opened(full, Selection(0, 0, folder="Water"))) == 60


def test_a_removed_feed_is_gone_from_every_list_and_comes_back_as_it_was(full: Store) -> None:
    full.write(lambda db: marks.star(db, [21, 25], NOW))
    before = kept_counts(full)
    full.write(lambda db: feeds.remove(db, 2, NOW))
    with full.reading() as connection:
        assert lists.starred(connection, 10) == []
        assert feeds.totals(connection) == (0, 0)
        assert lists.count(connection, opened(full, SELECTIONS["all"])) == 40
        assert feeds.by_id(connection, 2) is None
    assert kept_counts(full) == counted(full)
    assert subscribe(full, "https://harbour.example/1") == 2
    with full.reading() as connection:
        assert lists.starred(connection, 10) == [25, 21]
        assert feeds.totals(connection) == (2, 0)
    assert kept_counts(full) == before


def test_what_was_removed_long_ago_is_deleted_in_small_parts(full: Store) -> None:
    full.write(lambda db: feeds.remove(db, 2, NOW))
    parts = []
    while part := full.write(lambda db: feeds.purge(db, NOW + 1, most=8)):
        parts.append(part)
    assert parts == [8, 8, 4, 1]
    with full.reading() as connection:
        assert connection.execute("SELECT count(*) FROM search").fetchone()[0] == 40
        assert connection.execute("SELECT count(*) FROM bodies").fetchone()[0] == 40
        assert connection.execute("SELECT count(*) FROM aliases WHERE feed_id = 2").fetchone()[0] == 0


def plan(connection: sqlite3.Connection, ask: Callable[[], object]) -> list[str]:
    """How SQLite answers the last statement that `ask` makes."""
    seen: list[str] = []
    connection.set_trace_callback(seen.append)
    ask()
    connection.set_trace_callback(None)
    return [str(found["detail"]) for found in connection.execute(f"EXPLAIN QUERY PLAN {seen[-1]}")]


@pytest.mark.parametrize("name", [name for name in SELECTIONS if name != "no such folder"])
def test_a_page_is_read_from_one_index_and_never_sorted(full: Store, name: str) -> None:
    selection = opened(full, SELECTIONS[name])
    with full.reading() as connection:
        steps = plan(connection, lambda: lists.page(connection, selection, 0, 20, 60))
    walked = [step for step in steps if "entries" in step]
    assert walked
    assert all("COVERING INDEX" in step or "entries_by_tick" in step for step in walked), steps
    assert not any("TEMP B-TREE" in step for step in steps if "unread" not in name), steps


def test_what_is_found_by_number_is_not_searched_for(full: Store) -> None:
    selection = opened(full, SELECTIONS["all"])
    with full.reading() as connection:
        asked = plan(connection, lambda: entry_records.by_ids(connection, [5, 6, 7]))
        assert asked[0] == "SEARCH entries USING INTEGER PRIMARY KEY (rowid=?)", asked
        after = plan(connection, lambda: lists.count_after(connection, selection))
        assert any("SEARCH entries USING INTEGER PRIMARY KEY (rowid>?)" in step for step in after), after


def test_the_latest_entries_of_many_feeds_are_asked_for_at_once(store: Store) -> None:
    one, two, none = (
        subscribe(store),
        subscribe(store, "https://two.example/"),
        subscribe(store, "https://n.example/"),
    )
    keep(store, one, *(row(f"a{at}", at=NOW - at) for at in (30, 10, 20)))
    keep(store, two, row("b", at=NOW - 5))
    with store.reading() as connection:
        found = feeds.latest(connection, [two, none, one, 99], most=2)
    assert found == {two: [NOW - 5], none: [], one: [NOW - 10, NOW - 20], 99: []}


def test_the_first_feed_that_is_not_there_is_named(store: Store) -> None:
    here, gone = subscribe(store), subscribe(store, "https://gone.example/")
    store.write(lambda db: feeds.remove(db, gone, NOW))
    with store.reading() as connection:
        assert feeds.first_missing(connection, []) is None
        assert feeds.first_missing(connection, [here]) is None
        assert feeds.first_missing(connection, [here, 77, gone, 5]) == 77
        assert feeds.first_missing(connection, [gone, 77]) == gone
