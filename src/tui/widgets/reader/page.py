"""An article as lines, from its title to its end. Loaded with the first article, not with the screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.articles.document import Image
from tui.articles.links import each_link, each_note
from tui.services.readings import Reading
from tui.widgets.reader.draw import segments_of, selected, text_offset
from tui.widgets.reader.finding import places_of
from tui.widgets.reader.header import header, title_of
from tui.widgets.reader.lines import Line, Piece
from tui.widgets.reader.marks import marks_of
from tui.widgets.reader.runs import Context, number_links
from tui.widgets.reader.typeset import typeset

if TYPE_CHECKING:
    from tui.services.picture_cells import Picture, Room

END = "■"

__all__ = [
    "images_between",
    "lines_of",
    "links_of",
    "places_of",
    "segments_of",
    "selected",
    "text_offset",
    "title_of",
]


def links_of(reading: Reading) -> dict[str, int]:
    """Return the targets of the article's links with their numbers; those of notes, whose marks stay as written, last."""
    article = reading.article
    return number_links(target for target, _words in chain(each_link(article), each_note(article)))


def images_between(reading: Reading, start: int, end: int) -> tuple[Image, ...]:
    """Return the images that stand from the offset `start` to `end`, in the order of the text."""
    return tuple(
        block
        for block in reading.article.blocks
        if isinstance(block, Image) and block.source and start <= block.start <= end
    )


def lines_of(
    reading: Reading,
    width: int,
    numbers: Mapping[int, int],
    links: dict[str, int],
    *,
    pictures: Mapping[str, Picture] = MappingProxyType({}),
    room: Room | None = None,
    awaited: frozenset[str] = frozenset(),
    fetching: bool,
) -> Iterator[Line]:
    """Yield the lines of an article.

    Args:
        reading: The opened article.
        width: The measure, in cells.
        numbers: The card numbers of the figures that have cards, by position.
        links: The numbers of the link targets.
        pictures: The pictures that have come, by address.
        room: What a picture may take; None where none is drawn.
        awaited: Addresses of the pictures that may still come.
        fetching: Whether the full text is on its way.
    """
    article = reading.article
    yield from header(reading, width, fetching=fetching)
    context = Context(article.text, width, marks_of(reading, numbers), links, pictures, room, awaited)
    yield from typeset(article.blocks, context)
    end = len(article.text)
    yield Line((), end)
    yield Line((Piece(END, "dim"),), end)
