"""The table of commands, the keys made from it, and what is made from both."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

from tui.core.paths import Paths
from tui.core.settings import Settings
from tui.screens.commands import COMMANDS, FOOTER, FOOTER_END, PRESETS, bindings_of, by_word
from tui.screens.keymaps import resolve, shown

Start = Callable[..., Any]


def test_ids_words_and_keys_are_unique() -> None:
    for values in (
        [command.id for command in COMMANDS],
        [command.word for command in COMMANDS if command.word],
        [key for command in COMMANDS for _id, key, _action in bindings_of(command)],
        [
            name
            for command in COMMANDS
            for name, _key, _action in bindings_of(command)
            if command.id == "figure.jump"
        ],
    ):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_presets_and_footers_name_commands_that_exist() -> None:
    known = {command.id for command in COMMANDS}
    assert all(set(preset) <= known for preset in PRESETS.values())
    assert all(set(names) <= known for names in FOOTER.values())
    assert set(FOOTER_END) <= known


def test_no_key_that_terminals_or_hands_confuse() -> None:
    keys = {key for command in COMMANDS for key in command.keys}
    assert not keys & {"ctrl+h", "ctrl+i", "ctrl+m", "ctrl+j", "ctrl+a", "ctrl+b", "i"}
    assert not any(key.startswith("alt+") for key in keys)


def test_the_table_is_read_without_the_toolkit() -> None:
    code = "import tui.screens.commands, tui.screens.keymaps, sys; print('textual' in sys.modules, 'rich' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["False", "False"]


def test_every_command_has_an_action(tmp_path: object) -> None:
    from tui.app import CopydeskApp
    from tui.screens.main.screen import MainScreen

    for command in COMMANDS:
        name = command.action.partition("(")[0]
        owner = CopydeskApp if name.startswith("app.") else MainScreen
        assert hasattr(owner, f"action_{name.removeprefix('app.')}"), command.id
        if command.argument:
            assert hasattr(MainScreen, f"with_{name}"), command.id


def test_words_may_be_shortened_while_they_are_clear() -> None:
    assert by_word("refresh") is by_word("refr")
    assert by_word("") is None
    assert by_word("nothing-like-it") is None


def test_overrides_go_before_presets_and_faults_are_told() -> None:
    keys = resolve("newsboat", {"mark.star": ("x",), "figures.all": (), "no.such": ("y",)})
    assert keys.by_id["mark.star"] == ("x",)
    assert keys.by_id["figures.all"] == ()
    assert [trouble.fields["name"] for trouble in keys.troubles] == ["no.such"]
    assert resolve("emacs", {}).troubles
    assert resolve("vim", {}).changed == {}


def test_a_key_taken_by_one_command_is_lost_to_the_other() -> None:
    keys = resolve("vim", {"mark.star": ("m",)})
    assert "m" not in keys.by_id["mark.read"]
    assert resolve("vim", {"mark.star": ("1",)}).changed["figure.jump.1"] != "1"


def test_keys_are_written_as_people_know_them() -> None:
    assert [shown(key) for key in ("ctrl+z", "f5", "space", "G", "escape")] == [
        "^z",
        "F5",
        "space",
        "G",
        "esc",
    ]


async def test_the_persons_keys_are_in_force(gallery: Paths, start: Start) -> None:
    settings = Settings(keys={"mark.star": ("x",), "mark.read": ("d", "m")})
    async with start(gallery, settings) as held:
        await held.press("x")
        assert held.main.headlines.at(0).starred
        await held.press("d")
        assert held.main.headlines.at(0).read


async def test_the_newsboat_preset(gallery: Paths, start: Start) -> None:
    async with start(gallery, Settings(keymap="newsboat")) as held:
        await held.press("N")
        assert held.main.headlines.at(0).read
        await held.press("s")
        assert held.main.headlines.at(0).starred


async def test_the_help_lists_every_command(gallery: Paths, start: Start) -> None:
    from tui.screens.help import help_lines

    async with start(gallery, size=(100, 40)) as held:
        text = "\n".join(line.plain for line in help_lines(held.app.keys))
        missing = [
            command.id
            for command in COMMANDS
            if command.help.split("; ")[0][:40] not in text.replace("\n" + " " * 16, " ")
        ]
        assert missing == []
        await held.press("question_mark")
        assert "One line or row down" in held.text()
        await held.press("q")
        assert held.app.screen is held.main


async def test_the_bottom_line_can_be_clicked(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        line = held.lines()[-1]
        await held.pilot.click("#bottom", offset=(line.index("Help"), 0))
        await held.until(lambda: held.app.screen is not held.main)


async def test_the_language_changes_while_the_program_runs(gallery: Paths, start: Start) -> None:
    from tui.languages import catalogue

    async with start(gallery) as held:
        try:
            catalogue.use(catalogue.PSEUDO)
            held.main.speak()
            await held.pilot.pause()
            assert "HEADLINES" not in held.text()
            assert "Next unread" not in held.lines()[-1]
        finally:
            catalogue.use("en")


async def test_the_cards_of_an_open_article_change_their_language(gallery: Paths, start: Start) -> None:
    from tui.languages import catalogue

    async with start(gallery) as held:
        held.main.open_headline()
        await held.until(lambda: any(card.follows for card in held.main.panel.cards))
        held.main.panel.go(1)
        english = [card.follows for card in held.main.panel.cards]
        try:
            catalogue.use("ja")
            held.main.speak()
            spoken = [card.follows for card in held.main.panel.cards]
            assert spoken != english
            assert held.main.panel.index == 1
        finally:
            catalogue.use("en")
