"""Opening articles from the store, from pages and from files; what goes wrong is told beside the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.services.conftest import Site, item, page, rss
from tui.articles.document import Code
from tui.core.errors import UsageError
from tui.core.paths import person_paths
from tui.core.settings import Settings
from tui.services import feeds, figures, headlines, marks, read
from tui.services.desk import Desk
from tui.services.examining import examine_new
from tui.services.readings import TextMode
from tui.services.refresh import refresh
from tui.services.views import Headline, Scope, ScopeKind
from tui.store import store as stores

LONG = "<p>" + "Ships waited for a berth on Thursday, said the harbour master of the port. " * 30 + "</p>"


def entry(desk: Desk, site: Site, text: str = "A short note.", path: str = "story") -> Headline:
    """A headline whose feed gives `text` and whose page is at `path`."""
    feed = feeds.subscribe(desk, site.put("feed", rss(item("a", text=text, url=site / path))))
    refresh(desk, feed_ids=[feed])
    return headlines.page(desk, headlines.open_view(desk, Scope(ScopeKind.FEED, feed_id=feed)), 0, 1)[0]


def test_the_first_article_is_there_with_its_figures_and_its_check(offline: Desk) -> None:
    (line,) = headlines.page(offline, headlines.open_view(offline, Scope()), 0, 9)
    assert line.checks == 1
    reading = read.full(offline, line.id)
    assert reading.complete and reading.trouble is None
    assert reading.article.title.startswith("NVIDIA to Spend $26 Billion")
    assert {"$26 billion", "550 billion parameter"} <= {figure.text for figure in reading.figures}
    assert all(reading.article.text[f.start : f.end] == f.text for f in reading.figures)
    assert [finding.quote[-40:] for finding in reading.findings if finding.tier == "check"]
    assert headlines.open_view(offline, Scope(ScopeKind.TO_CHECK)).total == 1


def test_nothing_is_fetched_by_opening_and_once_by_asking_for_all(desk: Desk, site: Site) -> None:
    site.put("story", page("Ships wait"), "text/html")
    line = entry(desk, site)
    first = read.opened(desk, line.id)
    assert (first.mode, first.complete, site.asked["/story"]) == (TextMode.FEED, False, 0)
    whole = read.full(desk, line.id)
    assert (whole.mode, whole.complete, whole.trouble) == (TextMode.FULL, True, None)
    assert "107 ships" in whole.article.text
    assert any(figure.text == "$26 billion" for figure in whole.figures)
    assert read.opened(desk, line.id) == whole
    assert read.full(desk, line.id) == whole
    assert site.asked["/story"] == 1


def test_a_feed_that_gives_the_whole_text_needs_no_page(desk: Desk, site: Site) -> None:
    site.put("story", page(), "text/html")
    line = entry(desk, site, LONG)
    assert read.full(desk, line.id).mode is TextMode.FEED
    assert site.asked["/story"] == 0
    assert read.full(desk, line.id, TextMode.FULL).mode is TextMode.FULL
    assert site.asked["/story"] == 1


def test_the_feeds_text_is_shown_where_the_page_gives_less(desk: Desk, site: Site) -> None:
    site.put("story", page(paragraphs=1), "text/html")
    line = entry(desk, site, LONG)
    feeds.set_full_text(desk, line.feed_id, True)
    reading = read.full(desk, line.id)
    assert reading.mode is TextMode.FEED
    assert "gives less" in str(reading.trouble)
    again = read.full(desk, line.id)
    assert (again.mode, again.complete, site.asked["/story"]) == (TextMode.FEED, True, 1)


@pytest.mark.parametrize(
    ("body", "kind", "status", "says"),
    [
        (b"", "text/html", 404, "127.0.0.1"),
        (b"%PDF-1.7 ...", "application/pdf", 200, "no page of text"),
        (b"\x89PNG", "image/png", 200, "no page of text"),
    ],
)
def test_a_page_that_cannot_be_read_is_told_beside_the_feeds_text(
    desk: Desk, site: Site, body: bytes, kind: str, status: int, says: str
) -> None:
    site.put("story", body, kind, status)
    reading = read.full(desk, entry(desk, site).id)
    assert (reading.mode, reading.article.text) == (TextMode.FEED, "A short note.")
    assert says in str(reading.trouble)


def test_offline_is_told_beside_the_feeds_text(desk: Desk, site: Site) -> None:
    line = entry(desk, site)
    with Desk.open(person_paths(), Settings(), offline=True) as offline:
        reading = read.full(offline, line.id)
    assert reading.article.text == "A short note."
    assert "offline" in str(reading.trouble)


def test_every_text_of_an_entry_can_be_chosen_and_kept_for_its_feed(desk: Desk, site: Site) -> None:
    site.put("story", page("Ships wait"), "text/html")
    line = entry(desk, site)
    read.full(desk, line.id)
    assert read.opened(desk, line.id).modes == (TextMode.FEED, TextMode.FULL, TextMode.SOURCE)
    assert read.opened(desk, line.id, TextMode.FEED).article.text == "A short note."
    source = read.opened(desk, line.id, TextMode.SOURCE).article
    assert source.text.startswith("<html lang=")
    assert isinstance(source.blocks[0], Code)
    read.set_feed_mode(desk, line.feed_id, TextMode.FEED)
    assert read.opened(desk, line.id).mode is TextMode.FEED


def test_the_place_in_the_text_is_kept(desk: Desk, site: Site) -> None:
    line = entry(desk, site)
    read.keep_position(desk, line.id, 0.4)
    desk.store.settle()
    assert read.opened(desk, line.id).position == 0.4


def test_a_store_that_cannot_be_written_is_read(
    desk: Desk, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = entry(desk, site)
    desk.close()
    monkeypatch.setattr(stores, "writable", lambda _: False)
    with Desk.open(person_paths(), Settings()) as locked:
        reading = read.opened(locked, line.id)
        assert reading.article.text == "A short note."
        read.keep_position(locked, line.id, 0.5)


def test_there_is_no_such_article(offline: Desk) -> None:
    with pytest.raises(UsageError, match="no article number 4711"):
        read.opened(offline, 4711)


def test_addresses_are_read_without_being_kept(desk: Desk, site: Site) -> None:
    reading = read.from_url(desk, site.put("story", page("Ships wait"), "text/html"))
    assert (reading.entry_id, reading.article.title) == (0, "Ships wait")
    assert reading.figures
    assert headlines.open_view(desk, Scope()).total == 1
    missing = read.from_url(desk, site / "none")
    assert missing.article.text == "" and missing.trouble is not None
    assert read.from_url(desk, "ftp://harbour.example/").trouble is not None


def test_files_are_read_as_pages_or_as_text(offline: Desk, tmp_path: Path) -> None:
    html, text = tmp_path / "page.html", tmp_path / "page.txt"
    html.write_bytes(page("Ships wait"))
    text.write_text(
        "Ships wait\n\nThe port will spend $26 billion over five years, and 1,280 people wrote to it.\n"
    )
    assert read.from_file(offline, html, "https://harbour.example/x").article.title == "Ships wait"
    plain = read.from_file(offline, text)
    assert "$26 billion" in {figure.text for figure in plain.figures}
    assert "cannot be read" in str(read.from_file(offline, tmp_path / "none").trouble)


def test_what_came_in_is_examined_once(desk: Desk, site: Site) -> None:
    line = entry(desk, site, "<p>The share rose by 5% to 12%, from 4% a year before, said the port.</p>")
    assert examine_new(desk) == 1
    assert examine_new(desk) == 0
    with desk.store.reading() as connection:
        found = connection.execute("SELECT count(*) FROM figures WHERE entry_id = ?", (line.id,)).fetchone()[
            0
        ]
    assert found >= 2


def test_a_finding_is_dismissed_for_good_and_brought_back(offline: Desk) -> None:
    (line,) = headlines.page(offline, headlines.open_view(offline, Scope()), 0, 1)
    finding = next(each for each in read.opened(offline, line.id).findings if each.tier == "check")
    assert figures.dismiss(offline, line.id, finding)
    assert finding not in read.opened(offline, line.id).findings
    assert headlines.open_view(offline, Scope(ScopeKind.TO_CHECK)).total == 0
    assert feeds.tree(offline).to_check == 0
    counts = {rule.rule: (rule.found, rule.dismissed) for rule in figures.rule_counts(offline)}
    assert counts[finding.rule] == (1, 1)
    undone = marks.undo(offline)
    assert undone is not None and undone.entry_ids == (line.id,)
    assert finding in read.opened(offline, line.id).findings
    assert feeds.tree(offline).to_check == 1


def test_the_same_quantity_is_found_elsewhere(desk: Desk, site: Site) -> None:
    line = entry(desk, site, "<p>A rival maker said it would spend $26.0 billion on ships.</p>")
    examine_new(desk)
    (seed,) = headlines.page(desk, headlines.open_view(desk, Scope(ScopeKind.SEARCH, query="nvidia")), 0, 1)
    money = next(figure for figure in read.opened(desk, seed.id).figures if figure.text == "$26 billion")
    also = figures.also_in(desk, seed.id, money)
    assert [(other.headline.id, other.value) for other in also] == [(line.id, 26e9)]
