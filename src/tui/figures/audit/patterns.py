"""Patterns that are compiled when they are first used, so that an import costs nothing for seven other languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Pattern:
    """A regular expression, by default without regard to case."""

    source: str
    flags: re.RegexFlag = re.IGNORECASE
    _compiled: re.Pattern[str] | None = field(default=None, compare=False, repr=False)

    @property
    def compiled(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._compiled is None:
            self._compiled = re.compile(self.source, self.flags)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match in `text[start:end]`."""
        return self.compiled.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the match that begins at `start`."""
        return self.compiled.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole `text`."""
        return self.compiled.fullmatch(text)

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield the matches in `text[start:end]`."""
        return self.compiled.finditer(text, start, end)


def exact(source: str) -> Pattern:
    """Return the pattern `source`, to which case matters: Turkish I and ı are two letters."""
    return Pattern(source, re.NOFLAG)


def any_of(*parts: str) -> Pattern:
    """Return the pattern that matches what one of `parts` matches."""
    return Pattern("|".join(parts))
