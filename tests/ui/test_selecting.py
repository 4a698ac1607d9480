"""Selecting headlines by hand, and a passage of the article with the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.ui.gallery import CHINESE, FLASH, LONG, NOW, TABLE, many
from tests.ui.test_libraries import held_items
from tests.ui.waiting import Held
from tui.core.paths import Paths
from tui.core.settings import Settings
from tui.screens.correction.form import CorrectionForm
from tui.screens.libraries.choose import ChooseLibrary
from tui.screens.libraries.menu import Menu
from tui.services import copying, libraries, saved, shelving
from tui.services.desk import Desk
from tui.services.views import Scope, ScopeKind

Start = Callable[..., Any]


@pytest.fixture
def shelves(gallery: Paths) -> Paths:
    """The gallery with two libraries."""
    with Desk.open(gallery, Settings(), offline=True, clock=lambda: NOW) as desk:
        libraries.add(desk, "Lamps")
        libraries.add(desk, "Ports")
    return gallery


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The texts that are copied."""
    texts: list[str] = []
    told = copying.copy

    def heard(desk: Desk, text: str, send: Callable[[str], None] | None) -> Any:
        texts.append(text)
        return told(desk, text, send)

    monkeypatch.setattr(copying, "copy", heard)
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    yield texts


def picked(held: Held) -> list[str]:
    """The titles of the selected headlines, in the order of the list."""
    rows = held.main.headlines
    return [each.title for _row, each in rows.loaded() if each.id in rows.picked]


def titles(held: Held) -> list[str]:
    return [each.title for _row, each in held.main.headlines.loaded()]


async def open_titled(held: Held, title: str) -> None:
    held.main.headlines.go(titles(held).index(title))
    await held.press("enter")
    await held.until(lambda: held.main.reading is not None and held.main.reading.headline.title == title)


def passage(held: Held) -> str:
    """The words of the passage."""
    span, reading = held.main.reader.passage_span, held.main.reading
    return "" if span is None or reading is None else reading.article.text[slice(*span)]


async def test_headlines_are_selected_one_by_one_in_a_range_and_all(gallery: Paths, start: Start) -> None:
    async with start(gallery, size=(80, 24)) as held:
        every = titles(held)
        await held.press("X", "j", "X")
        assert picked(held) == [every[0], every[2]]
        assert "2 selected" in held.lines()[0]
        assert held.text().count("✓") == 2
        assert "s Save" in held.lines()[-1]
        await held.press("j", "minus")
        assert picked(held) == [every[0], *every[2:5]]
        await held.press("k", "k", "X")  # let go again
        assert picked(held) == [every[0], *every[3:5]]
        await held.press("asterisk")
        assert picked(held) == every
        await held.press("asterisk")
        assert picked(held) == []
        assert "selected" not in held.lines()[0]


