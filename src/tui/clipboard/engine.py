"""Tries every way to a clipboard, best first, and reports only what was seen to work."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tui.clipboard import system, tmux
from tui.core.errors import ClipboardError
from tui.core.messages import N_, Message
from tui.core.paths import private_folder
from tui.core.text import clean

LARGEST_OSC52 = 74_000
"""Bytes of text that one OSC 52 sequence carries: with base64 and frame below the 100,000 bytes at which xterm and
those that follow it stop reading."""
FILE = "copied.txt"

Send = Callable[[str], None]
"""Writes a control sequence to the terminal, which belongs to the screen; raises OSError where that fails."""


class How(StrEnum):
    """How far a copy came."""

    CHECKED = "checked"
    """The clipboard was read back and holds the text."""
    SENT = "sent"
    """The terminal was given the text; whether it took it cannot be known."""
    FILE = "file"
    """No clipboard was reached; the text lies in a file."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of a copy."""

    how: How
    path: Path | None = None
    """The file that holds the text too, wherever nothing confirmed the copy."""

    @property
    def message(self) -> Message:
        """The sentence for the person."""
        if self.how is How.CHECKED:
            return Message(N_("Copied, checked."), {})
        if self.how is How.SENT:
            return Message(
                N_("Sent to the terminal, which cannot confirm it; also in {path}."), {"path": self.path}
            )
        return Message(N_("No clipboard was reached; the text is in {path}."), {"path": self.path})


def copy(
    text: str, state: Path, *, send: Send | None = None, environment: Mapping[str, str] | None = None
) -> Copied:
    """Copy `text`, cleaned of control and bidi characters.

    Inside tmux by `load-buffer -w`, since tmux drops what programs send themselves; in a local session by the
    system's clipboard, read back; else by OSC 52. Where nothing confirmed the copy, a file holds the text.

    Args:
        text: What to copy.
        state: The person's state folder (`Paths.state`).
        send: Writes to the terminal; None where there is none, as in a script.
        environment: Read instead of `os.environ`.

    Raises:
        ClipboardError: There is nothing to copy, or not even the file could be written.
    """
    env = dict(os.environ) if environment is None else dict(environment)
    cleaned = clean(text)
    if not cleaned:
        raise ClipboardError(N_("There is nothing to copy."))
    sent = tmux.load(cleaned, env) if tmux.is_inside(env) else False
    if system.is_local(env) and system.copy_checked(cleaned, env):
        return Copied(How.CHECKED)
    if not sent and send is not None:
        sent = _sent(cleaned, send)
    return Copied(How.SENT if sent else How.FILE, _kept(cleaned, state))


def osc52(text: str) -> str:
    """Return the sequence by which a terminal is asked to put `text` on its clipboard, or an empty string.

    Args:
        text: Cleaned text; one of more than `LARGEST_OSC52` bytes in UTF-8 does not fit.
    """
    data = text.encode()
    return "" if len(data) > LARGEST_OSC52 else f"\x1b]52;c;{base64.b64encode(data).decode('ascii')}\x07"


def _sent(text: str, send: Send) -> bool:
    sequence = osc52(text)
    if not sequence:
        return False
    try:
        send(sequence)
    except OSError:
        return False
    return True


def _kept(text: str, state: Path) -> Path:
    """Write the text to the one file that stands in for a clipboard, readable for the person alone.

    Raises:
        ClipboardError: It cannot be written.
    """
    path = state / FILE
    fresh = path.with_suffix(f".{os.getpid()}")
    try:
        private_folder(state)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        fresh.replace(path)
    except OSError as error:
        raise ClipboardError(
            N_("No clipboard was reached, and {path} cannot be written: {reason}"),
            path=path,
            reason=error.strerror or type(error).__name__,
        ) from error
    return path
