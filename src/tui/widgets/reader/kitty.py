"""Pictures by kitty's graphics protocol: sent once, then shown by cells of text that scroll and are cut like any other.

https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders
"""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterator
from functools import cache
from random import SystemRandom

from rich.color import Color, ColorSystem
from rich.style import Style

from tui.services.terminals import through_tmux
from tui.widgets.guard import OURS, PLACEHOLDER

CHUNK = 4096
"""Characters of a piece of the data, at most."""
_ROWS_AND_COLUMNS = (
    "\u0305\u030d\u030e\u0310\u0312\u033d\u033e\u033f\u0346\u034a\u034b\u034c\u0350\u0351\u0352\u0357\u035b\u0363"
    "\u0364\u0365\u0366\u0367\u0368\u0369\u036a\u036b\u036c\u036d\u036e\u036f\u0483\u0484\u0485\u0486\u0487\u0592"
    "\u0593\u0594\u0595\u0597\u0598\u0599\u059c\u059d\u059e\u059f\u05a0\u05a1\u05a8\u05a9\u05ab\u05ac\u05af\u05c4"
    "\u0610\u0611\u0612\u0613\u0614\u0615\u0616\u0617\u0657\u0658\u0659\u065a\u065b\u065d\u065e\u06d6\u06d7\u06d8"
    "\u06d9\u06da\u06db\u06dc\u06df\u06e0\u06e1\u06e2\u06e4\u06e7\u06e8\u06eb\u06ec\u0730\u0732\u0733\u0735\u0736"
    "\u073a\u073d\u073f\u0740\u0741\u0743"
)
"""The marks for 0, 1, 2 and so on, the first 96 of kitty's rowcolumn-diacritics.txt; no picture is wider."""
_CUBE = (0, 95, 135, 175, 215, 255)
"""The levels of red, green and blue in colours 16 to 231 of the palette of 256."""


def number(text_colours: int, used: Collection[int]) -> int:
    """Return a number for a picture that travels as the colour of its cells.

    Args:
        text_colours: Colours that reach the terminal unchanged, 256 or more.
        used: Numbers of other pictures.
    """
    # By chance, since other programs may show pictures on the same terminal.
    numbers = _of_palette() if text_colours < 1 << 24 else range(1 << 16, 1 << 24)
    while (chosen := SystemRandom().choice(numbers)) in used:
        pass
    return chosen


def style_of(image: int) -> Style:
    """Return the style whose colour is a picture's number.

    Args:
        image: From `number`.
    """
    red, green, blue = image >> 16, image >> 8 & 255, image & 255
    return Style(
        color=_palette(image) if image < 256 else Color.from_rgb(red, green, blue), meta={OURS: image}
    )


def _palette(number: int) -> Color:
    """A colour of the palette of 256 by its parts: the toolkit would replace the colour itself by the theme's."""
    cube = number - 16
    return Color.from_rgb(_CUBE[cube // 36], _CUBE[cube // 6 % 6], _CUBE[cube % 6])


@cache
def _of_palette() -> tuple[int, ...]:
    """The numbers whose colours come out as they are when the toolkit writes them for a terminal of 256 colours."""
    return tuple(
        number
        for number in range(16, 232)
        if _palette(number).downgrade(ColorSystem.EIGHT_BIT).number == number
    )


def cells(row: int, columns: int) -> str:
    """Return the text that shows one row of a picture.

    Args:
        row: Its number, from 0.
        columns: How many cells wide the picture is.
    """
    # Each cell says both: a cell whose neighbours lie under something else is still the right one.
    return "".join(f"{PLACEHOLDER}{_ROWS_AND_COLUMNS[row]}{mark}" for mark in _ROWS_AND_COLUMNS[:columns])


def sent(image: int, png: bytes, columns: int, rows: int, *, in_tmux: bool) -> str:
    """Return what gives a picture to the terminal, to be shown wherever its placeholders stand.

    Args:
        image: From `number`.
        png: The picture as PNG, written by us.
        columns: Cells that it takes.
        rows: Cells that it takes.
        in_tmux: Whether it has to pass tmux on its way.
    """
    data = base64.standard_b64encode(png).decode("ascii")
    # q=2: the terminal says neither that all went well nor what went wrong: it would read like keys.
    head = f"a=T,U=1,q=2,f=100,i={image},c={columns},r={rows},"
    return "".join(_wrapped(piece, in_tmux=in_tmux) for piece in _pieces(head, data))


def _pieces(head: str, data: str) -> Iterator[str]:
    for at in range(0, len(data), CHUNK):
        more = int(at + CHUNK < len(data))
        yield f"{head if at == 0 else 'q=2,'}m={more};{data[at : at + CHUNK]}"


def forgotten(image: int, *, in_tmux: bool) -> str:
    """Return what lets the terminal forget a picture and its data.

    Args:
        image: From `number`.
        in_tmux: As for `sent`.
    """
    return _wrapped(f"a=d,d=I,q=2,i={image}", in_tmux=in_tmux)


def _wrapped(command: str, *, in_tmux: bool) -> str:
    sequence = f"\x1b_G{command}\x1b\\"
    return through_tmux(sequence) if in_tmux else sequence
