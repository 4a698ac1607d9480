"""The main screen: panes, layouts, feeds, search, marks, the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.ui.gallery import CHINESE, FLASH
from tui.core.paths import Paths
from tui.services.views import Scope, ScopeKind

Start = Callable[..., Any]


async def test_the_first_start_shows_the_seed_article_with_its_figures(paths: Paths, start: Start) -> None:
    async with start(paths) as held:
        assert held.at == "reader"
        text = held.text()
        assert "NVIDIA to Spend $26 Billion" in text
        assert "KEY FIGURES" in text
        assert "⚠1.28 trillion" in text


@pytest.mark.parametrize(
    ("width", "seen"),
    [
        (80, {"headlines"}),
        (99, {"headlines"}),
        (100, {"feeds", "headlines", "figures"}),
        (159, {"feeds", "headlines", "figures"}),
        (160, {"feeds", "headlines", "reader", "figures"}),
    ],
)
async def test_the_panes_follow_the_width(gallery: Paths, start: Start, width: int, seen: set[str]) -> None:
    async with start(gallery, size=(width, 30)) as held:
        main = held.main
        panes = {
            "feeds": main.feeds,
            "headlines": main.headlines,
            "reader": main.reader,
            "figures": main.panel,
        }
        shown = {
            name for name, widget in panes.items() if widget in held.app.screen._compositor.visible_widgets
        }
        assert shown == seen


async def test_marks_show_at_once_and_ctrl_z_takes_them_back(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        await held.press("m")
        assert held.main.headlines.at(0).read
        await held.press("ctrl+z")
        assert not held.main.headlines.at(0).read
        await held.press("M")
        assert held.main.headlines.at(0).starred
        assert "★" in held.text()
        await held.press("A")
        assert all(headline.read for _index, headline in held.main.headlines.loaded())
        await held.press("ctrl+z")
        assert not any(headline.read for _index, headline in held.main.headlines.loaded())


async def test_read_headlines_hide_and_come_back(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        total = held.main.headlines.count
        await held.press("m", "full_stop")
        assert held.main.headlines.count == total - 1
        await held.press("full_stop")
        assert held.main.headlines.count == total


async def test_the_welcome_does_not_lie_over_the_first_dialog(paths: Paths, start: Start) -> None:
    async with start(paths, size=(80, 24)) as held:
        await held.until(lambda: "Welcome" in held.text())
        await held.press("r")
        await held.until(lambda: "Submit" in held.text())
        await held.until(lambda: "Welcome" not in held.text())
    async with start(paths, size=(80, 24)) as held:
        held.app.notify("The disk is full.", severity="warning")
        await held.press("question_mark")
        await held.until(lambda: "The disk is full." in held.text())


async def test_q_steps_back_and_leaves_at_the_feed_list(gallery: Paths, start: Start) -> None:
    async with start(gallery, size=(80, 24)) as held:
        await held.press("enter")
        for pane in ("headlines", "feeds"):
            await held.press("q")
            assert held.at == pane
        await held.pilot.press("q")
        await held.until(lambda: not held.app.is_running)


async def test_feeds_open_by_cursor_and_by_enter(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        await held.press("h", "G")
        assert held.at == "feeds"
        while held.main.feeds.row.label != CHINESE.feed:
            await held.press("k")
        assert held.main.headlines.count == 1
        assert held.main.headlines.headline.title == CHINESE.title
        await held.press("g", "enter")
        assert held.at == "headlines"
        assert held.main.headlines.count > 1


async def test_a_folder_folds_and_keeps_the_cursor(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        await held.press("h")
        before = held.main.feeds.count
        held.main.feeds.find(Scope(ScopeKind.FOLDER, folder="Markets"))
        await held.press("c")
        assert held.main.feeds.count < before
        assert held.main.feeds.row.scope.folder == "Markets"


async def test_brackets_go_to_feeds_with_something_unread(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        await held.press("right_square_bracket")
        row = held.main.feeds.row
        assert row.feed.unread
        assert held.main.scope.feed_id == row.feed.id


async def test_a_search_from_the_feeds_leads_to_what_it_found(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        await held.press("h", "slash", *"freight", "enter")
        await held.press("j")
        assert held.at == "headlines"
        assert held.app.focused is held.main.headlines
        assert held.main.scope.query == "freight"


async def test_search_filter_and_find(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        await held.press("slash", *"freight", "enter")
        titles = {headline.title for _index, headline in held.main.headlines.loaded()}
        assert FLASH.title in titles
        assert CHINESE.title not in titles
        await held.press("enter")
        await held.press("slash", *"canal", "enter")
        assert len(held.main.reader.overlay.found) == 1
        await held.press("escape")
        assert not held.main.reader.overlay.found


async def test_letters_type_inside_the_field(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        await held.press("slash", *"qnm")
        assert held.app.is_running
        assert held.app.focused.value == "qnm"
        await held.press("escape")
        assert held.app.focused is held.main.headlines


async def test_zoom_and_zen(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        await held.press("enter", "z")
        assert "KEY FIGURES" not in held.text()
        assert "copydesk" not in held.lines()[0]
        await held.press("escape", "plus")
        assert "FEEDS" not in held.text()
        await held.press("underscore")
        assert "FEEDS" in held.text()


async def test_commands_can_be_typed(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        await held.press("colon", *"theme light", "enter")
        assert held.app.theme == "light"
        await held.press("colon", *"nonsense", "enter")
        assert "no command" in held.text()


async def test_what_breaks_is_logged_and_said_in_one_sentence(
    gallery: Paths, start: Start, capsys: pytest.CaptureFixture[str]
) -> None:
    async with start(gallery) as held:
        program = held.app
        try:
            int("secret[/]")
        except ValueError:
            program._fatal_error()
    program._print_error_renderables()
    said = capsys.readouterr().err
    assert "secret" in gallery.log.read_text()
    assert gallery.log.stat().st_mode & 0o077 == 0
    assert "secret" not in said
    assert "copydesk.log" in said.replace("\n", "")


async def test_a_store_that_cannot_be_opened_is_told_on_the_screen(paths: Paths, start: Start) -> None:
    paths.data.mkdir(parents=True)
    paths.store.write_bytes(b"this is no database, it is a text of some length" * 40)
    before = paths.store.read_bytes()
    async with start(paths) as held:
        assert "Opening" not in held.text()
        assert held.main.headlines.empty_message
        await held.press("R", "n", "question_mark", "q")
        assert held.app.is_running
    assert paths.store.read_bytes() == before


async def test_feeds_are_renamed_moved_and_removed(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        await held.press("h")
        feed = next(feed for feed in held.main.feeds.shown.feeds if feed.title == FLASH.feed)
        held.main.feeds.find(Scope(ScopeKind.FEED, feed_id=feed.id))
        await held.press("E", "enter")
        held.app.screen.query_one("Input").value = "[/] Renamed"
        await held.press("enter")
        assert "[/] Renamed" in held.text()
        held.main.feeds.find(Scope(ScopeKind.FEED, feed_id=feed.id))
        await held.press("E", "j", "enter")
        held.app.screen.query_one("Input").value = "Ports/North"
        await held.press("enter")
        assert "Ports/North" in held.main.feeds.shown.folders
        held.main.feeds.find(Scope(ScopeKind.FEED, feed_id=feed.id))
        await held.press("E", "j", "j", "j", "j", "enter")
        assert all(row.id != feed.id for row in held.main.feeds.shown.feeds)
        await held.press("ctrl+z")
        assert any(row.id == feed.id for row in held.main.feeds.shown.feeds)
