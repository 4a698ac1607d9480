"""The key figures beside the text: cards of three lines at most, and the strip for narrow screens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip

from tui.core.messages import N_
from tui.languages.catalogue import _
from tui.widgets.cells import cut, pad
from tui.widgets.rows import Part, RowList
from tui.widgets.surface import Surface

if TYPE_CHECKING:
    from tui.widgets.cards import Card

_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")


class _BesideText(Surface):
    """Knows which part of the text is in view, for the figures that stand there."""

    _view = (0, 0)

    def show_in_view(self, start: int, end: int) -> None:
        """Tell figures that are in view from others: the panel marks them, the strip shows them first.

        Args:
            start: Offset of the first character in view.
            end: Offset of the first one after it.
        """
        if (start, end) != self._view:
            self._view = (start, end)
            self.refresh()


class FigurePanel(RowList, _BesideText):
    """Cards of the open article's figures."""

    # Where a figure has the keys, "a" is for the audit.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("a", "screen.checks", show=False)]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  the toolkit's name
        super().__init__(id=id)
        self.cards: Sequence[Card] = ()
        self.opened = False
        """Whether an article is open, so that "no figures" can be told from "no article"."""
        self._drawn: list[list[list[Part]]] = []
        self._tops: list[int] = [0]
        self._entry_id = 0

    @property
    def count(self) -> int:
        """How many cards there are."""
        return len(self._drawn)

    @property
    def card(self) -> Card | None:
        """The card under the cursor."""
        return self.cards[self.index] if 0 <= self.index < len(self.cards) else None

    def show(self, cards: Sequence[Card], *, opened: bool = True, entry_id: int = 0) -> None:
        """Show the cards of an article; the cursor stays on its card while the article stays.

        Args:
            cards: In the order of their numbers.
            opened: False where no article is open.
            entry_id: Whose article it is.
        """
        index = self._index_among(cards) if entry_id and entry_id == self._entry_id else 0
        self.cards, self.opened, self._entry_id = cards, opened, entry_id
        self.index = -1
        self._draw()
        self.scroll_to(y=0, animate=False)
        if cards:
            self.go(index, tell=False)

    def _index_among(self, cards: Sequence[Card]) -> int:
        """Where the card under the cursor is among others, or else what takes its place."""
        figure = self.card.figures[0] if self.card is not None else -1
        there = (index for index, card in enumerate(cards) if figure in card.figures)
        return next(there, min(max(self.index, 0), max(len(cards) - 1, 0)))

    def point(self, figure: int) -> None:
        """Put the cursor on the card of a figure, where it has one."""
        for index, card in enumerate(self.cards):
            if figure in card.figures:
                self.go(index, tell=False)

    def _draw(self) -> None:
        width = max(12, self.columns - 2)
        self._drawn = [_card_lines(card, width) for card in self.cards]
        self._tops = [0, *accumulate(len(lines) + 1 for lines in self._drawn)]
        self.rows_changed()

    def top_of(self, index: int) -> int:
        """The first line of a card."""
        return self._tops[min(index, len(self._tops) - 1)]

    def at_line(self, line: int) -> int:
        """The card at a line; the blank line below a card is its own."""
        return next((index for index in range(self.count) if line < self._tops[index + 1]), self.count)

    def empty_text(self) -> str:
        """Quiet when there is nothing to show."""
        return _("No key figures.") if self.opened else ""

    def row_parts(self, index: int, line: int, width: int) -> Iterable[Part]:
        """Draw a line of a card; a bar at its left says that its figure is in view."""
        lines = self._drawn[index]
        if line >= len(lines):
            return []
        start, end = self._view
        seen = start <= self.cards[index].start < end
        return [("▎" if seen else " ", "accent"), *lines[line]]

    def on_resize(self, event: events.Resize) -> None:
        """Fold the cards into the new width."""
        self._draw()
        self.show_cursor()

    def speak(self) -> None:
        """Fold the cards again in the new language."""
        super().speak()
        self._draw()


