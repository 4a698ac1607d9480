"""The audit on the screen, and the figures by kind, by place and in other articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tui.core.paths import Paths
from tui.figures.models import Kind
from tui.screens.checks import Checks, Elsewhere
from tui.services.figures import also_in

Start = Callable[..., Any]


async def test_the_list_of_checks_says_why_and_leads_to_the_text(paths: Paths, start: Start) -> None:
    async with start(paths) as held:
        await held.press("f", "a")
        assert isinstance(held.app.screen, Checks)
        text = held.text()
        assert "1.28 trillion" in text
        assert "128 billion?" in text
        assert "K1" in text
        await held.press("enter")
        reading = held.main.reading
        current = reading.figures[held.main.reader.overlay.current]
        assert current.text.startswith("1.28 trillion")


async def test_a_dismissed_check_goes_and_comes_back(paths: Paths, start: Start) -> None:
    async with start(paths) as held:
        await held.press("!", "d")
        assert "⚠1.28" not in held.text()
        assert held.main.reading.findings == ()
        await held.press("!")
        assert not isinstance(held.app.screen, Checks)
        await held.press("ctrl+z", "enter")
        await held.until(lambda: "⚠1.28" in held.text())


async def test_a_report_begins_in_the_list(paths: Paths, start: Start) -> None:
    async with start(paths) as held:
        await held.press("!", "r")
        await held.until(lambda: type(held.app.screen).__name__ == "CorrectionForm")


async def test_kinds_one_after_the_other_and_the_order_of_the_text(paths: Paths, start: Start) -> None:
    async with start(paths) as held:
        everything = [card.value for card in held.main.panel.cards]
        await held.press("%")
        assert {card.kind for card in held.main.panel.cards} == {Kind.MONEY}
        assert [card.number for card in held.main.panel.cards] == [1]
        for _kind in {figure.kind for figure in held.main.reading.figures}:
            await held.press("%")
        assert [card.value for card in held.main.panel.cards] == everything
        await held.press("S")
        places = [card.start for card in held.main.panel.cards]
        assert places == sorted(places)


async def test_the_same_quantity_in_other_articles(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        desk = await held.app.desk()
        for index in range(held.main.headlines.count):
            held.main.open_index(index)
            await held.press()
            reading = held.main.reading
            shared = next(
                (n for n, figure in enumerate(reading.figures) if also_in(desk, reading.entry_id, figure)),
                None,
            )
            if shared is not None:
                break
        else:
            raise AssertionError("the gallery has no quantity in two articles")
        held.main.reader.show_figure(shared)
        before = reading.entry_id
        await held.press("w")
        assert isinstance(held.app.screen, Elsewhere)
        await held.press("enter")
        assert held.main.reading.entry_id != before


async def test_a_figure_without_a_mark_has_nothing_to_dismiss(paths: Paths, start: Start) -> None:
    async with start(paths) as held:
        await held.press("1", "d")
        assert len(held.main.reading.findings) == 1