async def test_shift_and_arrows_select_and_going_back_lets_go(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        every = titles(held)
        await held.press("shift+down", "shift+down")
        assert picked(held) == every[:3]
        await held.press("shift+up")
        assert picked(held) == every[:2]
        await held.press("escape")
        assert picked(held) == []
        assert held.at == "headlines"


async def test_what_is_selected_is_marked_at_once_and_taken_back_at_once(
    gallery: Paths, start: Start
) -> None:
    async with start(gallery) as held:
        await held.press("X", "X", "X", "m")
        read = [each.read for _row, each in held.main.headlines.loaded()]
        assert read[:4] == [True, True, True, False]
        await held.press("m")  # all are read: now unread
        assert not any(each.read for _row, each in held.main.headlines.loaded())
        await held.press("ctrl+z")
        assert [each.read for _row, each in held.main.headlines.loaded()][:3] == [True, True, True]
        await held.press("M")
        assert [each.starred for _row, each in held.main.headlines.loaded()][:4] == [True, True, True, False]
        await held.press("ctrl+z")
        assert not any(each.starred for _row, each in held.main.headlines.loaded())
        assert len(picked(held)) == 3


async def test_what_is_selected_is_saved_copied_and_written(
    shelves: Paths, start: Start, copies: list[str], tmp_path: Path
) -> None:
    async with start(shelves, size=(80, 24)) as held:
        every = titles(held)
        await held.press("j", "X", "X")
        await held.press("y", "t")
        await held.until(lambda: copies)
        assert [title in copies[0] for title in every[:4]] == [False, True, True, False]
        await held.press("e", "t")
        from textual.widgets import Input

        held.app.screen.query_one(Input).value = str(tmp_path / "out")
        await held.press("enter")
        await held.until(lambda: (tmp_path / "out").exists() and len(list((tmp_path / "out").iterdir())) == 2)
        await held.press("s")
        assert isinstance(held.app.screen, ChooseLibrary)
        assert "2 articles" in held.text()
        await held.press("down", "space", "tab", *"freight", "enter")
        await held.until(lambda: held_items(held, "Ports"))
        assert set(held_items(held, "Ports")) == set(every[1:3])
        await held.until(lambda: not picked(held))
        await held.press("ctrl+z")
        assert held_items(held, "Ports") == []


async def test_in_a_library_several_are_tagged_moved_and_taken_out(shelves: Paths, start: Start) -> None:
    with Desk.open(shelves, Settings(), offline=True, clock=lambda: NOW) as desk:
        ports = libraries.find(desk, "Ports").id
        shelving.save(desk, [1, 2, 3], shelving.Choice((ports,), ("old",)))
    async with start(shelves) as held:
        held.main.show_scope(Scope(ScopeKind.LIBRARY, library_id=ports))
        await held.until(lambda: held.main.headlines.count == 3)
        await held.press("X", "X", "t", *"new, old", "enter")
        records = saved.items(held.app._opening.result(), ports)
        assert sorted(record.item.tags for record in records) == [("old",), ("old", "new"), ("old", "new")]
        await held.press("g", "X", "X", "D")
        assert isinstance(held.app.screen, Menu)
        await held.press("m", "enter")
        assert (len(held_items(held, "Ports")), len(held_items(held, "Lamps"))) == (1, 2)
        await held.press("ctrl+z")
        assert (len(held_items(held, "Ports")), len(held_items(held, "Lamps"))) == (3, 0)
        await held.press("asterisk", "D", "x")
        assert held_items(held, "Ports") == []
        await held.press("ctrl+z")
        assert len(held_items(held, "Ports")) == 3


async def test_a_long_list_is_selected_without_being_loaded(paths: Paths, start: Start) -> None:
    with Desk.open(paths, Settings(), offline=True, clock=lambda: NOW) as desk:
        many(desk, 3_000)
    async with start(paths) as held:
        await held.press("asterisk")
        await held.until(lambda: len(held.main.headlines.picked) == 3_001)
        await held.press("m")
        await held.until(lambda: held.main.feeds.shown.unread == 0)
        await held.press("s")
        assert held.app.screen is held.main
        assert any("at most" in str(each.message) for each in held.app._notifications)
        await held.press("ctrl+z")
        await held.until(lambda: held.main.feeds.shown.unread == 3_001)


async def test_another_list_begins_with_nothing_selected(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        await held.press("X", ".", ".")
        assert len(held.main.headlines.picked) == 1  # the same list, whatever of it is hidden
        held.main.show_scope(Scope(ScopeKind.UNREAD))
        await held.until(lambda: held.main.headlines.view.scope.kind is ScopeKind.UNREAD)
        assert not held.main.headlines.picked


# A passage of the article.


async def test_a_passage_grows_by_words_sentences_and_paragraphs(gallery: Paths, start: Start) -> None:
    async with start(gallery, size=(80, 24)) as held:
        await open_titled(held, LONG.title)
        text = held.main.reading.article.text
        await held.press("X")
        assert passage(held) == "Every evening at dusk a man with a pole walks nine kilometres."
        assert "s Highlight" in held.lines()[-1]
        assert "esc Leave" in held.lines()[-1]
        await held.press("n")
        assert passage(held).startswith("When the city voted")
        assert passage(held).endswith("the meeting.")
        await held.press("l", "l")
        assert passage(held).endswith("the meeting. What he")
        await held.press("h", "h")
        assert passage(held).endswith("minutes of the meeting")
        await held.press("v")
        assert passage(held).endswith("the meeting.")
        await held.press("v")
        assert passage(held).endswith("somebody lit them.")
        await held.press("right_curly_bracket")
        assert passage(held).endswith("A trade of one")
        await held.press("o", "J")  # now the beginning moves: the sentence before it is let go
        assert passage(held).startswith("What he found")
        span = held.main.reader.selected_span
        assert span is not None and text[slice(*span)] == passage(held)
        await held.press("escape")
        assert held.main.reader.selected_span is None
        assert held.at == "reader"


async def test_a_passage_follows_the_lines_of_the_screen(gallery: Paths, start: Start) -> None:
    async with start(gallery, size=(80, 24)) as held:
        await open_titled(held, LONG.title)
        await held.press("X", "n", "h", "h", "h", "h")
        before = passage(held)
        await held.press("j")
        assert passage(held).startswith(before)
        assert 40 < len(passage(held)) - len(before) < 100  # about a line of 70 cells
        await held.press("k")
        assert abs(len(passage(held)) - len(before)) < 12


@pytest.mark.parametrize(("piece", "first"), [(CHINESE, "海港集团周四公布"), (TABLE, "Four of five handled")])
async def test_a_passage_of_another_script_and_beside_a_table(
    gallery: Paths, start: Start, piece: Any, first: str
) -> None:
    async with start(gallery) as held:
        await open_titled(held, piece.title)
        await held.press("X")
        assert passage(held).startswith(first)
        text = held.main.reading.article.text
        for key in ("l", "J", "j", "right_curly_bracket", "n", "l", "j"):
            await held.press(key)
            span = held.main.reader.passage_span
            assert span is not None and 0 <= span[0] < span[1] <= len(text)
            assert text[slice(*span)].strip() == text[slice(*span)]


async def test_a_passage_is_copied_alone_and_as_a_quote(
    gallery: Paths, start: Start, copies: list[str]
) -> None:
    async with start(gallery) as held:
        await open_titled(held, FLASH.title)
        await held.press("X")
        chosen = passage(held)
        await held.press("y")
        await held.until(lambda: copies)
        assert copies == [chosen]
        assert held.main.reader.passage is None
        await held.press("X", "Y")
        await held.until(lambda: len(copies) == 2)
        assert chosen in copies[1]
        assert "Harbour Wire" in copies[1]


async def test_a_highlight_saves_the_article_first_and_stands_where_it_was_chosen(
    shelves: Paths, start: Start
) -> None:
    async with start(shelves) as held:
        await open_titled(held, LONG.title)
        await held.press("X", "n", "n")
        chosen, span = passage(held), held.main.reader.passage_span
        await held.press("s")
        await held.until(lambda: isinstance(held.app.screen, ChooseLibrary))
        await held.press("enter")
        await held.until(lambda: held.main.reading.quotes)
        assert held.main.reading.quotes == (span,)
        assert "┃" in held.text()
        library = libraries.find(held.app._opening.result(), "Lamps")
        quote = saved.items(held.app._opening.result(), library.id)[0].item.quotes[0]
        assert (quote.text, quote.public, (quote.start, quote.end)) == (chosen, False, span)
        await held.press("X", "S")
        await held.until(lambda: len(held.main.reading.quotes) == 2)
        assert saved.items(held.app._opening.result(), library.id)[0].item.quotes[1].public
        await held.press("ctrl+z")
        await held.until(lambda: held.main.reading.quotes == (span,))


async def test_a_correction_is_about_the_passage(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        await open_titled(held, FLASH.title)
        await held.press("X", "n")
        chosen = passage(held)
        await held.press("r")
        await held.until(lambda: isinstance(held.app.screen, CorrectionForm))
        assert " ".join(chosen.split())[:60] in " ".join(held.text().split())


async def test_a_passage_begins_at_the_figure_or_the_place_that_was_jumped_to(
    gallery: Paths, start: Start
) -> None:
    async with start(gallery, size=(80, 24)) as held:
        await open_titled(held, LONG.title)
        await held.press("slash", *"neighbour", "enter", "X")
        assert "neighbour" in passage(held)
        await held.press("escape", "escape", "4", "X")
        assert "96,000" in passage(held)
