"""The help: every key, made from the table of commands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.languages.breaking import wrap
from tui.languages.catalogue import _
from tui.screens.commands import EVERY, Group
from tui.screens.dialogs import STYLES
from tui.screens.keymaps import Keys
from tui.widgets.cells import pad

_KEYS = 16
"""Cells for the keys."""
_TEXT = 62
"""Cells for what they do."""


class Help(ModalScreen[None]):
    """All keys in force, by subject.

    Args:
        keys: The keys in force.
    """

    CSS_PATH = STYLES
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "app.pop_screen", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
        Binding("space", "turn(1)", show=False),
        Binding("b", "turn(-1)", show=False),
    ]

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self._keys = keys

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        with VerticalScroll(classes="dialog help"):
            yield Static(Content("\n").join(list(help_lines(self._keys))), markup=False)

    def on_mount(self) -> None:
        """The keys scroll the text."""
        self.query_one(VerticalScroll).focus()

    def action_scroll(self, lines: int) -> None:
        """Scroll by a line."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_turn(self, pages: int) -> None:
        """Scroll by a page."""
        text = self.query_one(VerticalScroll)
        text.scroll_relative(y=pages * text.size.height, animate=False)


def help_lines(keys: Keys) -> Iterator[Content]:
    """Yield the lines of the help.

    Args:
        keys: The keys in force.
    """
    for group in Group:
        if group is not Group.MOVE:
            yield Content("")
        yield Content(_(group.value)).stylize("bold $primary")
        for command in EVERY:
            if command.group is not group:
                continue
            shown = keys.all(command)
            word = f" (:{command.word})" if command.word else ""
            gap = " " * max(1, _KEYS - cell_len(shown))
            first, *rest = wrap(_(command.help) + word, _TEXT)
            yield Content.assemble((shown, "bold"), gap, first)
            yield from (Content(" " * _KEYS + line) for line in rest)
    yield Content("")
    yield Content(pad(_("Letters type inside fields. The mouse works too."), 60).rstrip()).stylize("dim")
