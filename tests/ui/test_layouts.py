"""Keys of keyboards without Latin letters, and what input methods hand over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual._xterm_parser import XTermParser
from textual.widgets import Input

from tests.ui.waiting import Held, calm
from tui.core.paths import Paths
from tui.core.settings import Settings
from tui.screens.commands import COMMANDS
from tui.screens.layouts import COMPOSED

Start = Callable[..., Any]
QUIET = Settings(refresh_on_start=False)


async def type_in(held: Held, typed: str) -> None:
    """Send bytes as a terminal does: the toolkit's pilot cannot press marks such as Thai vowels."""
    driver = held.app._driver
    assert driver is not None
    for character in typed:
        for event in XTermParser().feed(character):
            event.set_sender(held.app)
            driver.send_message(event)
            await calm(held)


@pytest.mark.parametrize(("down", "up", "help_", "leave"), [("ㅓ", "ㅏ", "?", "ㅂ"), ("่", "า", "ฦ", "ๆ")])
async def test_korean_and_thai_keys_do_what_the_latin_ones_do(
    gallery: Paths, start: Start, down: str, up: str, help_: str, leave: str
) -> None:
    async with start(gallery, QUIET) as held:
        at = held.main.headlines.index
        await type_in(held, down + down + up)
        assert held.main.headlines.index == at + 1
        await type_in(held, help_)
        assert type(held.app.screen).__name__ == "Help"
        await type_in(held, down + leave)
        assert held.app.screen is held.main


async def test_they_work_in_menus_of_one_key_each(gallery: Paths, start: Start) -> None:
    async with start(gallery, QUIET) as held:
        await held.press("enter")
        await type_in(held, "ㅛ")
        menu = held.app.screen
        assert type(menu).__name__ == "Menu"
        await type_in(held, "ㅅ")
        assert held.app.screen is held.main


async def test_fields_and_the_filter_of_libraries_take_what_is_typed(gallery: Paths, start: Start) -> None:
    async with start(gallery, QUIET) as held:
        await held.press("slash")
        await type_in(held, "ㅓา่한")
        assert held.main.query_one("Prompt Input", Input).value == "ㅓา่한"
        await held.press("escape", "enter")
        await type_in(held, "ㄴ")
        assert type(held.app.screen).__name__ == "ChooseLibrary"
        await type_in(held, "문고")
        assert held.app.screen.query_one("#filter", Input).value == "문고"


async def test_a_key_that_somebody_gave_a_command_to_stays_theirs(gallery: Paths, start: Start) -> None:
    settings = Settings(refresh_on_start=False, keys={"move.bottom": ("ㅓ",)})
    async with start(gallery, settings) as held:
        await type_in(held, "ㅓ")
        assert held.main.headlines.index == held.main.headlines.count - 1


@pytest.mark.parametrize("typed", ["너", "じ", "ｊ", "中", "ế"])
async def test_what_an_input_method_composed_is_answered_with_a_hint_once(
    gallery: Paths, start: Start, typed: str
) -> None:
    async with start(gallery, QUIET) as held:
        at = held.main.headlines.index
        await type_in(held, typed * 2)
        assert held.main.headlines.index == at
        assert [note.message for note in held.app._notifications] == [COMPOSED]


async def test_letters_of_european_keyboards_get_no_hint(gallery: Paths, start: Start) -> None:
    async with start(gallery, QUIET) as held:
        await type_in(held, "éıßж")
        assert not list(held.app._notifications)


def test_every_hinted_key_is_there() -> None:
    keys = {key for command in COMMANDS for key in command.keys}
    assert {f"f{number}" for number in range(1, 10)} <= keys
