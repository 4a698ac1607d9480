"""Reading on the main screen: opening, going on, the place in an article, its links and figures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.ui.gallery import LONG
from tui.articles.fragments import article_from_html
from tui.core.paths import Paths
from tui.core.settings import Settings
from tui.services import read

Start = Callable[..., Any]


async def test_an_opened_article_takes_the_headlines_place_and_is_read(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        first = held.main.headlines.headline
        assert not first.read
        await held.press("enter")
        assert held.at == "reader"
        assert held.main.reading.headline.id == first.id
        assert held.main.headlines.at(0).read
        await held.press("escape")
        assert held.at == "headlines"
        assert "HEADLINES" in held.text()


async def test_next_unread_goes_down_the_list_and_says_when_none_is_left(
    gallery: Paths, start: Start
) -> None:
    async with start(gallery) as held:
        seen = []
        for _step in range(held.main.headlines.count):
            await held.press("n")
            seen.append(held.main.headlines.index)
        assert seen == sorted(seen)
        await held.press("n")
        assert "Nothing unread" in held.text()


async def test_space_pages_and_goes_on_to_the_next_unread_at_the_end(gallery: Paths, start: Start) -> None:
    async with start(gallery, size=(80, 24)) as held:
        await held.press("enter")
        first = held.main.opened
        for _page in range(20):
            await held.press("space")
            if held.main.opened != first:
                break
        assert held.main.opened != first
        assert held.at == "reader"


async def test_the_place_in_an_article_is_kept(gallery: Paths, start: Start) -> None:
    async with start(gallery, size=(80, 12)) as held:
        await held.press("enter", "space", "space")
        place = held.main.reader.top
        assert place > 0
        await held.press("escape", "j", "enter", "escape", "k", "enter")
        assert abs(held.main.reader.top - place) <= 1


async def test_an_article_that_comes_before_it_has_room_is_drawn_and_not_the_one_before(
    gallery: Paths, start: Start
) -> None:
    async with start(gallery, size=(80, 24)) as held:
        await held.press("G", "enter")
        first = held.main.reading.headline.title
        assert first in held.text()
        # The reader is hidden behind the list: an article that the store has at once is there before the layout is.
        await held.press("escape")
        held.main.headlines.go(0)
        other = read.opened(await held.app.desk(), held.main.headlines.headline.id)
        held.main.go_to(type(held.main.pane)("reader"))
        held.main.show_reading(other)
        await held.until(lambda: "NVIDIA to Spend" in held.text())
        assert first not in held.text()


async def test_measure_changes_and_is_kept(gallery: Paths, start: Start) -> None:
    async with start(gallery, size=(160, 40)) as held:
        await held.press("enter", "less_than_sign")
        assert held.main.reader.measure == Settings().measure - 4
        await held.until(lambda: "measure = 66" in gallery.settings.read_text())


async def test_links_open_only_in_the_browser_that_is_asked(
    gallery: Paths, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.services import browser

    opened: list[str] = []
    monkeypatch.setattr(browser, "takes_the_terminal", lambda: False)
    monkeypatch.setattr(browser, "open_url", opened.append)
    async with start(gallery) as held:
        index = next(i for i, headline in held.main.headlines.loaded() if headline.title == LONG.title)
        held.main.headlines.go(index)
        await held.press("enter")
        await held.press("u", "2", "enter")
        assert opened == ["https://example.org/lamps"]
        await held.press("o")
        assert opened[1:] == [held.main.reading.headline.url]


async def test_a_link_to_another_part_goes_there(
    gallery: Paths, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.services import browser

    opened: list[str] = []
    monkeypatch.setattr(browser, "open_url", opened.append)
    parts = "".join(f"<p>Part {n} of a long article about lamps.</p>" for n in range(200))
    article = article_from_html(
        f'<p>See <a href="#end">the end</a>.</p>{parts}<h2 id="end">The end</h2><p>All lamps are lit.</p>'
    )
    async with start(gallery) as held:
        await held.press("enter")
        held.main.reading = held.main.reading._replace(article=article, figures=(), findings=())
        held.main.reader.show(held.main.reading)
        await held.press("u", "1", "enter")
        first, last = held.main.reader.in_view
        assert first <= article.text.index("The end") < last
        assert not opened


async def test_figures_are_jumped_to_both_ways(paths: Paths, start: Start) -> None:
    async with start(paths) as held:
        main = held.main
        await held.press("2")
        card = main.panel.cards[1]
        assert main.reader.overlay.current == card.figures[0]
        assert main.panel.index == 1
        first, last = main.reader.in_view
        assert first <= card.start < last
        await held.press("semicolon")
        assert main.reader.overlay.current != card.figures[0]
        await held.press("f", "j", "enter")
        assert held.at == "reader"
        await held.press("f", "x")
        assert len(main.panel.cards) >= 6


async def test_a_click_opens_and_a_figure_can_be_clicked(paths: Paths, start: Start) -> None:
    async with start(paths, size=(200, 50)) as held:
        lines = held.lines()
        row = next(index for index, line in enumerate(lines) if "$26 billion" in line and "invest" in line)
        await held.pilot.click(offset=(lines[row].index("$26 billion") + 2, row))
        await held.until(lambda: held.main.reader.overlay.current >= 0)
