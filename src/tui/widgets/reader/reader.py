"""The reader: an article as lines, drawn where it is looked at, selectable, with figures that can be clicked."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from tui.core.messages import N_
from tui.languages.catalogue import _
from tui.widgets.cells import pad
from tui.widgets.reader.jumping import Jumping
from tui.widgets.reader.moving import DEFAULT_MEASURE
from tui.widgets.reader.overlay import EDITED, Overlay
from tui.widgets.reader.setting import Setting

if TYPE_CHECKING:
    from tui.services.readings import Reading
    from tui.widgets.reader.lines import Line

_LAST = 1 << 30
"""Of the lines with one offset the last: the one with its text."""


class Reader(Jumping):
    """One article."""

    class FigureClicked(Message):
        """A figure of the text was clicked."""

        def __init__(self, figure: int) -> None:
            super().__init__()
            self.figure = figure
            """Its position in the reading's figures."""

    class LinkClicked(Message):
        """A link of the text was clicked."""

        def __init__(self, target: str) -> None:
            super().__init__()
            self.target = target

    class EditsClicked(Message):
        """The count of the article's edits was clicked."""

    def __init__(self, *, id: str | None = None, measure: int = DEFAULT_MEASURE) -> None:  # noqa: A002
        super().__init__(id=id, measure=measure)
        self.empty_message = N_("Open an article with Enter.")

    # What is shown.

    def show(
        self,
        reading: Reading,
        numbers: Mapping[int, int] = MappingProxyType({}),
        *,
        position: float | None = None,
    ) -> None:
        """Show an article.

        Args:
            reading: The opened article.
            numbers: The card numbers of the figures that have cards, by position.
            position: Where to begin, a share of the text; None takes the reading's own.
        """
        share = reading.position if position is None else position
        offset = round(share * len(reading.article.text)) if share > 0 else 0
        place = (offset, _LAST) if offset else None
        before = self.reading
        if before is None or before.article.text != reading.article.text:
            self.passage = None
            self.lift()
        elif before.entry_id != reading.entry_id or before.figures != reading.figures:
            self.lift()
        elif self.top:
            here = self._setting.place(self.top)
            # The same text again, with other marks: the rows of a picture have one offset, and the row stays.
            place = here if here[0] == offset else place
        self.reading = reading
        from tui.widgets.reader import page  # noqa: PLC0415  the typesetter comes with the first article

        self.links = page.links_of(reading)
        self._numbers = dict(numbers)
        self._set(place)

    def mark(self, numbers: Mapping[int, int]) -> None:
        """Number other figures than before; the place in the text stays."""
        self._numbers = dict(numbers)
        self.reset()

    def clear(self) -> None:
        """Show no article."""
        self.reading = self.passage = None
        self._setting = Setting(iter(()), DEFAULT_MEASURE)
        self.virtual_size = Size(0, 0)
        self.refresh()

    def speak(self) -> None:
        """Set the words above the text in the new language."""
        super().speak()
        self.reset()

    # Going to places of the text.

    def show_figure(self, figure: int) -> None:
        """Bring a figure into view and mark it as the current one."""
        if self.reading is not None and 0 <= figure < len(self.reading.figures):
            self.overlay = Overlay(current=figure)
            self.jump(self.reading.figures[figure].start)

    def lift(self) -> None:
        """Take away what lies over the text, and forget where jumps began."""
        self.overlay = Overlay()
        self.forget_jumps()

    # Finding.

    def find(self, words: str) -> int:
        """Mark every place of `words` in the text and go to the first one from here on.

        Returns:
            How many places there are.
        """
        from tui.widgets.reader import page  # noqa: PLC0415  as above

        reading = self.reading
        found = page.places_of(reading.article, page.title_of(reading), words) if reading is not None else []
        top = self._setting.offset_at(self.top)
        first = next((at for at, place in enumerate(found) if place[0] >= top), 0)
        self.overlay = Overlay(found, first - 1, words)
        self.find_step(1)
        return len(found)

    def find_step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) place, around the end."""
        if found := self.overlay.found:
            at = (self.overlay.found_at + step) % len(found)
            self.overlay = self.overlay._replace(found_at=at, current=-1, landed=-1)
            if found[at] == (0, 0):  # the title and what stands below it are above the text
                self.edge(-1)
            else:
                self.jump(found[at][0])
        self.refresh()

    # Drawing.

    @property
    def margin(self) -> int:
        """Cells left of the text."""
        return max(1, (self.columns - self._setting.width) // 2)

    @property
    def lines_in_view(self) -> list[Line]:
        """The lines in view, from the top."""
        return self._setting.lines[self.top : self.top + self.size.height]

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.columns
        number = self.top + y
        lines = self._setting.lines
        if self.reading is None:
            text = f"  {_(self.empty_message)}" if y == 1 and self.empty_message else ""
            return Strip([Segment(pad(text, width), self.look("dim"))], width)
        if number >= len(lines):
            return Strip.blank(width, self.rich_style)
        from tui.widgets.reader.page import segments_of, selected  # noqa: PLC0415  as above

        line = lines[number]
        # A dialog dims what lies under it; placeholders in other colours would show other pictures.
        placed = self.placed.get(line.image) if self.app.screen is self.screen else None
        segments = segments_of(line, self.look, self.laid(), self.margin, self._setting.width, placed)
        selection = self.text_selection
        if selection is not None and not line.cells and (span := selection.get_span(number)) is not None:
            segments = selected(segments, span, self.screen.get_component_rich_style("screen--selection"))
        return Strip(segments).apply_offsets(0, number).adjust_cell_length(width, self.rich_style)

    # The mouse: selecting and clicking.

    @property
    def selected_span(self) -> tuple[int, int] | None:
        """The offsets of the selected text, or None where no text of the article is selected."""
        if self.passage is not None:
            return self.passage_span
        selection, lines = self.text_selection, self._setting.lines
        if selection is None or selection.start is None or selection.end is None or not lines:
            return None
        from tui.widgets.reader.page import text_offset  # noqa: PLC0415  as above

        ends = (selection.start, selection.end)
        start, end = (text_offset(lines[min(at.y, len(lines) - 1)], at.x - self.margin) for at in ends)
        return None if start is None or end is None else (start, end)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text as the article has it, without the line breaks of the screen."""
        lines, reading = self._setting.lines, self.reading
        if reading is None or not lines:
            return None
        from tui.widgets.reader.page import text_offset  # noqa: PLC0415  as above

        first, last = selection.start, selection.end
        start = text_offset(lines[min(first.y, len(lines) - 1)], first.x - self.margin) if first else 0
        end = (
            text_offset(lines[min(last.y, len(lines) - 1)], last.x - self.margin)
            if last
            else len(reading.article.text)
        )
        if start is None or end is None:
            margin = " " * self.margin
            return selection.extract("\n".join(margin + line.text for line in lines)), "\n"
        return reading.article.text[start:end], "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Redraw with the new selection."""
        if selection is None and self._pictures_wait:
            self.illustrate(self.pictures, self.awaited)
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Follow a click on a figure or a link."""
        meta = event.style.meta
        if "figure" in meta:
            self.post_message(self.FigureClicked(meta["figure"]))
        elif meta.get("link") == EDITED:
            self.post_message(self.EditsClicked())
        elif number := meta.get("link"):
            targets = [target for target, own in self.links.items() if own == number]
            self.post_message(self.LinkClicked(targets[0]))

    def on_resize(self, event: events.Resize) -> None:
        """Set the article anew where the width changed."""
        if self.reading is not None and (self.width != self._setting.width or not self._setting.lines):
            self.reset()
        else:
            self.post_message(self.Scrolled(self))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that other text is in view."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled(self))
