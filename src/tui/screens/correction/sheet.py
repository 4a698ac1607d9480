"""A sheet of text over the screen, to scroll and to leave."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.languages.catalogue import _
from tui.screens.dialogs import CORRECTION_STYLES, STYLES


class Sheet(ModalScreen[None]):
    """Shows text as it is.

    Args:
        title: In the language in use.
        text: What to show.
    """

    CSS_PATH: ClassVar[list[Path]] = [STYLES, CORRECTION_STYLES]  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "app.pop_screen", show=False),
        Binding("j,down", "move(1)", show=False),
        Binding("k,up", "move(-1)", show=False),
        Binding("space,pagedown", "move(15)", show=False),
        Binding("b,pageup", "move(-15)", show=False),
    ]

    def __init__(self, title: str, text: Content) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """The title, the text, the way out."""
        with Vertical(classes="dialog sheet"):
            yield Static(Content(self._title), classes="dialog-title", markup=False)
            with VerticalScroll(can_focus=False):
                yield Static(self._text, markup=False)
            yield Static(Content(_("j k: scroll · esc: leave")), classes="dialog-hint", markup=False)

    def action_move(self, lines: int) -> None:
        """Scroll by so many lines."""
        scroll = self.query_one(VerticalScroll)
        scroll.scroll_to(y=scroll.scroll_y + lines, animate=False)
