"""Finds the figures of a text: reads, joins, relates, ranks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from tui.figures.joining import Joiner
from tui.figures.languages import grammar_of, language_of
from tui.figures.models import Figure
from tui.figures.ranking import ranked
from tui.figures.reading import Reader
from tui.figures.readings import Reading, Text, figure_of, prepare
from tui.figures.relating import Relater
from tui.figures.spans import Spans
from tui.figures.special import SpecialReader

LONGEST_TEXT = 4_000_000
"""Characters that are read; a longer text is cut there."""
MOST_NUMBERS = 5_000
"""Numbers that are read; a text with more is a data file, and nobody looks at so many cards."""


class Finder:
    """All passes over the texts of one language, their patterns compiled once."""

    def __init__(self, language: str) -> None:
        grammar = grammar_of(language)
        self.language = language
        self.grammar = grammar
        self.reader = Reader(grammar)
        self.special = SpecialReader(grammar)
        self.joiner = Joiner(grammar)
        self.relater = Relater(grammar)

    def find(self, text: str) -> list[Figure]:
        """The figures of a text in order, related, not yet ranked."""
        prepared = prepare(text, self.grammar)
        readings = self._readings(prepared)
        figures = [figure_of(reading, prepared, self.language) for reading in readings]
        return self.relater.relate(figures, prepared)

    def _readings(self, text: Text) -> Iterator[Reading]:
        special = sorted(self.special.read(text), key=lambda reading: (reading.start, -reading.end))
        whole: list[Reading] = []
        for reading in special:
            if not whole or reading.start >= whole[-1].end:
                whole.append(reading)
        taken = Spans((reading.start, reading.end) for reading in whole)
        numbers = islice(self.reader.read(text), MOST_NUMBERS)
        plain = [reading for reading in numbers if not taken.overlaps(reading.start, reading.end)]
        joined = [*self.joiner.join(plain, text), *whole]
        return iter(sorted(joined, key=lambda reading: reading.start))


@lru_cache(maxsize=16)
def finder(language: str) -> Finder:
    """The finder of a language, built on first use."""
    return Finder(language)


def find(text: str, lang: str, *, title: str = "") -> tuple[Figure, ...]:
    """Find every figure of a text.

    Args:
        text: An article's text, cells of tables parted by tabs.
        lang: BCP 47 tag; a language without a grammar has no figures.
        title: The article's title, which says what matters.

    Returns:
        The figures in the order of the text, with `rank` and `salience` filled. Every offset is one of `text`.
    """
    language = language_of(lang)
    if language is None:
        return ()
    reader = finder(language)
    figures = reader.find(text[:LONGEST_TEXT])
    headline = reader.find(title[:1000]) if title else []
    return ranked(figures, text, title, headline)
