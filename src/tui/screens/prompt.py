"""A field in the bottom line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static


class Prompt(Horizontal):
    """One line to type in.

    Args:
        purpose: What the answer is for: find, search, filter, command.
        label: Stands before the field, in the language in use.
        value: What stands in the field at first.
        words: Completions.
    """

    DEFAULT_CSS = """
    Prompt {
        dock: bottom;
        height: 1;
        background: $panel;
        & > Static { width: auto; padding: 0 1; text-style: bold; color: $primary; }
        & > Input { width: 1fr; background: $panel; border: none; height: 1; padding: 0; }
    }
    """

    @dataclass
    class Answered(Message):
        """The line was finished."""

        prompt: Prompt
        text: str

    @dataclass
    class Left(Message):
        """Nothing was asked for after all."""

        prompt: Prompt

    def __init__(self, purpose: str, label: str, value: str = "", words: Sequence[str] = ()) -> None:
        super().__init__()
        self.purpose = purpose
        self._label = label
        self._value = value
        self._words = words

    def compose(self) -> ComposeResult:
        """The label and the field."""
        yield Static(Content(self._label), markup=False)
        yield Input(
            self._value, compact=True, suggester=SuggestFromList(self._words) if self._words else None
        )

    def on_mount(self) -> None:
        """Begin to type."""
        self.query_one(Input).focus()

    def on_key(self, event: Key) -> None:
        """Escape leaves."""
        if event.key == "escape":
            event.stop()
            self.post_message(self.Left(self))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Answered(self, event.value.strip()))