def _card_lines(card: Card, width: int) -> list[list[Part]]:
    """A card: the value as written; what it measures and what follows; where it stands."""
    number = f"{card.number} "
    indent = " " * cell_len(number)
    value = cut(("⚠ " if card.suspect else "") + card.value, width - len(indent))
    sign, written = ("⚠ ", value[2:]) if card.suspect else ("", value)
    first: list[Part] = [
        (number, "number"),
        (sign, "warning"),
        (written, "suspect" if card.suspect else "figure"),
    ]
    left = width - len(indent) - cell_len(value)
    meaning = card.meaning
    if card.bars:
        beside = "  ".join(filter(None, (card.follows, meaning)))
        first.append(("  " + _folded(beside, left - 2) if beside and left > 8 else "", ""))
        return [first, *_bar_lines(card, indent, width)]
    if card.follows:
        # What follows is worth more than the whole of what it measures: it is never the part that is cut.
        arrow = f" → {card.follows}"
        if cell_len(arrow) <= left:
            first.append((arrow, ""))
        else:
            meaning = " · ".join(filter(None, (arrow.strip(), meaning)))
    lines = [first]
    for text, look in ((meaning, ""), (card.evidence, "dim")):
        if text:
            lines.append([(indent, ""), (_folded(text, width - len(indent)), look)])
    return lines


def _bar_lines(card: Card, indent: str, width: int) -> Iterator[list[Part]]:
    """Two bars of one unit, the longer one as long as there is room."""
    label_width = min(max(cell_len(bar.label) for bar in card.bars), width // 3)
    value_width = max(cell_len(bar.value) for bar in card.bars)
    room = width - len(indent) - label_width - value_width - 2
    for bar in card.bars:
        eighths = max(1, round(8 * room * bar.share))
        length = "█" * (eighths // 8) + _EIGHTHS[eighths % 8]
        yield [
            (indent + pad(bar.label, label_width) + " ", ""),
            (length, "accent"),
            (f" {bar.value}", "figure"),
        ]


def _folded(text: str, width: int) -> str:
    """The text in one line, cut at a word where there is one."""
    if cell_len(text) <= width:
        return text
    from tui.languages.breaking import divide_line  # noqa: PLC0415  with the first card

    ends = divide_line(text, max(4, width - 1))
    head = text[: ends[0]].rstrip() if ends else text
    return cut(head, width - 1).rstrip("…") + "…"


class FigureStrip(_BesideText, can_focus=False):
    """The key figures in two lines, where there is no room for the panel."""

    LINES = 2

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  the toolkit's name
        super().__init__(id=id)
        self.cards: Sequence[Card] = ()

    def show(self, cards: Sequence[Card]) -> None:
        """Show the cards; without any the strip goes away."""
        self.cards = cards
        self.set_class(not cards, "-empty")
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one of the two lines; figures that have no room stay behind `f`."""
        width = self.columns
        segments = (
            [Segment(text, self.look(names)) for text, names in self._lines(width)[y]]
            if y < self.LINES
            else []
        )
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _lines(self, width: int) -> list[list[Part]]:
        lines: list[list[Part]] = [[(" ", "")], [(" ", "")]]
        used, at = 1, 0
        start, end = self._view
        for card in sorted(self.cards, key=lambda card: not start <= card.start < end):
            meaning = f"→ {card.follows}" if card.follows else card.meaning
            parts: list[Part] = [
                (f"{card.number} ", "number"),
                ("⚠" if card.suspect else "", "warning"),
                (card.value, "suspect" if card.suspect else "figure"),
                (" " + cut(meaning, 24) if meaning else "", "dim"),
                ("   ", ""),
            ]
            wide = sum(cell_len(text) for text, _look in parts)
            if used + wide > width + 3:
                at, used = at + 1, 1
            if at >= self.LINES:
                break
            lines[at] += parts
            used += wide
        return lines


HEADING = N_("Key figures")
