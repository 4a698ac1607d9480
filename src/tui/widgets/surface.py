"""What the lists and the reader share: they draw lines in looks that the style sheet names."""

from __future__ import annotations

from typing import Any

from rich.style import Style
from textual.scroll_view import ScrollView

from tui.widgets.looks import style_of


class Surface(ScrollView, can_focus=True, inherit_bindings=False):
    """A line-API widget whose keys come from the screen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  the toolkit's name
        super().__init__(id=id)
        self._looks: dict[str, Style] = {}

    def look(self, names: str) -> Style:
        """Return the style of looks laid one over the other, from a cache.

        Args:
            names: Names of `looks.LOOKS`, parted by spaces; the last one weighs most.
        """
        style = self._looks.get(names)
        if style is None:
            style = self._looks[names] = style_of(names, self.rich_style, self.app.theme_variables)
        return style

    def notify_style_update(self) -> None:
        """Forget the looks when the theme changes."""
        super().notify_style_update()
        self._looks.clear()

    def speak(self) -> None:
        """Draw again: the language of the interface changed."""
        self._looks.clear()
        self.refresh()

    @property
    def columns(self) -> int:
        """The cells of a line that are not scrollbar."""
        return self.scrollable_content_region.width

    @property
    def top(self) -> int:
        """The line at the top of the view."""
        return round(self.scroll_y)

    def get_content_width(self, *_: Any) -> int:
        """The surface takes the width it gets."""
        return self.size.width
