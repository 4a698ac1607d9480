"""Marks and their undoing, searching, lists of feeds, adding, checks."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.services.conftest import Site, item, page, rss
from tui.core.errors import CopydeskError, NotAFeedError, ParseError, RefusedError, UsageError
from tui.core.paths import person_paths
from tui.core.settings import Settings
from tui.services import checks, feeds, headlines, marks, opml, read, search
from tui.services.addresses import feed_address
from tui.services.desk import Desk
from tui.services.first_run import seed
from tui.services.refresh import refresh
from tui.services.views import Headline, Scope, ScopeKind


def filled(desk: Desk, site: Site, count: int = 6) -> tuple[Headline, ...]:
    """Headlines 5, 4, 3 … of one feed, the newest first."""
    words = ["harbour quay", "crane berth", "İstanbul köprü", "公司 发布 模型", "UK and AI", "ประเทศไทย"]
    items = [item(f"Story {n}", text=words[n % 6], day=n + 1) for n in range(count)]
    feed = feeds.subscribe(desk, site.put("feed", rss(*items)), folder="Sea/Ports")
    refresh(desk, feed_ids=[feed])
    return headlines.page(desk, headlines.open_view(desk, Scope(ScopeKind.FEED, feed_id=feed)), 0, 100)


def test_a_desk_opens_again_with_what_it_had(site: Site) -> None:
    with Desk.open(person_paths(), Settings()) as desk:
        lines = filled(desk, site)
        marks.set_starred(desk, [lines[0].id], True)
    with Desk.open(person_paths(), Settings()) as desk:
        assert feeds.tree(desk).starred == 1
        assert marks.undo(desk) is not None
        assert feeds.tree(desk).starred == 0


def test_marks_are_taken_back_one_by_one(desk: Desk, site: Site) -> None:
    lines = filled(desk, site)
    ids = [line.id for line in lines]
    unread = feeds.tree(desk).unread
    assert marks.set_read(desk, ids[:3], True) == tuple(ids[:3])
    assert marks.set_read(desk, ids[:4], True) == (ids[3],)
    assert marks.set_read(desk, ids[1:2], False) == (ids[1],)
    assert marks.set_starred(desk, ids[:2], True) == tuple(ids[:2])
    assert marks.set_read(desk, ids[5:], True, undoable=False) == (ids[5],)
    assert feeds.tree(desk).unread == unread - 4
    undone = [marks.undo(desk) for _ in range(4)]
    assert [set(step.entry_ids) for step in undone if step] == [
        set(ids[:2]),
        {ids[1]},
        {ids[3]},
        {ids[0], ids[1], ids[2]},
    ]
    assert marks.undo(desk) is None
    assert feeds.tree(desk).unread == unread - 1
    assert feeds.tree(desk).starred == 0


def test_a_whole_list_is_marked_and_taken_back(
    desk: Desk, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(desk, site)
    monkeypatch.setattr(marks, "_AT_ONCE", 4)
    view = headlines.open_view(desk, Scope(ScopeKind.FOLDER, folder="Sea"))
    assert marks.mark_scope_read(desk, view) == 6
    assert headlines.open_view(desk, Scope(ScopeKind.UNREAD)).total == 1
    undone = marks.undo(desk)
    assert undone is not None and len(undone.entry_ids) == 6
    found = headlines.open_view(desk, Scope(ScopeKind.SEARCH, query="story"))
    assert marks.mark_scope_read(desk, found) == 6


def test_lists_that_hold_their_ids_stay_still(desk: Desk, site: Site) -> None:
    lines = filled(desk, site)
    marks.set_starred(desk, [line.id for line in lines[:4]], True)
    view = headlines.open_view(desk, Scope(ScopeKind.SAVED))
    marks.set_starred(desk, [lines[1].id], False)
    marks.set_read(desk, [lines[0].id], True)
    assert {line.id for line in headlines.page(desk, view, 0, 10)} == {line.id for line in lines[:4]}
    assert headlines.locate(desk, view, lines[2].id) is not None
    assert headlines.locate(desk, view, lines[5].id) is None
    place = headlines.locate(desk, view, lines[0].id)
    assert headlines.next_unread(desk, view, -1) == (1 if place == 0 else 0)
    assert headlines.next_unread(desk, view, 4, -1) == (2 if place == 3 else 3)
    assert headlines.count_new(desk, view) == 0
    given = headlines.open_view(desk, Scope(ScopeKind.ENTRIES, entry_ids=(lines[3].id, 999, lines[1].id)))
    assert [line.id for line in headlines.page(desk, given, 0, 9)] == [lines[3].id, lines[1].id]


def test_new_headlines_wait_until_the_list_is_opened_again(desk: Desk, site: Site) -> None:
    lines = filled(desk, site)
    view = headlines.open_view(desk, Scope(ScopeKind.FOLDER, folder="Sea", hide_read=True))
    site.put("feed", rss(*(item(f"Story {n}", day=n + 1) for n in range(8))))
    refresh(desk, feed_ids=[lines[0].feed_id])
    assert headlines.count_new(desk, view) == 2
    assert [line.title for line in headlines.page(desk, view, 0, 2)] == ["Story 5", "Story 4"]
    assert headlines.next_unread(desk, view, 0) == 1
    assert headlines.next_unread(desk, view, 0, -1) is None
    assert view.title == "Sea"


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("harbour", {0}),
        ("HARB", {0}),
        ("rbou", {0}),
        ("harbour quay", {0}),
        ('"quay harbour"', set()),
        ("istanbul", {2}),
        ("KOPRU", {2}),
        ("公司", {3}),
        ("发", {3}),
        ("布模", {3}),
        ("模布", set()),
        ("uk", {4}),
        ("AI", {4}),
        ("u", set()),
        ("ประเทศ", {5}),
        ("ไทย", {5}),
        ("harbour OR crane", {0, 1}),
        ("story -harbour", {1, 2, 3, 4, 5}),
        ("title:harbour", set()),
        ("title:3", {3}),
        ("feed:harbour", {0, 1, 2, 3, 4, 5}),
        ("folder:ports story", {0, 1, 2, 3, 4, 5}),
        ("after:2026-03-04 before:2026-03-06", {3, 4}),
        ("is:starred", {2}),
        ("is:read feed:harbour", {1}),
        ("lang:th", {5}),
        ("figure:money>1e9", set()),
        ("check: is:unread", set()),
        ("'", set()),
    ],
)
def test_searching(desk: Desk, site: Site, query: str, numbers: set[int]) -> None:
    lines = filled(desk, site)
    marks.set_starred(desk, [lines[3].id], True)
    marks.set_read(desk, [lines[4].id], True)
    found = [line.title for line in search.search(desk, query) if line.title.startswith("Story")]
    assert set(found) == {f"Story {number}" for number in numbers}
    assert found == sorted(found, reverse=True)


def test_figures_are_searched_for(offline: Desk) -> None:
    hits = {
        "figure:money>1e9": 1,
        "figure:money>27e9": 0,
        "figure:money unit:usd": 1,
        "unit:parameter": 1,
        "check:": 1,
        "check:K1": 1,
        "check:U1": 0,
        "-check: nvidia": 0,
    }
    assert {query: len(search.search(offline, query)) for query in hits} == hits


def test_a_filter_within_a_list(desk: Desk, site: Site) -> None:
    lines = filled(desk, site)
    scope = Scope(ScopeKind.FEED, feed_id=lines[0].feed_id, query="quay OR crane", oldest_first=True)
    view = headlines.open_view(desk, scope)
    assert [line.title for line in headlines.page(desk, view, 0, 9)] == ["Story 0", "Story 1"]
    with pytest.raises(UsageError):
        headlines.open_view(desk, Scope(ScopeKind.SEARCH, query="colour:red"))
    assert search.search(desk, "") == ()


def test_lists_of_feeds_go_out_and_come_back_the_same(desk: Desk, tmp_path: Path) -> None:
    feeds.subscribe(
        desk, "https://a.example/feed?x=1&y=2", title='A "quoted" <name> & more', folder="Sea/Ports"
    )
    text = opml.export_opml(desk)
    (tmp_path / "feeds.opml").write_text(text)
    with Desk.open(person_paths(), Settings(), store=tmp_path / "other.db", offline=True) as other:
        for row in feeds.tree(other).feeds:
            feeds.remove(other, row.id)
        report = opml.import_opml(other, tmp_path / "feeds.opml")
        assert report.refused == ()
        assert opml.export_opml(other) == text
        assert opml.import_opml(other, tmp_path / "feeds.opml").added == 0


def test_what_is_no_list_of_feeds_is_told(offline: Desk, tmp_path: Path) -> None:
    (tmp_path / "x.opml").write_text("no list at all")
    with pytest.raises(ParseError):
        opml.import_opml(offline, tmp_path / "x.opml")
    with pytest.raises(UsageError, match="cannot be read"):
        opml.import_opml(offline, tmp_path)
    with pytest.raises(UsageError, match="There is no"):
        opml.import_newsboat(offline, tmp_path / "urls")


def test_a_newsboat_list_comes_in(offline: Desk, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text(
        '# mine\nhttps://a.example/feed Sea "~A name" more\n\nhttps://b.example/feed "!" "~B"\n'
        '"query:Unread:unread = \\"yes\\""\nexec:rm -rf /\n'
    )
    report = opml.import_newsboat(offline, tmp_path / "urls")
    assert (report.added, report.already, len(report.refused)) == (2, 0, 1)
    rows = {row.url: (row.title, row.folder) for row in feeds.tree(offline).feeds}
    assert rows["https://a.example/feed"] == ("A name", "Sea")
    assert rows["https://b.example/feed"] == ("B", "")


def test_adding_a_feed_brings_its_entries(desk: Desk, site: Site) -> None:
    url = site.put("feed", rss(item("a"), item("b")))
    outcome = feeds.add(desk, url, folder=" Sea / Ports ", title="Mine")
    row = feeds.feed(desk, outcome.feed_id)
    assert (row.title, row.folder, row.total, row.last_fetched is not None) == ("Mine", "Sea/Ports", 2, True)
    assert feeds.add(desk, url).already
    feeds.rename(desk, row.id, "")
    assert feeds.feed(desk, row.id).title == "Harbour News"


def test_adding_a_page_finds_its_feeds(desk: Desk, site: Site) -> None:
    site.put("one.xml", rss(item("a"), title="One"))
    site.put("two.xml", rss(item("b"), title="Two"))
    link = "<link rel='alternate' type='application/rss+xml' title='{0}' href='/{0}.xml'>"
    site.put("", f"<html><head>{link.format('one')}</head></html>".encode(), "text/html")
    assert feeds.add(desk, site.base).title == "One"
    both = f"<html><head>{link.format('one')}{link.format('two')}</head></html>".encode()
    offered = feeds.add(desk, site.put("both/", both, "text/html"))
    assert [(choice.title, choice.url) for choice in offered.choices] == [
        ("one", site / "one.xml"),
        ("two", site / "two.xml"),
    ]


def test_adding_a_site_that_names_no_feed_looks_at_the_usual_places(desk: Desk, site: Site) -> None:
    site.put("", b"<html><body><p>Nothing here.</p></body></html>", "text/html")
    site.put("feed", rss(item("a")))
    assert feeds.feed(desk, feeds.add(desk, site.base).feed_id).url == site / "feed"


def test_adding_an_article_keeps_it(desk: Desk, site: Site) -> None:
    url = site.put("2026/story", page("Ships wait"), "text/html")
    outcome = feeds.add(desk, url)
    assert (outcome.feed_id, outcome.title, outcome.already) == (0, "Ships wait", False)
    assert "107 ships" in read.opened(desk, outcome.entry_id).article.text
    again = feeds.add(desk, url)
    assert (again.entry_id, again.already) == (outcome.entry_id, True)
    assert [line.id for line in search.search(desk, "107 ships")] == [outcome.entry_id]


def test_programs_that_begin_at_the_same_moment_fill_a_new_store_once(tmp_path: Path) -> None:
    """Both find no store, and both make it."""
    begin = threading.Barrier(2)
    paths = person_paths()

    def start(_: int) -> list[str]:
        begin.wait()
        with Desk.open(paths, Settings(), store=tmp_path / "new.db") as desk:
            return [feed.url for feed in feeds.tree(desk).feeds]

    with ThreadPoolExecutor() as both:
        one, other = both.map(start, range(2))
    with Desk.open(paths, Settings(), store=tmp_path / "new.db") as desk:
        seed(desk)
        assert headlines.open_view(desk, Scope()).total == 1
        assert len(feeds.tree(desk).feeds) == max(len(one), len(other))


def test_adding_nothing_is_told(desk: Desk, site: Site) -> None:
    with pytest.raises(NotAFeedError, match="no feed"):
        feeds.add(desk, site.put("x", b"<html><p>Hi.</p></html>", "text/html"))
    with pytest.raises(RefusedError, match="javascript"):
        feeds.add(desk, "javascript:alert(1)")
    with pytest.raises(CopydeskError):
        feeds.add(desk, "http://127.0.0.1:1/")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("example.org", "https://example.org/"),
        (" HTTP://Example.ORG:80/A?b#c ", "http://example.org/A?b"),
        ("feed://example.org/x", "https://example.org/x"),
        ("feed:https://example.org/x", "https://example.org/x"),
        ("localhost:8080/feed", "http://localhost:8080/feed"),
        ("192.168.1.5/feed", "http://192.168.1.5/feed"),
        ("https://localhost/feed", "https://localhost/feed"),
        ("http://[::1]:8/f", "http://[::1]:8/f"),
    ],
)
def test_addresses_as_people_type_them(typed: str, address: str) -> None:
    assert feed_address(typed) == address
    assert feed_address(address) == address


@pytest.mark.parametrize(
    "typed", ["", "word", "file:///etc/passwd", "https://", "http://u:p@x.example/", "http://x:y/"]
)
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(CopydeskError):
        feed_address(typed)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_told(text: str) -> None:
    try:
        address = feed_address(text)
    except CopydeskError as error:
        assert str(error)
    else:
        assert address.startswith(("http://", "https://"))
        assert feed_address(address) == address


def test_feeds_are_arranged(offline: Desk) -> None:
    feed = feeds.subscribe(offline, "https://a.example/feed", folder="Sea")
    feeds.move(offline, feed, "")
    assert feeds.feed(offline, feed).folder == ""
    feeds.move(offline, feed, "Sea/Ports")
    feeds.rename_folder(offline, "Sea", "Water")
    assert feeds.feed(offline, feed).folder == "Water/Ports"
    with pytest.raises(UsageError, match="itself"):
        feeds.rename_folder(offline, "Water", "Water/Deep")
    with pytest.raises(UsageError, match="deep"):
        feeds.move(offline, feed, "/".join("abcdefghij"))
    with pytest.raises(UsageError, match="no feed number"):
        feeds.rename(offline, 4711, "x")
    with pytest.raises(UsageError, match="header"):
        feeds.set_headers(offline, feed, [("X-A", "one\r\nHost: evil")])
    feeds.set_headers(offline, feed, [("Language", " en ")])
    assert feeds.feed(offline, feed).headers == (("Language", "en"),)


def test_a_removed_feed_comes_back_with_its_marks(desk: Desk, site: Site) -> None:
    lines = filled(desk, site)
    marks.set_starred(desk, [lines[0].id], True)
    before = feeds.tree(desk)
    feeds.remove(desk, lines[0].feed_id)
    assert search.search(desk, "harbour") == ()
    assert headlines.by_ids(desk, [lines[0].id]) == ()
    undone = marks.undo(desk)
    assert undone is not None and "Harbour News" in str(undone.message)
    assert feeds.tree(desk) == before


def test_the_doctor_finds_nothing_wrong_and_says_what_is(
    offline: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = person_paths()
    monkeypatch.setenv("TERM", "xterm-256color")
    assert all(check.ok for check in checks.doctor(paths)), [
        str(check.message) for check in checks.doctor(paths)
    ]
    paths.config.mkdir(parents=True)
    paths.settings.write_text('measure = "wide"\n')
    paths.store.chmod(0o644)
    monkeypatch.setenv("TERM", "dumb")
    wrong = {check.name: check for check in checks.doctor(paths) if not check.ok}
    assert set(wrong) == {"settings", "privacy", "terminal"}
    assert all(check.advice for check in wrong.values())


def test_the_doctor_shows_a_way_on_from_a_damaged_store(offline: Desk) -> None:
    path = person_paths().store
    copy = checks.back_up(path)
    offline.close()
    content = path.read_bytes()
    path.write_bytes(b"x" * 9000)
    fault = next(check for check in checks.doctor(person_paths()) if check.name == "store")
    assert not fault.ok
    assert str(copy) in str(fault.advice)
    checks.restore(path, copy)
    with Desk.open(person_paths(), Settings(), offline=True) as again:
        assert feeds.tree(again).total == 1
    assert len(content) > 9000
    assert os.access(copy, os.R_OK)
