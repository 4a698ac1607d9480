"""Small questions over the screen: choose one of several, type a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.languages.catalogue import _


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen."""

    id: str
    label: str
    """Plain text, whatever it holds; already in the language in use."""
    note: str = ""
    """Said below the label, dim."""


STYLES = Path(__file__).parent.parent / "styles" / "dialogs.tcss"
CORRECTION_STYLES = STYLES.with_name("corrections.tcss")


class Choose(ModalScreen[str | None]):
    """Choose one of several; the result is its id, or None.

    Args:
        title: The question, in the language in use.
        choices: In order.
        current: The id of the one that is in force.
        hint: Said at the bottom.
    """

    CSS_PATH = STYLES
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        Binding("j", "move(1)", show=False),
        Binding("k", "move(-1)", show=False),
        Binding("g", "list('first')", show=False),
        Binding("G", "list('last')", show=False),
        Binding("space,ctrl+d", "list('page_down')", show=False),
        Binding("b,ctrl+u", "list('page_up')", show=False),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], current: str = "", hint: str = "") -> None:
        super().__init__()
        self._title = title
        self.choices = choices
        self._current = current
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The question, what can be chosen, the hint."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._title), classes="dialog-title", markup=False)
            yield OptionList(*(Option(self._prompt(choice)) for choice in self.choices), compact=True)
            if self._hint:
                yield Static(Content(self._hint), classes="dialog-hint", markup=False)

    def on_mount(self) -> None:
        """Put the cursor on what is in force."""
        ids = [choice.id for choice in self.choices]
        self.options.highlighted = ids.index(self._current) if self._current in ids else 0
        self.options.focus()

    @property
    def options(self) -> OptionList:
        """The list."""
        return self.query_one(OptionList)

    def _prompt(self, choice: Choice) -> Content:
        mark = "● " if choice.id == self._current else "  "
        label = Content(mark + choice.label)
        return (
            Content("\n").join([label, Content(f"  {choice.note}").stylize("dim")]) if choice.note else label
        )

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self.choices[event.option_index].id)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    def action_move(self, step: int) -> None:
        """Move the cursor as in every other list."""
        if step > 0:
            self.options.action_cursor_down()
        else:
            self.options.action_cursor_up()

    async def action_list(self, action: str) -> None:
        """To the ends and by the page, as in every other list.

        Args:
            action: An action of the toolkit's list.
        """
        await self.options.run_action(action)


class Ask(ModalScreen[str | None]):
    """Type a line; the result is what was typed, or None.

    Args:
        title: The question, in the language in use.
        value: What stands in the field at first.
        hint: Said below the field.
        empty: Whether nothing is an answer too.
    """

    CSS_PATH = STYLES
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, title: str, value: str = "", hint: str = "", *, empty: bool = False) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._hint = hint
        self._empty = empty

    def compose(self) -> ComposeResult:
        """The question, the field, the hint."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._title), classes="dialog-title", markup=False)
            yield Input(self._value)
            hint = self._hint or _("enter: done · esc: leave")
            yield Static(Content(hint), classes="dialog-hint", markup=False)

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value.strip()
        if text or self._empty:
            self.dismiss(text)

    def action_leave(self) -> None:
        """Answer nothing."""
        self.dismiss(None)


class FieldLabel(Static):
    """What stands before a field of a form.

    Args:
        text: In the language in use.
    """

    def __init__(self, text: str) -> None:
        super().__init__(Content(text), classes="label", markup=False)
        self.cells = cell_len(text)


def align_labels(form: DOMNode) -> int:
    """Make the labels of a form as wide as the longest of them, and return that width in cells.

    Args:
        form: What holds the labels.
    """
    labels = form.query(FieldLabel)
    # A space on either side; no more than a third of eighty columns, the field matters more.
    width = min(max((label.cells for label in labels), default=0) + 2, _WIDEST_LABEL)
    for label in labels:
        label.styles.width = width
    return width


_WIDEST_LABEL = 26
