"""Collects running text: white space as browsers collapse it, clean, with spans that stay exact."""

from __future__ import annotations

import re

from tui.articles.document import Style
from tui.articles.drafts import Mark
from tui.core.text import clean

# An ideographic space parts words in Chinese and Japanese as written; every other run is one space.
_RUN = re.compile(
    r"[ \t\n\r\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]{2,}|[\t\n\r\f\v\u00a0\u2000-\u200a\u202f\u205f]"
)


class Line:
    """The text of one block, growing."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._ends_in_space = True
        self._marks: list[Mark] = []
        self.linked = 0
        """Characters within links so far."""

    @property
    def length(self) -> int:
        """Characters so far, a trailing space among them."""
        return self._length

    def add(self, text: str, *, linked: bool = False) -> None:
        """Append text as it stands in the markup.

        Args:
            text: Outside text.
            linked: Whether it stands within a link.
        """
        text = clean(_RUN.sub(" ", text))
        if self._ends_in_space:
            text = text.lstrip(" \u3000")
        if not text:
            return
        self._append(text)
        if linked:
            self.linked += len(text)

    def break_line(self) -> None:
        """Append a line break, unless the text is empty or has just been broken."""
        if self._parts and not self._parts[-1].endswith("\n"):
            self._append("\n")

    def broken(self) -> bool:
        """Whether the text so far ends in a line break."""
        return bool(self._parts) and self._parts[-1].endswith("\n")

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._ends_in_space = text[-1] in " \n\u3000"

    def mark(self, start: int, style: Style, target: str = "") -> None:
        """Mark what was added since `start`."""
        if self._length > start:
            self._marks.append(Mark(start, self._length, style, target))

    def finish(self) -> tuple[str, list[Mark]]:
        """Return the text, trimmed, and its marks, trimmed with it."""
        raw = "".join(self._parts)
        text = _tidy(raw)
        if text == raw:
            return text, [m for m in (_trimmed(raw, m) for m in self._marks) if m]
        if len(text) == len(raw.rstrip()) and raw.startswith(text):
            return text, [m for m in (_trimmed(text, m) for m in self._marks) if m]
        moved = [
            Mark(_offset(raw, m.start), min(_offset(raw, m.end), len(text)), m.style, m.target)
            for m in self._marks
        ]
        return text, [m for m in (_trimmed(text, m) for m in moved) if m]


_BREAKS = re.compile(r" *\n[ \n]*")


def _tidy(raw: str) -> str:
    return clean(_BREAKS.sub("\n", raw)).strip()


def _offset(raw: str, place: int) -> int:
    return len(clean(_BREAKS.sub("\n", raw[:place])).lstrip())


def _trimmed(text: str, mark: Mark) -> Mark | None:
    start, end = max(0, mark.start), min(mark.end, len(text))
    while start < end and text[start] in " \n\u3000":
        start += 1
    while end > start and text[end - 1] in " \n\u3000":
        end -= 1
    return Mark(start, end, mark.style, mark.target) if end > start else None
