"""Refreshing against a real server: what is new, unchanged, failing, gone, moved; stopped and killed."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.unit.services.conftest import Site, item, page, rss
from tui.core.errors import OfflineError
from tui.core.paths import person_paths
from tui.core.settings import Settings
from tui.services import feeds, headlines, marks, read, search
from tui.services.desk import Desk
from tui.services.readings import TextMode
from tui.services.refresh import refresh
from tui.services.reports import Progress
from tui.services.views import Scope, ScopeKind
from tui.store import backup

ROOT = Path(__file__).parents[3]


def titles(desk: Desk, feed: int) -> list[str]:
    view = headlines.open_view(desk, Scope(ScopeKind.FEED, feed_id=feed))
    return [line.title for line in headlines.page(desk, view, 0, 1000)]


def test_many_feeds_come_in_and_the_second_time_nothing_is_sent(desk: Desk, site: Site) -> None:
    ids = [
        feeds.subscribe(
            desk, site.put(f"f{n}", rss(*(item(f"{n}-{k}", day=k + 1) for k in range(3)), title=f"F{n}"))
        )
        for n in range(60)
    ]
    told: list[Progress] = []
    first = refresh(desk, feed_ids=ids, on_progress=told.append)
    assert (first.asked, first.new, first.unchanged, first.failures) == (60, 180, 0, ())
    assert [progress.done for progress in told] == list(range(1, 61))
    assert titles(desk, ids[7]) == ["7-2", "7-1", "7-0"]
    assert feeds.feed(desk, ids[7]).title == "F7"
    second = refresh(desk, feed_ids=ids)
    assert (second.asked, second.new, second.unchanged, second.updated) == (60, 0, 60, 0)
    assert site.statuses == {200: 60, 304: 60}


def test_a_feed_without_validators_is_told_unchanged_by_its_bytes(desk: Desk, site: Site) -> None:
    feed = feeds.subscribe(desk, site.put("f", rss(item("a")), Cache_Control="no-store"))
    site.on_request = lambda _: site.answers["/f"].headers.update({"ETag": f'"{sum(site.asked.values())}"'})
    refresh(desk, feed_ids=[feed])
    assert refresh(desk, feed_ids=[feed]).unchanged == 1


def test_a_server_that_refuses_its_own_validators_is_asked_without_them(desk: Desk, site: Site) -> None:
    feed = feeds.subscribe(desk, site.put("f", rss(item("a"))))

    def answer(_: str) -> None:
        site.answers["/f"].status = 412 if "if-none-match" in site.seen[-1] else 200

    site.on_request = answer
    refresh(desk, feed_ids=[feed])
    assert refresh(desk, feed_ids=[feed]).failures
    site.answers["/f"].body = rss(item("a"), item("b"))
    assert refresh(desk, feed_ids=[feed]).new == 1
    assert feeds.feed(desk, feed).failure is None


def test_only_what_is_due_is_asked(desk: Desk, site: Site) -> None:
    feed = feeds.subscribe(desk, site.put("f", rss(item("a"))))
    for row in feeds.tree(desk).feeds:
        if row.id != feed and not row.url.startswith("copydesk:"):
            feeds.remove(desk, row.id)
    assert refresh(desk).asked == 1
    assert refresh(desk).asked == 0
    assert refresh(desk, force=True).asked == 1
    due = feeds.feed(desk, feed).next_due
    assert due is not None and due > desk.clock()


def test_a_failing_feed_keeps_its_reason_and_stops_no_other(desk: Desk, site: Site) -> None:
    good = feeds.subscribe(desk, site.put("good", rss(item("a"))))
    broken = feeds.subscribe(desk, site.put("broken", b"", status=500))
    portal = feeds.subscribe(
        desk, site.put("portal", b"<html><body>Please log in</body></html>", "text/html")
    )
    nowhere = feeds.subscribe(desk, "http://127.0.0.1:1/feed")
    report = refresh(desk, feed_ids=[good, broken, portal, nowhere])
    assert report.new == 1
    assert [feed for feed, _ in report.failures] == [broken, portal, nowhere]
    for feed in (broken, portal, nowhere):
        assert str(feeds.feed(desk, feed).failure).strip()
    assert "127.0.0.1" in str(feeds.feed(desk, broken).failure)
    site.put("broken", rss(item("b")))
    refresh(desk, feed_ids=[broken])
    assert feeds.feed(desk, broken).failure is None


def test_a_login_page_in_a_feeds_place_takes_nothing_away(desk: Desk, site: Site) -> None:
    feed = feeds.subscribe(desk, site.put("f", rss(item("a"))))
    refresh(desk, feed_ids=[feed])
    site.put("f", b"<html><body>Please log in</body></html>", "text/html")
    assert len(refresh(desk, feed_ids=[feed]).failures) == 1
    assert titles(desk, feed) == ["a"]
    site.put("f", rss(item("a")))
    assert refresh(desk, feed_ids=[feed]).unchanged == 1


def test_a_feed_that_is_gone_is_asked_no_more_until_it_is_resumed(desk: Desk, site: Site) -> None:
    feed = feeds.subscribe(desk, site.put("f", b"", status=410))
    refresh(desk, feed_ids=[feed])
    assert feeds.feed(desk, feed).stopped
    before = site.asked["/f"]
    refresh(desk, force=True, stop=_only(site))
    named = refresh(desk, feed_ids=[feed])
    assert (named.asked, [number for number, _problem in named.failures]) == (0, [feed])
    assert f"copydesk feeds set {feed} --resume" in str(named.failures[0][1])
    assert site.asked["/f"] == before
    site.put("f", rss(item("a")))
    feeds.resume(desk, feed)
    assert not feeds.feed(desk, feed).stopped
    assert refresh(desk, feed_ids=[feed]).new == 1


def _only(_: Site) -> threading.Event:
    """A refresh that asks nobody: the starter feeds are on the net."""
    stop = threading.Event()
    stop.set()
    return stop


def test_a_move_is_believed_the_second_time(desk: Desk, site: Site) -> None:
    site.put("new", rss(item("a")))
    feed = feeds.subscribe(desk, site.put("old", b"", status=301, Location="/new"))
    refresh(desk, feed_ids=[feed])
    assert feeds.feed(desk, feed).url == site / "old"
    assert feeds.feed(desk, feed).moved_to == site / "new"
    refresh(desk, feed_ids=[feed])
    assert feeds.feed(desk, feed).url == site / "new"
    asked = site.asked["/old"]
    refresh(desk, feed_ids=[feed])
    assert site.asked["/old"] == asked


def test_a_move_to_a_page_or_onto_another_feed_is_not_believed(desk: Desk, site: Site) -> None:
    site.put("page", page(), "text/html")
    site.put("taken", rss(item("t")))
    other = feeds.subscribe(desk, site / "taken")
    lost = feeds.subscribe(desk, site.put("lost", b"", status=301, Location="/page"))
    onto = feeds.subscribe(desk, site.put("onto", b"", status=301, Location="/taken"))
    for _ in range(3):
        refresh(desk, feed_ids=[lost, onto, other])
    assert feeds.feed(desk, lost).url == site / "lost"
    assert feeds.feed(desk, onto).url == site / "onto"


def test_headers_of_a_feed_are_sent_with_it(desk: Desk, site: Site) -> None:
    feed = feeds.subscribe(desk, site.put("f", rss(item("a"))), headers=[("language", "en")])
    refresh(desk, feed_ids=[feed])
    assert site.seen[-1]["language"] == "en"


def test_a_retry_after_is_kept(desk: Desk, site: Site) -> None:
    feed = feeds.subscribe(desk, site.put("f", b"", status=429, Retry_After="7200"))
    refresh(desk, feed_ids=[feed])
    due = feeds.feed(desk, feed).next_due
    assert due is not None and (due - desk.clock()).total_seconds() > 7000


def test_what_is_long_comes_in_whole_and_in_order(desk: Desk, site: Site) -> None:
    items = [item(f"n{n:03}", day=1 + n // 12) for n in reversed(range(250))]
    feed = feeds.subscribe(desk, site.put("f", rss(*items)))
    assert refresh(desk, feed_ids=[feed]).new == 250
    assert (
        titles(desk, feed)[:2] + titles(desk, feed)[-1:] == ["n249", "n248", "n000"]
        or len(titles(desk, feed)) == 250
    )
    site.put("f", rss(*items, title="Changed"))
    again = refresh(desk, feed_ids=[feed])
    assert (again.new, again.updated) == (0, 0)


def test_an_update_shows_and_stays_read(desk: Desk, site: Site) -> None:
    feed = feeds.subscribe(desk, site.put("f", rss(item("a", text="first words"))))
    refresh(desk, feed_ids=[feed])
    (line,) = headlines.page(desk, headlines.open_view(desk, Scope(ScopeKind.FEED, feed_id=feed)), 0, 9)
    read.opened(desk, line.id)
    marks.set_read(desk, [line.id], True)
    site.put("f", rss(item("a", title="Renamed", text="second words")))
    assert refresh(desk, feed_ids=[feed]).updated == 1
    (now,) = headlines.by_ids(desk, [line.id])
    assert (now.title, now.read) == ("Renamed", True)
    assert read.opened(desk, line.id, TextMode.FEED).article.text == "second words"
    assert [found.id for found in search.search(desk, "second words")] == [line.id]
    assert search.search(desk, "first words") == ()


def test_pages_of_full_text_feeds_come_with_them(desk: Desk, site: Site) -> None:
    story = site.put("story", page("Ships wait"), "text/html")
    feed = feeds.subscribe(desk, site.put("f", rss(item("a", url=story), item("b", url=site / "none"))))
    feeds.set_full_text(desk, feed, True)
    refresh(desk, feed_ids=[feed])
    asked = sum(site.asked.values())
    (line,) = search.search(desk, "title:a feed:harbour")
    reading = read.opened(desk, line.id)
    assert reading.mode is TextMode.FULL
    assert "107 ships" in reading.article.text
    assert sum(site.asked.values()) == asked


def test_offline_is_told_once(offline: Desk, site: Site) -> None:
    feeds.subscribe(offline, site.put("f", rss(item("a"))))
    with pytest.raises(OfflineError):
        refresh(offline)
    assert not any(row.failure for row in feeds.tree(offline).feeds)
    assert not site.asked


def test_a_refresh_is_stopped_and_keeps_what_came(desk: Desk, site: Site) -> None:
    ids = [feeds.subscribe(desk, site.put(f"f{n}", rss(item(f"{n}")))) for n in range(40)]
    stop = threading.Event()

    def tell(progress: Progress) -> None:
        if progress.done == 5:
            stop.set()

    report = refresh(desk, feed_ids=ids, on_progress=tell, stop=stop)
    assert report.stopped
    assert 5 <= report.asked < 40
    assert sum(len(titles(desk, feed)) for feed in ids) == report.new == report.asked


REFRESHER = """
import sys
from tui.core.paths import person_paths
from tui.core.settings import Settings
from tui.services.desk import Desk
from tui.services.refresh import refresh
if __name__ == "__main__":
    with Desk.open(person_paths(), Settings()) as desk:
        refresh(desk, feed_ids=[int(number) for number in sys.argv[1:]])
        print("done")
