"""A typeset article that is set as far as it is looked at, and knows which line stands where in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.widgets.reader.lines import Line

AT_ONCE = 300
"""Lines set in one go while the rest of a long article is set in the background."""


class Setting:
    """The lines of one article at one width.

    Args:
        lines: Yields the lines, in order; their offsets never go back.
        width: The measure that they are set to, in cells.
    """

    def __init__(self, lines: Iterator[Line], width: int) -> None:
        self.width = width
        """The measure, in cells."""
        self.lines: list[Line] = []
        """What is set so far."""
        self._rest: Iterator[Line] | None = lines

    @property
    def complete(self) -> bool:
        """Whether every line is set."""
        return self._rest is None

    def set_lines(self, count: int) -> None:
        """Set lines until there are `count`, or no more."""
        while self._rest is not None and len(self.lines) < count:
            line = next(self._rest, None)
            if line is None:
                self._rest = None
            else:
                self.lines.append(line)

    def set_until(self, offset: int, beyond: int) -> None:
        """Set lines until the character at `offset` stands, and some more.

        Args:
            offset: In `Article.text`.
            beyond: How many lines more.
        """
        while not self.complete and (not self.lines or self.lines[-1].start <= offset):
            self.set_lines(len(self.lines) + AT_ONCE)
        self.set_lines(self.line_of(offset) + beyond)

    def finish(self) -> None:
        """Set all that is left."""
        while not self.complete:
            self.set_lines(len(self.lines) + AT_ONCE)

    def landmark(self, line: int) -> tuple[int, int]:
        """Return where a line stands whatever pictures there are: (number of a line of text, lines below it).

        Args:
            line: A line that is set.
        """
        last = min(line, len(self.lines) - 1)
        texts = sum(each.row < 0 for each in self.lines[: last + 1])
        below = 0
        while last - below > 0 and self.lines[last - below].row >= 0:
            below += 1
        return texts - 1, below

    def line_at(self, landmark: tuple[int, int], beyond: int) -> int:
        """Return the line that a landmark means, set along with some more.

        Args:
            landmark: From `landmark`, perhaps of another setting of the same article at the same width.
            beyond: How many lines more are set.
        """
        text, below = landmark
        at, seen = -1, -1
        while seen < text:
            at += 1
            if at >= len(self.lines):
                self.set_lines(len(self.lines) + AT_ONCE)
                if at >= len(self.lines):
                    break
            seen += self.lines[at].row < 0
        self.set_lines(at + below + beyond)
        return at + below

    def place(self, line: int) -> tuple[int, int]:
        """Return what stands on a line at any width: (offset in the text, lines below the first of that offset).

        Args:
            line: A line that is set.
        """
        offset = self.offset_at(line)
        return offset, line - bisect_left(self.lines, offset, key=lambda each: each.start)

    def line_of_place(self, place: tuple[int, int]) -> int:
        """Return the line that a place means.

        Args:
            place: From `place`, perhaps of another setting of the same article.
        """
        offset, below = place
        return min(bisect_left(self.lines, offset, key=lambda each: each.start) + below, self.line_of(offset))

    def offset_at(self, line: int) -> int:
        """Return the offset in the text of what stands on a line or below; lines outside are brought inside."""
        return self.lines[min(max(line, 0), len(self.lines) - 1)].start if self.lines else 0

    def line_of(self, offset: int) -> int:
        """Return the line on which the character at `offset` stands, the last one set where it is not set yet."""
        return max(0, bisect_right(self.lines, offset, key=lambda line: line.start) - 1)
