"""What a terminal says of itself when it is asked, and which way of drawing pictures follows from that."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from tui.core.messages import N_, Message
from tui.services.picture_cells import Room, Way

QUERIES = "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"
"""Whether it knows kitty's protocol (https://sw.kovidgoyal.net/kitty/graphics-protocol/#querying-support-and-available-transmission-mediums)."""
OWN_QUERIES = "\x1b[>0q\x1b[16t\x1b[?1;1;0S\x1b[c"
"""Its name, the size of a cell, its colours for sixels, and last what every terminal answers: its attributes
(https://invisible-island.net/xterm/ctlseqs/ctlseqs.html: XTVERSION, XTWINOPS, XTSMGRAPHICS, DA1)."""
_PATIENCE = 2.0
"""Seconds for one tmux command."""
_MUTE = frozenset({"", "dumb", "linux", "unknown"})
"""Kinds of terminal that answer nothing, or show the question."""
_REPLY = re.compile(
    r"\x1b_G(?P<kitty>[^\x1b]{0,200})\x1b\\|\x1bP>\|(?P<name>[^\x1b]{0,200})\x1b\\|\x1b\[6;(?P<cell>\d{1,5};\d{1,5})t"
    r"|\x1b\[\?1;(?P<colours>[\d;]{1,40})S|\x1b\[\?(?P<attributes>[\d;]{1,80})c"
)
_BEGUN = re.compile(
    r"\x1b(?:_(?:G[^\x1b]{0,200}\x1b?)?|P(?:>(?:\|[^\x1b]{0,200}\x1b?)?)?|\[(?:\?[\d;]{0,80}|6(?:;[\d;]{0,12})?)?)$"
)
"""A reply of which the rest is on its way. Not a lone escape: that is a key."""
_WITHOUT_PLACEHOLDERS = re.compile(r"WezTerm|Konsole|kitty\(0\.(?:1?\d|2[0-7])\.")
"""Names of terminals that know the protocol but not its placeholders, which kitty has from 0.28 on."""
_WITH_PLACEHOLDERS = re.compile(r"kitty\(|ghostty ", re.IGNORECASE)


@dataclass(slots=True)
class Answers:
    """What is known of a terminal."""

    name: str = ""
    """As it calls itself, with its version; inside tmux the terminal around it."""
    kitty: bool = False
    """Whether it knows kitty's graphics protocol."""
    sixel: bool = False
    cell: tuple[int, int] = (0, 0)
    """Width and height of a cell in pixels, zeros where unknown."""
    sixel_colours: int = 256
    text_colours: int = 1 << 24
    """Colours of text that reach it unchanged: the numbers of kitty's pictures travel as one."""
    in_tmux: bool = False
    passes: bool = True
    """Whether sequences meant for the terminal around tmux reach it."""

    def hear(self, text: str) -> tuple[str, str, bool]:
        """Take the replies out of what came from the terminal.

        Args:
            text: What came; replies may stand among keys.

        Returns:
            What is left for others, the begin of a reply whose rest is on its way, and whether the last reply came.
        """
        last = False
        for reply in _REPLY.finditer(text):
            last |= self._take(reply)
        left = _REPLY.sub("", text)
        begun = _BEGUN.search(left)
        return (left, "", last) if begun is None else (left[: begun.start()], begun[0], last)

    def _take(self, reply: re.Match[str]) -> bool:
        kind, value = reply.lastgroup, reply[reply.lastgroup or 0]
        numbers = [int(part) for part in re.findall(r"\d{1,9}", value)]
        if kind == "kitty":
            self.kitty |= value.startswith("i=31") and value.endswith(";OK")
        elif kind == "name":
            self.name = self.name or value
        elif kind == "cell" and all(numbers):
            self.cell = (numbers[1], numbers[0])
        elif kind == "colours" and numbers[0] == 0 and len(numbers) > 1:
            self.sixel_colours = max(2, min(numbers[1], 256))
        elif kind == "attributes":
            self.sixel = 4 in numbers[1:]
            return True
        return False


