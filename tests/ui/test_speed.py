"""What keeps the screen quick, told in counts: widgets, pages, lines, modules."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest

from tests.ui.gallery import NOW
from tui.articles.document import Article, Paragraph
from tui.core.paths import Paths
from tui.figures.models import Figure
from tui.services.first_look import PAGE
from tui.services.readings import Reading, TextMode
from tui.services.views import Headline, HeadlineView, Scope
from tui.widgets.headline_list import MOST_PAGES, HeadlineList

Start = Callable[..., Any]
SLOW = {
    "httpx", "lxml", "sqlite_utils", "readability", "feedparser", "fastfeedparser", "trafilatura", "pygments", "tomlkit",
    "tui.widgets.reader.typeset", "tui.widgets.reader.lines", "tui.languages.breaking", "tui.articles.document",
    "tui.figures.models", "tui.figures.finding", "tui.services.read", "tui.services.refresh",
    "tui.store.schema", "tui.store.backup", "gettext",
}  # fmt: skip


def headline(number: int) -> Headline:
    return Headline(number, 1, "Feed", f"Headline {number}", "", "", NOW, False, False)


def test_the_start_imports_nothing_that_the_first_screen_does_not_show() -> None:
    code = "import tui.app, sys; print(*sys.modules, sep='\\n')"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert SLOW & set(result.stdout.split()) == set()


async def test_a_million_headlines_mount_no_widget_and_load_only_what_is_seen(
    gallery: Paths, start: Start
) -> None:
    async with start(gallery) as held:
        rows: HeadlineList = held.main.headlines
        before = len(held.app.screen.query("*"))
        asked: list[int] = []
        view = HeadlineView(Scope(), 1_000_000, 1)
        rows.show(view, tuple(headline(number) for number in range(PAGE)))
        for step in range(60):
            rows.go(step * 16_000)
            await held.pilot.pause()
            first = rows.index - rows.index % PAGE
            asked.append(first)
            rows.fill(view, first, tuple(headline(number) for number in range(first, first + PAGE)))
        assert len(held.app.screen.query("*")) == before
        assert len(list(rows.loaded())) <= (MOST_PAGES + 1) * PAGE
        assert rows.headline is not None
        assert rows.headline.title == f"Headline {59 * 16_000}"


async def test_moving_among_a_million_headlines_takes_no_more_than_among_ten(
    gallery: Paths, start: Start
) -> None:
    async with start(gallery) as held:
        rows: HeadlineList = held.main.headlines
        rows.show(HeadlineView(Scope(), 1_000_000, 1), tuple(headline(number) for number in range(PAGE)))
        tracemalloc.start()
        try:
            rows.go(1)
            _now, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert most < 1_000_000


async def test_an_article_of_half_a_megabyte_is_set_only_as_far_as_it_is_seen(
    gallery: Paths, start: Start
) -> None:
    part = "The harbour counted 12,400 boxes on Tuesday and said that this was more than ever. "
    text = "\n\n".join(part * 5 for _ in range(1_200))
    size = len(part * 5)
    blocks = tuple(Paragraph(at, at + size) for at in range(0, len(text), size + 2))
    reading = Reading(
        0, headline(1), Article(text, blocks, title="Long"), (), (), TextMode.FEED, (TextMode.FEED,)
    )
    async with start(gallery) as held:
        held.main.go_to(type(held.main.pane)("reader"))
        await held.pilot.pause()
        held.main.reader.show(reading)
        setting = held.main.reader._setting
        assert len(setting.lines) <= 2 * held.main.reader.size.height
        await held.press("G")
        await held.until(lambda: setting.complete and held.main.reader.at_end)


async def test_a_held_key_looks_ahead_only_where_it_rests(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        seen: list[int] = []
        shown = held.main.show_reading

        def show(reading: Reading) -> None:
            seen.append(reading.entry_id)
            shown(reading)

        held.main.show_reading = show
        await held.press("j", "j", "j", "k")
        assert len(seen) == 1


async def test_no_work_of_the_screen_is_described_with_all_that_it_holds(
    gallery: Paths, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    described: list[str] = []

    def describe(value: object) -> str:
        described.append(type(value).__name__)
        return ""

    for kind in (Reading, Article, Figure, Paragraph):
        monkeypatch.setattr(kind, "__repr__", describe)
    async with start(gallery) as held:
        index = next(index for index, item in held.main.headlines.loaded() if item.url)
        held.main.headlines.go(index)
        await held.press("enter")
        assert held.main.reading.headline.url
        assert not described
