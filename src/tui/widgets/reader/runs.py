"""Makes the pieces of a block: its spans, its links with their numbers, its figures with theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from tui.articles.document import Image, Span, Style, Table
from tui.articles.links import target_of, target_of_note
from tui.articles.raised import RAISING, raised
from tui.widgets.reader.lines import Piece

if TYPE_CHECKING:
    from tui.services.picture_cells import Picture, Room

_LOOKS = {
    Style.STRONG: "strong",
    Style.EMPHASIS: "emphasis",
    Style.CODE: "code",
    Style.LINK: "link",
    Style.JUMP: "link",
    Style.NOTE: "dim",
    Style.DELETED: "deleted",
}
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
SUSPECT = "⚠"


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure as the text shows it."""

    start: int
    end: int
    figure: int
    """Position in the reading's figures."""
    number: int = 0
    """The number of its card; 0 where it has none."""
    suspect: bool = False


Run = TypeVar("Run", Span, Mark)


@dataclass(frozen=True, slots=True)
class Context:
    """What a block needs to know besides itself."""

    text: str
    """`Article.text`."""
    width: int
    """The measure, in cells."""
    marks: Sequence[Mark] = ()
    """In the order of the text, not overlapping."""
    links: Mapping[str, int] = field(default_factory=dict)
    """Numbers of the link targets."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """The pictures that have come, by address."""
    room: Room | None = None
    """What a picture may take; None where none is drawn."""
    awaited: frozenset[str] = frozenset()
    """Addresses of the pictures that may still come."""


def pieces_of(
    context: Context, start: int, end: int, spans: Iterable[Span] = (), look: str = ""
) -> list[Piece]:
    """Return the pieces of a stretch of text.

    Args:
        context: The article's text, marks and link numbers.
        start: Where the stretch begins.
        end: Where it ends.
        spans: The spans within it.
        look: Looks that all of it has.
    """
    spans = [span for span in spans if span.start < end and span.end > start]
    marks = list(_marks_between(context.marks, start, end))
    stretches = [(span.start, span.end) for span in spans] + [(mark.start, mark.end) for mark in marks]
    edges = {
        start,
        end,
        *(max(start, left) for left, _ in stretches),
        *(min(end, right) for _, right in stretches),
    }
    pieces: list[Piece] = []
    places = sorted(edges)
    stretched = zip(pairwise(places), _covering(spans, places), _covering(marks, places), strict=True)
    for (left, right), inside, marked in stretched:
        mark = marked[0] if marked else None
        if mark is not None and mark.suspect and left == max(start, mark.start):
            pieces.append(Piece(SUSPECT, "warning", figure=mark.figure))
        pieces.append(_piece(context, left, right, inside, mark, look))
        if mark is not None and mark.number and right == min(end, mark.end):
            pieces.append(Piece(str(mark.number).translate(_SUBSCRIPTS), "number", figure=mark.figure))
        pieces += _link_number(context, inside, right)
    return pieces


def _covering(runs: Sequence[Run], places: Sequence[int]) -> Iterator[list[Run]]:
    """Yield which of some runs cover each stretch between places, in their order: each is looked at where it lies only."""
    waiting = sorted(enumerate(runs), key=lambda each: -each[1].start)
    live: list[tuple[int, Run]] = []
    for left in places[:-1]:
        live = [each for each in live if each[1].end > left]
        while waiting and waiting[-1][1].start <= left:
            live.append(waiting.pop())
        live.sort(key=itemgetter(0))
        yield [run for _, run in live]


def _piece(
    context: Context, start: int, end: int, spans: Sequence[Span], mark: Mark | None, look: str
) -> Piece:
    looks = [look, *(_LOOKS[span.style] for span in spans if span.style in _LOOKS)]
    targets = (target_of(span) or target_of_note(span) for span in spans)
    link = next((context.links.get(target, 0) for target in targets if target), 0)
    if link and any(span.style is Style.NOTE for span in spans):
        looks.append("link")
    if mark is not None and (mark.number or mark.suspect):
        looks.append("suspect" if mark.suspect else "figure")
    text = context.text[start:end].replace("\t", " ")
    if any(span.style in RAISING and _can_be_raised(context, span) for span in spans):
        text = raised(text)
    return Piece(text, " ".join(filter(None, looks)), start, mark.figure if mark else -1, link)


def _link_number(context: Context, spans: Iterable[Span], end: int) -> Iterator[Piece]:
    for span in spans:
        if span.end == end and (number := context.links.get(target_of(span))):
            yield link_number(number)


def _can_be_raised(context: Context, span: Span) -> bool:
    """Whether there are raised signs for all of it: a part of it alone would read as another thing."""
    words = context.text[span.start : span.end]
    return raised(words) != words


def link_number(number: int) -> Piece:
    """Return the number of a link as it stands behind it."""
    return Piece(f"[{number}]", "dim", link=number)


def caption_pieces(context: Context, block: Image | Table) -> list[Piece]:
    """Return the pieces of a caption, which is no part of the article's text.

    Args:
        context: Link numbers.
        block: What is captioned.
    """
    own = Context(block.caption, context.width, links=context.links)
    pieces = pieces_of(own, 0, len(block.caption), block.caption_spans, "caption aside")
    return [replace(piece, start=-1) for piece in pieces]


def _marks_between(marks: Sequence[Mark], start: int, end: int) -> Iterator[Mark]:
    """Yield the marks that touch a stretch; they are sorted, so a bisection finds the first."""
    low, high = 0, len(marks)
    while low < high:
        middle = (low + high) // 2
        if marks[middle].end <= start:
            low = middle + 1
        else:
            high = middle
    while low < len(marks) and marks[low].start < end:
        yield marks[low]
        low += 1


def number_links(targets: Iterable[str]) -> dict[str, int]:
    """Number the link targets in the order in which they first stand in the article, from 1.

    Args:
        targets: Where all links of the article lead, in order.
    """
    numbers: dict[str, int] = {}
    for target in targets:
        numbers.setdefault(target, len(numbers) + 1)
    return numbers
