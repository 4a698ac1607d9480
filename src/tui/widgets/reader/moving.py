"""Where in an article's lines the person is, and moving there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.geometry import Size

from tui.widgets.reader.setting import Setting
from tui.widgets.surface import Surface

if TYPE_CHECKING:
    from tui.services.readings import Reading

DEFAULT_MEASURE = 70


class Moving(Surface):
    """The lines of an article, of which some are in view."""

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.reading: Reading | None = None
        self._setting = Setting(iter(()), DEFAULT_MEASURE)

    def _resize(self) -> None:
        self.virtual_size = Size(0, len(self._setting.lines))

    # Where we are.

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view."""
        return self._setting.complete and self.top + self.size.height >= len(self._setting.lines)

    @property
    def position(self) -> float:
        """Where the first visible line stands, as a share of the text."""
        length = len(self.reading.article.text) if self.reading else 0
        return min(1.0, self._setting.offset_at(self.top) / length) if length else 0.0

    @property
    def progress(self) -> float:
        """How much of the text has been in view, as a share of it."""
        length = len(self.reading.article.text) if self.reading else 0
        return min(1.0, self.in_view[1] / length) if length and not self.at_end else 1.0

    @property
    def in_view(self) -> tuple[int, int]:
        """The offsets of the text that is in view: first, and first after it."""
        bottom = self.top + self.size.height
        end = (
            len(self.reading.article.text)
            if self.reading and self.at_end
            else self._setting.offset_at(bottom)
        )
        return self._setting.offset_at(self.top), end

    # Moving. Every move is at once: no animation.

    def line(self, step: int) -> None:
        """Scroll by a line."""
        self.scroll_to(y=self.top + step, animate=False)

    def edge(self, direction: int) -> None:
        """Scroll to the top (-1) or the end (1)."""
        if direction > 0:
            self._setting.finish()
            self._resize()
        self.scroll_to(y=0 if direction < 0 else len(self._setting.lines), animate=False)

    def page(self, step: int) -> bool:
        """Scroll by a page, keeping two lines for the eye.

        Returns:
            Whether there was room to scroll.
        """
        if step > 0 and self.at_end:
            return False
        before = self.top
        self.scroll_to(y=before + step * max(1, self.size.height - 2), animate=False)
        return self.top != before

    def half(self, step: int) -> None:
        """Scroll by half a page."""
        self.scroll_to(y=self.top + step * max(1, self.size.height // 2), animate=False)
