"""Going far within an article, and back to where it was read."""

from __future__ import annotations

from typing import Any

from tui.widgets.reader.laying import Laying

_MOST = 50
"""Places that are remembered."""


class Jumping(Laying):
    """Jumps: along links and notes, between figures and places found, to the top and the end."""

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self._left: list[tuple[int, int]] = []
        self._arrived = -1

    def forget_jumps(self) -> None:
        """Begin anew: another text is shown."""
        self._left.clear()
        self._arrived = -1

    def show_offset(self, offset: int) -> None:
        """Bring the character at `offset` into view, a third from the top where it was not seen."""
        self._setting.set_until(offset, self.size.height)
        self._resize()
        line = self._setting.line_of(offset)
        if not self.top <= line < self.top + self.size.height:
            self.scroll_to(y=max(0, line - self.size.height // 3), animate=False)
        self.refresh()

    def jump(self, offset: int) -> None:
        """Bring the character at `offset` into view, and remember where one was."""
        here = self.top
        self.show_offset(offset)
        self._remember(here)

    def follow(self, offset: int) -> None:
        """Go where a link or the mark of a note leads, and mark that place."""
        self.overlay = self.overlay._replace(landed=offset)
        self.jump(offset)

    def edge(self, direction: int) -> None:
        """Scroll to the top (-1) or the end (1)."""
        here = self.top
        super().edge(direction)
        self._remember(here)

    def jump_back(self) -> bool:
        """Go back to where the last jump began.

        Returns:
            Whether there was one.
        """
        if not self._left:
            return False
        place = self._left.pop()
        self._setting.set_until(place[0], self.size.height)
        self._resize()
        self.overlay = self.overlay._replace(landed=-1)
        self.scroll_to(y=self._setting.line_of_place(place), animate=False)
        self._arrived = -1
        self.refresh()
        return True

    def _remember(self, line: int) -> None:
        """Remember the line that was left; jumps in a row, with nothing read in between, count as one."""
        if self.top == line:
            return
        if line != self._arrived:
            self._left = [*self._left[1 - _MOST :], self._setting.place(line)]
        self._arrived = self.top
