"""What is kept when the program ends: the list, the headline, and what stood in a dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.widgets import Button, Input

from tests.ui.gallery import NOW
from tests.ui.waiting import Held
from tui.core.paths import Paths
from tui.core.settings import Settings
from tui.screens.libraries.choose import ChooseLibrary
from tui.screens.libraries.form import LibraryForm
from tui.services import drafts, feeds, libraries
from tui.services.desk import Desk
from tui.services.views import Scope, ScopeKind

Start = Callable[..., Any]


@pytest.fixture
def shelves(gallery: Paths) -> Paths:
    with Desk.open(gallery, Settings(), offline=True, clock=lambda: NOW) as desk:
        libraries.add(desk, "AI chips")
    return gallery


async def leave(held: Held) -> None:
    held.main.leave()
    held.app.close()


async def test_the_list_and_the_headline_are_come_back_to(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        feed = next(row for row in held.main.feeds.shown.feeds if row.title == "Harbour Wire")
        held.main.show_scope(Scope(ScopeKind.FEED, feed_id=feed.id))
        await held.until(lambda: held.main.headlines.count == 2)
        await held.press("j")
        title = held.main.headlines.headline.title
        await leave(held)
    async with start(gallery) as held:
        assert held.main.scope.feed_id == feed.id
        assert held.main.headlines.headline.title == title
        assert held.main.feeds.row.feed.id == feed.id
        assert "Harbour Wire" in held.lines()[0]


async def test_a_feed_that_is_gone_and_a_damaged_file_begin_with_everything(
    gallery: Paths, start: Start
) -> None:
    async with start(gallery) as held:
        feed = held.main.feeds.shown.feeds[0]
        held.main.show_scope(Scope(ScopeKind.FEED, feed_id=feed.id))
        await held.until(lambda: held.main.scope.feed_id == feed.id)
        await leave(held)
    with Desk.open(gallery, Settings(), offline=True, clock=lambda: NOW) as desk:
        feeds.remove(desk, feed.id)
    async with start(gallery) as held:
        assert held.main.scope == Scope()
    for damaged in (b"", b"[1, 2]", b'["feed", "x", 1, null, 3, {}]', b"\xff"):
        (gallery.state / "place.json").write_bytes(damaged)
        async with start(gallery) as held:
            assert held.main.scope == Scope()
            assert held.main.headlines.count > 1


async def test_the_first_article_stays_unread_until_somebody_opens_it(paths: Paths, start: Start) -> None:
    async with start(paths) as held:
        assert held.at == "reader"  # the only article was opened by the program
        assert not held.main.headlines.headline.read
        await held.press("escape", "enter")
        await held.until(lambda: held.main.headlines.headline.read)


async def test_drafts_outlive_the_program_and_each_article_has_its_own(shelves: Paths, start: Start) -> None:
    async with start(shelves, size=(80, 24)) as held:
        await held.press("s", "tab", *"half a thou", "escape")
        await held.press("j", "s", "tab", *"another", "tab", "tab", *"ask Anna")
        assert isinstance(held.app.screen, ChooseLibrary)
        # Typed and never left: as when the window is closed.
        await held.until(lambda: "Anna" in str(drafts.load(held.app._opening.result(), "save", "2")))
        await leave(held)
    async with start(shelves, size=(80, 24)) as held:
        held.main.headlines.go(1)
        await held.press("s")
        assert held.app.screen.query_one("#tags", Input).value == "another"
        assert held.app.screen.query_one("#private", Input).value == "ask Anna"
        held.app.screen.query_one("#cancel", Button).press()
        await held.until(lambda: held.app.screen is held.main)
        await held.press("k", "s")
        assert held.app.screen.query_one("#tags", Input).value == "half a thou"
        await held.press("enter")
        await held.until(lambda: held.app.screen is held.main)
        await held.press("s")
        assert held.app.screen.query_one("#tags", Input).value == "half a thou"  # as saved, no draft
    text = (shelves.state / "drafts.json").read_text()
    assert "half a thou" not in text
    assert "another" not in text


async def test_a_library_that_was_half_named_is_offered_again(shelves: Paths, start: Start) -> None:
    async with start(shelves, size=(80, 24)) as held:
        await held.press("s", "up", "up", "down", "enter")
        assert isinstance(held.app.screen, LibraryForm)
        await held.press(*"Ports", "escape")
        await leave(held)
    async with start(shelves, size=(80, 24)) as held:
        held.main.action_add_library()
        await held.until(lambda: held.app.screen.query("#name"))
        assert held.app.screen.query_one("#name", Input).value == "Ports"


def test_old_drafts_are_forgotten_and_damage_is_not_fatal(shelves: Paths) -> None:
    with Desk.open(shelves, Settings(), offline=True, clock=lambda: NOW) as desk:
        for number in range(drafts.MOST + 5):
            drafts.keep(desk, "save", str(number), {"tags": "x"})
        assert drafts.load(desk, "save", "0") is None
        assert drafts.load(desk, "save", str(drafts.MOST + 4)) == {"tags": "x"}
        (shelves.state / "drafts.json").write_bytes(b"[]")
        assert drafts.load(desk, "save", "9") is None
        drafts.keep(desk, "save", "9", {"tags": "y"})
        assert drafts.load(desk, "save", "9") == {"tags": "y"}
        assert (shelves.state / "drafts.json").stat().st_mode & 0o077 == 0
