"""Laying an article out in lines, its pictures among them, without moving the line that is read."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.message import Message

from tui.widgets.reader.moving import DEFAULT_MEASURE
from tui.widgets.reader.selecting import Selecting
from tui.widgets.reader.setting import AT_ONCE, Setting

if TYPE_CHECKING:
    from rich.style import Style

    from tui.articles.document import Image
    from tui.services.picture_cells import Picture, Room
    from tui.services.readings import Reading

_SHARE = 0.6
"""How much of the measure a picture may take."""


class Laying(Selecting):
    """The lines of the article that is shown."""

    class Scrolled(Message):
        """Another part of the text is in view."""

        def __init__(self, reader: Laying) -> None:
            super().__init__()
            self.reader = reader

    def __init__(self, *, measure: int = DEFAULT_MEASURE, **values: Any) -> None:
        super().__init__(**values)
        self.measure = measure
        """Cells of a line at most."""
        self.links: dict[str, int] = {}
        """The article's link targets and their numbers."""
        self.fetching = False
        """Whether the full text is on its way; said above the text."""
        self.pictures: Mapping[str, Picture] = {}
        """The pictures that have come, by address."""
        self.placed: Mapping[str, Style] = {}
        """The styles of the placeholders that show pictures which the terminal keeps, by the pictures' addresses."""
        self.awaited: frozenset[str] = frozenset()
        """Addresses of the pictures that may still come: rows are kept for those whose size the page declares."""
        self.largest: Room | None = None
        """What a picture may take, but for its columns, which follow from the measure; None where none is drawn."""
        self._pictures_wait = False
        """Whether some came while text was selected, and are still to be drawn."""
        self._numbers: Mapping[int, int] = {}
        self._place: tuple[int, int] | None = None
        """Where an article begins that came before there was room to set it."""

    @property
    def width(self) -> int:
        """Cells of a line: the measure, or what room there is."""
        return max(20, min(self.measure, self.columns - 2))

    @property
    def room(self) -> Room | None:
        """What a picture may take at the present width; None where none is drawn."""
        return None if self.largest is None else replace(self.largest, columns=int(_SHARE * self.width))

    # Setting the lines.

    def reset(self) -> None:
        """Set the article again: width, measure, numbers or language changed. The place in the text stays."""
        here = self._setting.place(self.top) if self.top else None
        self._set(here if self._setting.lines else self._place)
        self.refresh()

    def _set(self, place: tuple[int, int] | None) -> None:
        """Set the article from the start and scroll to a place, None for the very top."""
        if self.reading is None:
            return
        if not self.size.width:
            # Not laid out yet: what is drawn first must not be the article before.
            self._setting, self._place = Setting(iter(()), DEFAULT_MEASURE), place
            return
        self._place = None
        setting = self._begin(self.reading)
        if place is not None:
            setting.set_until(place[0], self.size.height)
        self._shown(setting, setting.line_of_place(place) if place is not None else 0)

    def _begin(self, reading: Reading) -> Setting:
        """Begin to set the article anew."""
        from tui.widgets.reader import page  # noqa: PLC0415  the typesetter comes with the first article

        width = self.width
        lines = page.lines_of(
            reading,
            width,
            self._numbers,
            self.links,
            pictures=self.pictures,
            room=self.room,
            awaited=self.awaited,
            fetching=self.fetching,
        )
        setting = self._setting = Setting(lines, width)
        setting.set_lines(2 * max(20, self.size.height))
        return setting

    def _shown(self, setting: Setting, line: int) -> None:
        """Show what was set, from a line on, and set the rest behind it."""
        self._resize()
        self.scroll_to(y=line, animate=False)
        self.refresh()
        self.call_after_refresh(self.post_message, self.Scrolled(self))
        self.call_after_refresh(self._go_on, setting)

    def _go_on(self, setting: Setting) -> None:
        """Set some more lines, unless another article came meanwhile; keys come first."""
        if setting.complete or setting is not self._setting:
            return
        setting.set_lines(len(setting.lines) + AT_ONCE)
        self._resize()
        self.call_later(self.call_after_refresh, self._go_on, setting)

    # Pictures.

    def illustrate(self, pictures: Mapping[str, Picture], awaited: frozenset[str] = frozenset()) -> None:
        """Draw other pictures than before; the line that is read stays in place. A selection is waited for.

        Args:
            pictures: All that have come, by address.
            awaited: Addresses of those that may still come.
        """
        changed = {url for url in {*self.pictures, *pictures} if self.pictures.get(url) != pictures.get(url)}
        changed |= self.awaited ^ awaited
        self.pictures, self.awaited = dict(pictures), awaited
        self._pictures_wait = self.text_selection is not None
        if self._pictures_wait or self.reading is None or not self._setting.lines:
            return
        if self._setting.width != self.width:
            self.reset()
            return
        anchor = self._anchor(changed)
        landmark, below_top = self._setting.landmark(anchor), anchor - self.top
        setting = self._begin(self.reading)
        self._shown(setting, max(0, setting.line_at(landmark, self.size.height) - below_top))

    def _anchor(self, changed: Set[str]) -> int:
        """Return the line that keeps its place on the screen while pictures change their height.

        It is the first one in view; or, where a picture in the upper half of the view changes, the first one below
        it: most of what is in view stands there. At the very top nothing has been read yet but the title, which
        stays.
        """
        top, lines = self.top, self._setting.lines
        if not top:
            return 0
        upper = range(top, min(len(lines), top + self.size.height // 2))
        last = max((number for number in upper if lines[number].image in changed), default=top - 1)
        while last + 1 < len(lines) and lines[last].image in changed and lines[last + 1].image in changed:
            last += 1
        return min(last + 1, len(lines) - 1)

    @property
    def images_near(self) -> tuple[Image, ...]:
        """The images in view or within a page of it, in the order of the text."""
        if self.reading is None or not self._setting.lines:
            return ()
        from tui.widgets.reader.page import images_between  # noqa: PLC0415  as above

        height = self.size.height
        start, end = (self._setting.offset_at(line) for line in (self.top - height, self.top + 2 * height))
        return images_between(self.reading, start, end)