def is_mute(environment: Mapping[str, str]) -> bool:
    """Whether a terminal of this kind answers no question.

    Args:
        environment: With `TERM`.
    """
    return environment.get("TERM", "") in _MUTE


def ask_tmux(answers: Answers, environment: Mapping[str, str]) -> None:
    """Find out what stands around tmux, and whether pictures reach it.

    Args:
        answers: Takes what tmux says.
        environment: With `TMUX`, by which tmux finds its server; without it nothing is asked.
    """
    if not environment.get("TMUX"):
        return
    answers.in_tmux = True
    words = ["tmux", "display-message", "-p", "#{client_termtype}", ";", "show-options", "-Apv", "allow-passthrough"]  # fmt: skip
    try:
        done = subprocess.run(  # noqa: S603
            words, capture_output=True, timeout=_PATIENCE, env=dict(environment), check=False, text=True
        )
    except (OSError, subprocess.SubprocessError):
        answers.passes = False
        return
    name, _end, passing = done.stdout.partition("\n")
    answers.name = name.strip()
    answers.passes = passing.strip() in {"on", "all"}


def cell_size() -> tuple[int, int]:
    """Return the width and height of a cell in pixels as the system knows them now, zeros where it does not."""
    try:
        import fcntl  # noqa: PLC0415  absent on Windows
        import struct  # noqa: PLC0415  as above
        import termios  # noqa: PLC0415  as above
    except ImportError:
        return 0, 0
    for stream in (sys.__stderr__, sys.__stdout__):
        try:
            assert stream is not None
            rows, columns, width, height = struct.unpack(
                "HHHH", fcntl.ioctl(stream.fileno(), termios.TIOCGWINSZ, bytes(8))
            )
            return width // columns, height // rows
        except (OSError, ValueError, AssertionError, ZeroDivisionError):
            continue
    return 0, 0


def choose(wanted: str, answers: Answers) -> tuple[Way, Message | None]:
    """Return the way to draw pictures, and one sentence where it is not the one that is wanted.

    Args:
        wanted: The setting: half, kitty, sixel or auto.
        answers: What is known of the terminal.
    """
    kitty = (
        answers.kitty
        and answers.passes
        and answers.text_colours >= 256
        and not _WITHOUT_PLACEHOLDERS.search(answers.name)
    )
    sixel = answers.sixel and all(answers.cell)
    if wanted == "auto":
        if kitty and _WITH_PLACEHOLDERS.match(answers.name):
            return Way.KITTY, None
        return (Way.SIXEL if sixel else Way.HALF), None
    if wanted == Way.KITTY:
        if kitty:
            return Way.KITTY, None
        return Way.HALF, Message(_NO_KITTY if answers.passes else _TMUX_CLOSED, {})
    if wanted == Way.SIXEL and not sixel:
        return Way.HALF, Message(_NO_SIXEL, {})
    return Way(wanted), None


def room_of(way: Way, answers: Answers, rows: int) -> Room:
    """Return what pictures may take, but for the columns.

    Args:
        way: How they are drawn.
        answers: What is known of the terminal.
        rows: Cells of height at most.
    """
    if way is Way.HALF:
        return Room(0, rows)
    # Only kitty's way gets here without knowing the cell: the terminal scales, and most cells are so shaped.
    cell = answers.cell if all(answers.cell) else (8, 16)
    return Room(0, rows, way, cell, answers.sixel_colours)


def through_tmux(sequence: str) -> str:
    """Return a sequence as tmux passes it on to the terminal around it (tmux(1), allow-passthrough).

    Args:
        sequence: For the terminal.
    """
    return "\x1bPtmux;" + sequence.replace("\x1b", "\x1b\x1b") + "\x1b\\"


_NO_KITTY = N_(
    "This terminal does not draw pictures in kitty's way with placeholders, so they are drawn in half cells."
)
_NO_SIXEL = N_("This terminal does not draw sixel pictures, so they are drawn in half cells.")
_TMUX_CLOSED = N_(
    "tmux lets no pictures through to the terminal, so they are drawn in half cells; "
    "“set -g allow-passthrough on” opens the way."
)
