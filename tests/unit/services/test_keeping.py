"""What a refresh brings is written while more is read: nothing of it is lost, and a fault is told."""

from __future__ import annotations

import sqlite3
import threading

import pytest

from tests.store.conftest import NOW, row, subscribe
from tui.core.errors import StoreError
from tui.services.desk import Desk
from tui.services.keeping import ENTRIES_AT_ONCE, Keeper
from tui.store import entries, feeds
from tui.store.intake import FetchState


def test_threads_that_bring_more_than_one_transaction_takes_lose_nothing(desk: Desk) -> None:
    ids = [subscribe(desk.store, f"https://harbour.example/{n}") for n in range(9)]
    with desk.store.reading() as connection:
        records = {feed.id: feed for feed in feeds.every(connection)}
    keeper = Keeper(desk.store, NOW)

    def bring(mine: list[int]) -> None:
        for feed in mine:
            rows = [row(f"{feed}-{n}") for n in range(ENTRIES_AT_ONCE // 2 + 30 * (feed % 7))]
            keeper.take(records[feed], FetchState(feed, NOW, NOW + 60, changed=True), rows)

    threads = [threading.Thread(target=bring, args=(ids[start::3],)) for start in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    keeper.flush()
    with desk.store.reading() as connection:
        totals = {feed.id: (feed.total, feed.fetched_at) for feed in feeds.every(connection)}
        counted = connection.execute("SELECT count(*) FROM search").fetchone()[0]
    wanted = {feed: ENTRIES_AT_ONCE // 2 + 30 * (feed % 7) for feed in ids}
    assert {feed: totals[feed] for feed in ids} == {feed: (n, NOW) for feed, n in wanted.items()}
    assert len(keeper.new) == len({entry for _, entry in keeper.new}) == sum(wanted.values())
    assert counted >= sum(wanted.values())


def test_what_cannot_be_written_is_told_and_leaves_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed_id = subscribe(desk.store)
    with desk.store.reading() as connection:
        feed = feeds.by_id(connection, feed_id)
    assert feed is not None

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("no")

    monkeypatch.setattr(entries, "_index", fail)
    keeper = Keeper(desk.store, NOW)
    keeper.take(feed, FetchState(feed_id, NOW, NOW), [row("a")])
    with pytest.raises(StoreError):
        keeper.flush()
    with desk.store.reading() as connection:
        kept = feeds.by_id(connection, feed_id)
    assert kept is not None and (kept.total, kept.fetched_at) == (0, None)
