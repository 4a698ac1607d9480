"""An article as lines, from its title to its end. Loaded with the first article, not with the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui.services.views import Reading
from tui.widgets.reader.draw import segments_of, selected, text_offset
from tui.widgets.reader.header import header
from tui.widgets.reader.lines import Line, Piece
from tui.widgets.reader.marks import marks_of
from tui.widgets.reader.runs import Context, number_links
from tui.widgets.reader.typeset import typeset

END = "■"

__all__ = ["lines_of", "links_of", "segments_of", "selected", "text_offset"]


def links_of(reading: Reading) -> dict[str, int]:
    """Return the targets of the article's links with their numbers."""
    return number_links(span for block in reading.article.blocks for span in block.spans)


def lines_of(
    reading: Reading, width: int, numbers: Mapping[int, int], links: dict[str, int], *, fetching: bool
) -> Iterator[Line]:
    """Yield the lines of an article.

    Args:
        reading: The opened article.
        width: The measure, in cells.
        numbers: The card numbers of the figures that have cards, by position.
        links: The numbers of the link targets.
        fetching: Whether the full text is on its way.
    """
    article = reading.article
    yield from header(reading, width, fetching=fetching)
    yield from typeset(article.blocks, Context(article.text, width, marks_of(reading, numbers), links))
    end = len(article.text)
    yield Line((), end)
    yield Line((Piece(END, "dim"),), end)
