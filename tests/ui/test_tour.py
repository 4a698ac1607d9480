"""Every screen in every language on the smallest terminal: nothing cut, nothing left in English, keys to go on with."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from rich.cells import cell_len
from textual.widget import Widget
from textual.widgets import Input, Static

from tests.ui.gallery import NOW
from tests.ui.tour import STOPS
from tests.ui.waiting import Held
from tui.core.paths import Paths
from tui.core.settings import Settings
from tui.languages import catalogue
from tui.languages.names import LANGUAGES
from tui.services import libraries
from tui.services.desk import Desk

Start = Callable[..., Any]
CODES = [language.code for language in LANGUAGES]


@pytest.fixture
def spoken() -> Iterator[Callable[[str], str]]:
    yield catalogue.use
    catalogue.use("en")


@pytest.fixture
def shelves(gallery: Paths) -> Paths:
    with Desk.open(gallery, Settings(), offline=True, clock=lambda: NOW) as desk:
        libraries.add(desk, "AI chips")
    return gallery


SCROLLED = {"help", "settings", "palette", "search", "copy", "export-library"}
"""Longer than the smallest terminal: what is below its edge is scrolled to."""
SHORTENED = {"figures", "reader", "phone"}
"""A card has three lines, the whole reason stands with the checks; the phone's code lies over the text."""


FRAMELESS = {"palette", "phone"}
SHORT = {"what", "form-title"}
"""Titles of articles are shown as far as there is room."""


async def screens(held: Held) -> AsyncIterator[tuple[str, list[str]]]:
    """Go through every screen."""
    for stop in STOPS:
        await stop.reach(held)
        yield stop.name, held.lines()


def cramped(held: Held) -> list[str]:
    """The texts of the dialog that opened which have less room than they need."""
    found = []
    for widget in held.app.screen.query("Static, Input").results(Widget):
        width, height = widget.content_size
        if isinstance(widget, Input):
            text, lines = widget.placeholder, -(-cell_len(widget.placeholder) // max(width, 1))
        else:
            assert isinstance(widget, Static)
            text = str(widget.visual)
            lines = widget.visual.get_height({}, width) if width else 0
        if widget.region and lines > height and not SHORT & widget.classes:
            found.append(f"{widget!r} {width}x{height}: {text}")
    return found


@pytest.mark.parametrize("code", [*CODES, catalogue.PSEUDO])
async def test_every_sentence_has_the_room_it_needs(
    shelves: Paths, start: Start, spoken: Any, code: str
) -> None:
    spoken(code)
    async with start(shelves, size=(80, 24)) as held:
        async for name, lines in screens(held):
            assert not cramped(held), f"{name} in {code}"
            assert all(cell_len(line) == 80 for line in lines), name
            text = "\n".join(lines)
            if name not in SCROLLED | SHORTENED:
                assert text.count("⟦") == text.count("⟧"), text


@pytest.mark.parametrize("name", [stop.name for stop in STOPS if stop.dialog and stop.name not in FRAMELESS])
async def test_the_look_of_a_dialog_does_not_hang_on_what_was_opened_before(
    shelves: Paths, start: Start, name: str
) -> None:
    async with start(shelves, size=(80, 24)) as held:
        await next(stop for stop in STOPS if stop.name == name).reach(held)
        assert held.text().count("╭") == held.text().count("╯") == 1
