"""The line above, which says where we are, and the line below, which says what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.widgets.cells import cut
from tui.widgets.surface import Surface

SEPARATOR = " ▸ "
_GAP = 3
"""Cells between two hints."""


class TopBar(Surface, can_focus=False):
    """Where we are, and how far."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  the toolkit's name
        super().__init__(id=id)
        self._trail: Sequence[str] = ("copydesk",)
        self._progress = ""

    def show(self, trail: Sequence[str], progress: str) -> None:
        """Show a place.

        Args:
            trail: From the program to the feed, outermost first.
            progress: "3/42 · 61% · 2 min left".
        """
        if (trail, progress) != (self._trail, self._progress):
            self._trail, self._progress = trail, progress
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line: the trail at the left, cut first where room is short, the progress at the right."""
        width = self.columns
        right = cut(self._progress, width // 2)
        room = width - 3 - cell_len(right)
        trail = cut(SEPARATOR.join(self._trail), room)
        name, arrow, rest = trail.partition(SEPARATOR)
        space = " " * max(1, width - 2 - cell_len(trail) - cell_len(right))
        parts = ((" ", ""), (name, "strong"), (arrow + rest, ""), (space, ""), (right, "dim"), (" ", ""))
        return Strip([Segment(text, self.look(names)) for text, names in parts if text])


class Hint(NamedTuple):
    """A key and what it does here."""

    key: str
    label: str
    action: str


class BottomBar(Surface, can_focus=False):
    """The few keys that matter here, or what is going on."""

    class Pressed(Message):
        """A hint was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  the toolkit's name
        super().__init__(id=id)
        self._hints: Sequence[Hint] = ()
        self._end: Sequence[Hint] = ()
        self._status = ""
        self._spans: list[tuple[int, int, str]] = []

    def show(self, hints: Sequence[Hint], end: Sequence[Hint]) -> None:
        """Show keys.

        Args:
            hints: In order; those that find no room are left out.
            end: Those that stand at the right end, always.
        """
        self._hints, self._end = hints, end
        self.refresh()

    def tell(self, status: str) -> None:
        """Say what is going on at the right end, in place of the hints there; empty ends it."""
        if status != self._status:
            self._status = status
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.columns
        status = cut(self._status, width - 2)
        end_width = cell_len(status) if status else sum(_width(hint) + _GAP for hint in self._end) - _GAP
        self._spans = []
        segments = [Segment(" ", self.look(""))]
        at = 1
        for hint in self._hints:
            if at + _width(hint) + _GAP > width - end_width - 1:
                break
            segments += self._draw(hint, at)
            at += _width(hint) + _GAP
        space = max(0, width - at - 1 - end_width)
        segments.append(Segment(" " * space, self.look("")))
        at += space
        if status:
            segments.append(Segment(status, self.look("notice")))
        for hint in () if status else self._end:
            segments += self._draw(hint, at)
            at += _width(hint) + _GAP
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _draw(self, hint: Hint, at: int) -> list[Segment]:
        self._spans.append((at, at + _width(hint), hint.action))
        return [
            Segment(hint.key, self.look("accent strong")),
            Segment(f" {hint.label}", self.look("")),
            Segment(" " * _GAP, self.look("")),
        ]

    def on_click(self, event: events.Click) -> None:
        """Do what the clicked hint says."""
        for start, end, action in self._spans:
            if start <= event.x < end:
                self.post_message(self.Pressed(action))


def _width(hint: Hint) -> int:
    return cell_len(hint.key) + 1 + cell_len(hint.label)
