"""The child process that talks to pyperclip: text on standard input, the verdict as exit status."""

from __future__ import annotations

import sys

SAME, DIFFERENT, FAILED = 0, 3, 4


def verdict(text: str) -> int:
    """Copy `text`, read the clipboard back and compare.

    Returns:
        SAME, DIFFERENT (a dead display swallows the text without a word), or FAILED.
    """
    import pyperclip  # noqa: PLC0415  looks for programs on import

    try:
        pyperclip.copy(text)
        back = pyperclip.paste()
    except (pyperclip.PyperclipException, OSError, ValueError):
        return FAILED
    return SAME if _plain(back) == _plain(text) else DIFFERENT


def _plain(text: object) -> str:
    """Return text as every clipboard keeps it: line ends differ, and a last one may be lost."""
    return str(text).replace("\r\n", "\n").rstrip("\n")


if __name__ == "__main__":
    sys.exit(verdict(sys.stdin.buffer.read().decode("utf-8", errors="replace")))
