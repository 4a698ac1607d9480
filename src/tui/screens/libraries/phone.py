"""An address for the phone: a QR code in filled cells, black on white in every theme."""

from __future__ import annotations

from typing import ClassVar

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from tui.core.messages import N_
from tui.languages.catalogue import _
from tui.libraries.phone import Code
from tui.screens.dialogs import STYLES

_DARK, _LIGHT = Color.from_rgb(0, 0, 0), Color.from_rgb(255, 255, 255)
_ROOM = 4
"""Lines that the dialog needs besides the code: frame and address."""


class CodeCells(Widget):
    """A code drawn in cells: two columns a module where there is room, else two modules a cell.

    Args:
        code: What to draw.
        wide: Whether a module takes two columns of a line, filled by their background alone.
    """

    DEFAULT_CSS = "CodeCells { width: auto; height: auto; }"

    def __init__(self, code: Code, *, wide: bool) -> None:
        super().__init__()
        self._code = code
        self._wide = wide

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The columns of the code."""
        return self._code.columns * (2 if self._wide else 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of the code."""
        return len(self._code.rows) if self._wide else self._code.lines

    def render_line(self, y: int) -> Strip:
        """Draw a line, the same in every theme."""
        if self._wide:
            cells = self._code.rows[y]
            segments = [Segment("  ", Style(bgcolor=_DARK if dark else _LIGHT)) for dark in cells]
        else:
            segments = [
                Segment("▀", Style(color=_colour(upper), bgcolor=_colour(lower)))
                if upper is not lower
                else Segment(" ", Style(bgcolor=_colour(upper)))
                for upper, lower in self._code.cells()[y]
            ]
        return Strip(segments)


class PhoneCode(ModalScreen[None]):
    """Shows a code; any of the keys that leave a dialog leaves it.

    Args:
        code: What to show.
    """

    CSS_PATH = STYLES
    DEFAULT_CSS = """
    PhoneCode > Vertical { width: auto; height: auto; align-horizontal: center; }
    PhoneCode Static { width: auto; max-width: 90vw; height: auto; background: $surface; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter,P", "leave", show=False)]

    def __init__(self, code: Code) -> None:
        super().__init__()
        self.code = code

    def compose(self) -> ComposeResult:
        """The code with its address, or that the window is too small."""
        size = self.app.size
        wide = self.code.columns * 2 <= size.width and len(self.code.rows) + _ROOM <= size.height
        with Vertical(classes="phone"):
            if wide or self.code.fits(size.width, size.height - 1):
                yield CodeCells(self.code, wide=wide)
                text = self.code.url
            else:
                text = _(_SMALL).format(columns=self.code.columns, lines=self.code.lines + 1)
            yield Static(Content(text), markup=False)

    def action_leave(self) -> None:
        """Leave."""
        self.dismiss(None)


def _colour(dark: bool) -> Color:
    return _DARK if dark else _LIGHT


_SMALL = N_("The window is too small for the code: it needs {columns} columns and {lines} lines.")
