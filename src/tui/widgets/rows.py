"""A list that draws lines, not widgets: a million rows cost what the visible ones cost."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from tui.widgets.cells import pad
from tui.widgets.surface import Surface

Part = tuple[str, str]
"""Text and the names of its looks: component classes without their prefix, parted by spaces."""


CURSOR = "▌"


class RowList(Surface):
    """Rows under a cursor. Heirs say how many rows there are, how tall, and what stands in them."""

    class Moved(Message):
        """The cursor came to another row."""

        def __init__(self, rows: RowList, index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> RowList:
            """The list, for selectors."""
            return self.rows

    class Chosen(Message):
        """A row was opened."""

        def __init__(self, rows: RowList, index: int) -> None:
            super().__init__()
            self.rows = rows
            self.index = index

        @property
        def control(self) -> RowList:
            """The list, for selectors."""
            return self.rows

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  the toolkit's name
        super().__init__(id=id)
        self.index = -1
        """The row under the cursor, -1 where there is none."""

    # What heirs answer.

    @property
    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row_parts(self, index: int, line: int, width: int) -> Iterable[Part]:
        """Return the parts of one line of one row.

        Args:
            index: The row.
            line: The line within the row, from 0.
            width: The cells there are.
        """
        raise NotImplementedError

    def top_of(self, index: int) -> int:
        """Return the first line of a row, counted from the list's top."""
        return index

    def at_line(self, line: int) -> int:
        """Return the row at a line counted from the list's top."""
        return line

    def selectable(self, index: int) -> bool:
        """Whether the cursor may rest on a row."""
        return True

    def empty_text(self) -> str:
        """What to say when there is no row."""
        return ""

    # Moving.

    def line(self, step: int) -> None:
        """Move the cursor one row up or down."""
        self.go(self.index + step, step)

    def edge(self, direction: int) -> None:
        """Move the cursor to the top (-1) or the bottom (1)."""
        self.go(0 if direction < 0 else self.count - 1, -direction)

    def page(self, step: int) -> bool:
        """Move by a page.

        Returns:
            Whether there was room to move.
        """
        return self._leap(step * max(1, self.size.height - 1))

    def half(self, step: int) -> None:
        """Move by half a page."""
        self._leap(step * max(1, self.size.height // 2))

    def _leap(self, lines: int) -> bool:
        if not self.count:
            return False
        total = self.top_of(self.count)
        target = self.at_line(min(max(0, self.top_of(max(0, self.index)) + lines), total - 1))
        before = self.index
        self.go(target, 1 if lines > 0 else -1)
        return self.index != before

    def go(self, index: int, step: int = 1, *, tell: bool = True) -> None:
        """Put the cursor on a row, or on the next one that may hold it.

        Args:
            index: The row; what lies outside is brought inside.
            step: In which direction to look for a row that may hold the cursor.
            tell: Whether to post `Moved`.
        """
        count = self.count
        index = min(max(0, index), count - 1)
        step = 1 if step >= 0 else -1
        for candidate in chain(
            range(index, count if step > 0 else -1, step), range(index, -1 if step > 0 else count, -step)
        ):
            if self.selectable(candidate):
                break
        else:
            candidate = -1
        before, self.index = self.index, candidate
        self.show_cursor()
        if before != candidate:
            self._refresh_row(before)
            self._refresh_row(candidate)
            if tell and candidate >= 0:
                self.post_message(self.Moved(self, candidate))

    def show_cursor(self) -> None:
        """Scroll so far that the row under the cursor is seen whole, and no farther."""
        if self.index < 0 or not self.size.height:
            return
        top, bottom = self.top_of(self.index), self.top_of(self.index + 1)
        # Rows that cannot hold the cursor (headings) above the first one come into view with it.
        if not any(self.selectable(index) for index in range(min(self.index, 3))):
            top = 0
        if top < self.top:
            self.scroll_to(y=top, animate=False)
        elif bottom > self.top + self.size.height:
            self.scroll_to(y=bottom - self.size.height, animate=False)

    def rows_changed(self) -> None:
        """Tell the list that its rows are others now."""
        self.virtual_size = Size(0, self.top_of(self.count) if self.count else 0)
        self.index = min(self.index, self.count - 1)
        self.refresh()

    def _refresh_row(self, index: int) -> None:
        if 0 <= index < self.count:
            top = self.top_of(index)
            self.refresh(Region(0, top - self.top, self.size.width, self.top_of(index + 1) - top))

    # Drawing.

    def render_line(self, y: int) -> Strip:
        """Draw one line of the list."""
        width = self.columns
        line = self.top + y
        count = self.count
        if not count:
            text = self.empty_text() if y == 1 else ""
            return Strip([Segment(pad(f"  {text}" if text else "", width), self.look("dim"))], width)
        index = self.at_line(line)
        if not 0 <= index < count:
            return Strip.blank(width, self.rich_style)
        ground = ""
        if index == self.index:
            ground = "cursor" if self.has_focus else "resting"
        parts = self.row_parts(index, line - self.top_of(index), width)
        segments = [Segment(text, self.look(f"{ground} {names}")) for text, names in parts if text]
        if ground == "cursor" and segments:
            # The row that the keys act on is told by a sign as well as by its ground; a sign that stands there is turned.
            text, style, _control = segments[0]
            if text[0] == " ":
                segments[:1] = [Segment(CURSOR, self.look("cursor accent")), Segment(text[1:], style)]
            elif len(text) == 1:
                segments[0] = Segment(text, self.look("cursor accent current"))
        return Strip(segments).adjust_cell_length(width, self.look(ground))

    # The mouse and the focus.

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row that was clicked; a click on the row under the cursor opens it."""
        index = self.at_line(self.top + event.get_content_offset_capture(self).y)
        if 0 <= index < self.count and self.selectable(index):
            event.stop()
            self.go(index)
            self.choose()

    def choose(self) -> None:
        """Open the row under the cursor."""
        if 0 <= self.index < self.count:
            self.post_message(self.Chosen(self, self.index))

    def on_focus(self) -> None:
        """Show that the keys go here."""
        self._refresh_row(self.index)

    def on_blur(self) -> None:
        """Show that the keys go elsewhere."""
        self._refresh_row(self.index)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in view when the pane's size changes."""
        self.show_cursor()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Redraw what came into view."""
        super().watch_scroll_y(old_value, new_value)
        self.scrolled()

    def scrolled(self) -> None:
        """Something else is in view; heirs may load it."""
