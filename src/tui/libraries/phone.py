"""QR codes for the phone: which address, how large, and how they are drawn in cells of a terminal."""

from __future__ import annotations

from dataclasses import dataclass

from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.libraries.addresses import clean_url

QUIET = 4
"""Modules of light margin on every side (ISO/IEC 18004, 6.3.8)."""
_COLOURS = {
    # upper half is the foreground of “▀”, lower half the background: black 16 and white 231 of the 256-colour cube,
    # since a theme may redefine the first sixteen.
    (True, True): "\x1b[38;5;16;48;5;16m▀",
    (True, False): "\x1b[38;5;16;48;5;231m▀",
    (False, True): "\x1b[38;5;231;48;5;16m▀",
    (False, False): "\x1b[38;5;231;48;5;231m▀",
}
_RESET = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code."""

    url: str
    """What a phone reads."""
    rows: tuple[tuple[bool, ...], ...]
    """Modules, the quiet zone among them; True is dark."""

    @property
    def columns(self) -> int:
        """Terminal columns that half blocks take."""
        return len(self.rows[0])

    @property
    def lines(self) -> int:
        """Terminal lines that half blocks take."""
        return (len(self.rows) + 1) // 2

    def fits(self, columns: int, lines: int) -> bool:
        """Whether a window of this many columns and lines can show it whole."""
        return self.columns <= columns and self.lines <= lines

    def cells(self) -> tuple[tuple[tuple[bool, bool], ...], ...]:
        """Return lines of cells, each the upper and the lower module; below the last row it is light."""
        below = (*self.rows[1::2], *([(False,) * self.columns] if len(self.rows) % 2 else []))
        return tuple(tuple(zip(*pair, strict=True)) for pair in zip(self.rows[::2], below, strict=True))


def code_for(url: str) -> Code:
    """Return the QR code of an address, trackers and credentials stripped.

    Args:
        url: An http(s) URL.

    Raises:
        UsageError: It is no web address, or too long for a code.
    """
    import segno  # noqa: PLC0415  needed for this alone

    address = clean_url(url)
    if not address:
        raise UsageError(N_("That is no web address, so there is nothing to show to a phone."))
    try:
        # Level M, raised where the same size allows it: a glossy screen under a lamp loses modules.
        made = segno.make_qr(address, error="m", boost_error=True)
    except segno.DataOverflowError as error:
        raise UsageError(N_("The address is too long for a QR code.")) from error
    rows = tuple(tuple(bool(module) for module in row) for row in made.matrix_iter(border=QUIET))
    return Code(address, rows)


def coloured(code: Code) -> str:
    """Return the code for a terminal, in black and white whatever the theme, each line reset at its end."""
    return "\n".join("".join(_COLOURS[cell] for cell in line) + _RESET for line in code.cells())


def plain(code: Code, *, on_dark: bool = True) -> str:
    """Return the code without colours, for a terminal or a paper that has none.

    Args:
        code: What to draw.
        on_dark: Whether what is drawn appears light, as on a dark terminal; on paper and light terminals it is dark.
    """
    blocks = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
    drawn = ((tuple(module != on_dark for module in cell) for cell in line) for line in code.cells())
    return "\n".join("".join(blocks[upper, lower] for upper, lower in line) for line in drawn)