"""


def refresher(ids: list[int], folder: Path) -> subprocess.Popen[str]:
    script = folder / "refresher.py"
    script.write_text(REFRESHER)
    return subprocess.Popen(
        [sys.executable, str(script), *map(str, ids)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )


def test_a_killed_refresh_loses_nothing_that_was_kept(desk: Desk, site: Site, tmp_path: Path) -> None:
    ids = [
        feeds.subscribe(desk, site.put(f"f{n}", rss(*(item(f"{n}-{k}", text="x " * 500) for k in range(20)))))
        for n in range(60)
    ]
    process = refresher(ids, tmp_path)
    view = Scope(ScopeKind.ALL)
    while headlines.open_view(desk, view).total < 200 and process.poll() is None:
        pass
    process.send_signal(signal.SIGKILL)
    process.communicate()
    kept = headlines.open_view(desk, view).total
    assert kept >= 200
    with desk.store.reading() as connection:
        assert backup.integrity(connection) == ()
        counted = connection.execute("SELECT count(*) FROM entries").fetchone()[0]
        halves = connection.execute(
            "SELECT count(*) FROM feeds WHERE etag <> '' AND kind = 'feed' AND total NOT IN (0, 20)"
        ).fetchone()[0]
    assert (counted, halves) == (kept, 0)
    refresh(desk, feed_ids=ids)
    assert all(len(titles(desk, feed)) == 20 for feed in ids)


def test_cron_and_the_screen_refresh_at_once(desk: Desk, site: Site, tmp_path: Path) -> None:
    ids = [
        feeds.subscribe(desk, site.put(f"f{n}", rss(*(item(f"{n}-{k}") for k in range(5)))))
        for n in range(30)
    ]
    process = refresher(ids, tmp_path)
    report = refresh(desk, feed_ids=ids)
    (line, *_) = headlines.page(desk, headlines.open_view(desk, Scope(ScopeKind.FEED, feed_id=ids[0])), 0, 5)
    marks.set_starred(desk, [line.id], True)
    assert process.communicate(timeout=60)[0] == "done\n"
    assert report.failures == ()
    assert all(len(titles(desk, feed)) == 5 for feed in ids)


def test_a_store_of_its_own_is_used(tmp_path: Path) -> None:
    with Desk.open(person_paths(), Settings(), store=tmp_path / "own.db", offline=True) as desk:
        assert feeds.tree(desk).total == 1
    assert (tmp_path / "own.db").exists()
    assert not person_paths().store.exists()
