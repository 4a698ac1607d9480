"""Text from outside is plain text in every widget, dialog and toast; and nothing of it reaches the terminal raw."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.ui.gallery import HOSTILE_TITLES, NOW, Piece, fill
from tui.articles.document import Article, Paragraph, Span, Style
from tui.core.paths import Paths
from tui.core.settings import Settings
from tui.core.text import is_clean
from tui.services.desk import Desk
from tui.services.readings import Reading, TextMode
from tui.services.views import Headline, HeadlineView, Scope
from tui.widgets.guard import Guard

Start = Callable[..., Any]
RAW = "a\x1b[31mred\x1b]0;title\x07 \x9b2J b\u202egnp.exe\u2066 c\x7f\u200b end"


@pytest.fixture
def hostile(paths: Paths) -> Paths:
    """Titles, feeds and folders that would be markup."""
    pieces = tuple(
        Piece(
            f"{title} feed", f"{title} folder".replace("/", "|"), title, f"<p>{title} and 5 million more.</p>"
        )
        for title in HOSTILE_TITLES
    )
    with Desk.open(paths, Settings(), clock=lambda: NOW) as desk:
        fill(desk, pieces)
    return paths


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_markup_stays_text_in_lists_reader_and_bars(
    hostile: Paths, start: Start, size: tuple[int, int]
) -> None:
    async with start(hostile, size=size) as held:
        for title in HOSTILE_TITLES:
            index = next(i for i, headline in held.main.headlines.loaded() if headline.title == title)
            held.main.headlines.go(index)
            await held.press("enter")
            assert held.main.reading.headline.title == title
            assert title in held.text()
            assert f"{title} feed"[:14] in held.lines()[0]
            await held.press("escape")


async def test_markup_stays_text_in_dialogs_palette_and_toasts(hostile: Paths, start: Start) -> None:
    async with start(hostile) as held:
        for feed in held.main.feeds.shown.feeds:
            if not feed.title.endswith(" feed"):
                continue
            held.main.go_to(held.main.pane.FEEDS)
            held.main.feeds.find(Scope(held.main.scope.kind.FEED, feed_id=feed.id))
            await held.press("E")
            assert feed.title[:20] in held.text()
            await held.press("escape")
        for title in HOSTILE_TITLES:
            held.main.tell("{what}", what=title)
            await held.pilot.pause()
            assert title in held.text()
        await held.press("ctrl+p", *"click")
        await held.until(lambda: "[@click=app.quit]x[/]" in held.text())
        assert held.app.is_running


def reading_of(raw: str) -> Reading:
    headline = Headline(1, 1, raw, raw, "https://example.org/", raw, NOW, False, False)
    text = f"{raw} goes on"
    span = Span(0, len(raw), Style.LINK, "https://example.org/")
    article = Article(
        text, (Paragraph(0, len(text), spans=(span,)),), title=raw, byline=raw, lead=raw, site=raw
    )
    return Reading(1, headline, article, (), (), TextMode.FEED, (TextMode.FEED,))


def show_raw(held: Any) -> None:
    reading = reading_of(RAW)
    held.main.headlines.show(HeadlineView(Scope(), 1, 1), (reading.headline,))
    held.main.show_reading(reading)
    held.main.tell("{what}", what=RAW)


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_the_guard_holds_where_text_was_not_cleaned(
    gallery: Paths, start: Start, size: tuple[int, int]
) -> None:
    async with start(gallery, size=size) as held:
        for pane in ("headlines", "reader"):
            held.main.go_to(type(held.main.pane)(pane))
            show_raw(held)
            await held.pilot.pause()
            assert "red" in held.text()
            assert all(is_clean(line) for line in held.lines())
            assert all(len(line.encode()) for line in held.lines())


async def test_cleaned_text_holds_without_the_guard(hostile: Paths, start: Start) -> None:
    async with start(hostile) as held:
        held.app._filters = [each for each in held.app._filters if not isinstance(each, Guard)]
        for _step in range(3):
            await held.press("n")
            assert all(is_clean(line) for line in held.lines())


async def test_a_title_of_millions_of_characters_is_cut(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        reading = reading_of("x" * 2_000_000)
        held.main.headlines.show(HeadlineView(Scope(), 1, 1), (reading.headline,))
        await held.pilot.pause()
        assert "…" in held.text()
