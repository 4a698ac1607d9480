"""A menu of one key each: what can be done, and which key does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.core.messages import N_
from tui.languages.catalogue import _
from tui.screens.dialogs import STYLES


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that a key does."""

    key: str
    """One character."""
    id: str
    label: str
    """English, for the catalogues."""


class Menu(ModalScreen[str | None]):
    """Choose a deed by its key, or with the cursor; the result is its id, or None.

    Args:
        title: In the language in use; may be text from outside.
        deeds: In order.
    """

    CSS_PATH = STYLES
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, title: str, deeds: Sequence[Deed]) -> None:
        super().__init__()
        self._title = title
        self.deeds = deeds

    def compose(self) -> ComposeResult:
        """The title, the deeds with their keys, the hint."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._title), classes="dialog-title", markup=False)
            yield OptionList(*(Option(_prompt(deed)) for deed in self.deeds), compact=True)
            yield Static(Content(_(_HINT)), classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Put the cursor on the first."""
        self.query_one(OptionList).highlighted = 0
        self.query_one(OptionList).focus()

    def on_key(self, event: Key) -> None:
        """The deed's own key."""
        for deed in self.deeds:
            if event.character == deed.key:
                event.stop()
                self.dismiss(deed.id)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self.deeds[event.option_index].id)

    def action_leave(self) -> None:
        """Do nothing."""
        self.dismiss(None)


def _prompt(deed: Deed) -> Content:
    return Content.assemble((f" {deed.key} ", "bold $primary"), " ", Content(_(deed.label)))


_HINT = N_("a key, or enter · esc: leave")
