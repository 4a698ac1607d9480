"""The child process that talks to pyperclip: text on standard input, the verdict as exit status."""

from __future__ import annotations

import sys
import time

SAME, DIFFERENT, FAILED = 0, 3, 4
PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4, 0.0)
"""Seconds between two looks: xclip owns the selection only a moment after it has taken the text."""


def verdict(text: str) -> int:
    """Copy `text`, read the clipboard back and compare.

    Returns:
        SAME, DIFFERENT (a dead display swallows the text without a word), or FAILED.
    """
    import pyperclip  # noqa: PLC0415  looks for programs on import

    try:
        pyperclip.copy(text)
        for pause in PAUSES:
            if _plain(pyperclip.paste()) == _plain(text):
                return SAME
            time.sleep(pause)
    except (pyperclip.PyperclipException, OSError, ValueError):
        return FAILED
    return DIFFERENT


def _plain(text: object) -> str:
    """Return text as every clipboard keeps it: line ends differ, and a last one may be lost."""
    return str(text).replace("\r\n", "\n").rstrip("\n")


if __name__ == "__main__":
    sys.exit(verdict(sys.stdin.buffer.read().decode("utf-8", errors="replace")))
