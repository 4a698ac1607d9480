"""The headline list: pages come when they are looked at, and nothing moves under the reader's hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from rich.cells import cell_len
from textual import events
from textual.message import Message

from tui.core.messages import N_
from tui.languages.catalogue import _
from tui.languages.numbers import format_age
from tui.services.first_look import PAGE
from tui.services.views import Headline, HeadlineView
from tui.widgets.cells import cut, pad, pad_left
from tui.widgets.rows import Part, RowList

MOST_PAGES = 80
"""Pages kept; the farthest from the cursor are forgotten first."""
_ONE_LINE, _TWO_LINES = 76, 50
"""From this width on a headline takes one line, two lines; below it takes three."""
_SOURCE, _AGE = 16, 12
"""Cells for the feed's name and the age in a one-line row."""
PICKED = "✓"
"""Stands before a headline that was selected by hand."""


class HeadlineList(RowList):
    """Headlines of one view, held still."""

    class PageWanted(Message):
        """Rows have come into view that are not loaded."""

        def __init__(self, headlines: HeadlineList, view: HeadlineView, first: int, limit: int) -> None:
            super().__init__()
            self.headlines = headlines
            self.view = view
            self.first = first
            self.limit = limit

        @property
        def control(self) -> HeadlineList:
            """The list, for selectors."""
            return self.headlines

    def __init__(self, *, id: str | None = None, now: Callable[[], datetime] | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.view: HeadlineView | None = None
        self.now = now or (lambda: datetime.now(UTC))
        """The clock that ages are told by."""
        self.empty_message = N_("Nothing here.")
        """What to say when the view holds nothing."""
        self._pages: dict[int, tuple[Headline, ...]] = {}
        self._asked: set[int] = set()
        self._folded: dict[tuple[str, int], list[str]] = {}
        self.picked: dict[int, int] = {}
        """Ids of the headlines that were selected by hand, each with its row; they need not be loaded."""
        self._pick_from = -1
        """The row that was selected last: a range begins there."""

    @property
    def count(self) -> int:
        """How many headlines the view holds."""
        return self.view.total if self.view else 0

    @property
    def row_height(self) -> int:
        """Lines a headline takes at the present width."""
        width = self.columns
        return 1 if width >= _ONE_LINE else 2 if width >= _TWO_LINES else 3

    @property
    def headline(self) -> Headline | None:
        """The headline under the cursor, where it is loaded."""
        return self.at(self.index)

    def at(self, index: int) -> Headline | None:
        """Return a headline, None where it is not loaded or there is none."""
        page = self._pages.get(index // PAGE)
        offset = index % PAGE
        return page[offset] if index >= 0 and page and offset < len(page) else None

    def show(self, view: HeadlineView, rows: tuple[Headline, ...], first: int = 0, index: int = 0) -> None:
        """Show another view.

        Args:
            view: The view.
            rows: The rows of one page.
            first: The offset of that page; a multiple of `PAGE`.
            index: Where the cursor goes.
        """
        self._keep_picks(view)
        self.view = view
        self._pages = {first // PAGE: rows}
        self._asked = set()
        self._folded.clear()
        self.index = -1
        self.rows_changed()
        self.scroll_to(y=0, animate=False)
        if view.total:
            self.go(index, tell=False)

    def fill(self, view: HeadlineView, first: int, rows: tuple[Headline, ...]) -> None:
        """Take in a page that was asked for; one that belongs to another view is dropped."""
        if view is not self.view:
            return
        self._pages[first // PAGE] = rows
        self._asked.discard(first // PAGE)
        if len(self._pages) > MOST_PAGES:
            here = max(self.index, 0) // PAGE
            del self._pages[max(self._pages, key=lambda page: abs(page - here))]
        self.refresh()

    def change(self, entry_ids: Iterable[int], how: Callable[[Headline], Headline]) -> None:
        """Change headlines in place, so that a mark shows at once and nothing moves.

        Args:
            entry_ids: Which.
            how: Makes the new value from the old.
        """
        wanted = set(entry_ids)
        for number, page in self._pages.items():
            if any(headline.id in wanted for headline in page):
                self._pages[number] = tuple(how(item) if item.id in wanted else item for item in page)
        self.refresh()

    def renew(self, headlines: Iterable[Headline]) -> None:
        """Take headlines over as they are now, each in its place."""
        fresh = {headline.id: headline for headline in headlines}
        self.change(fresh, lambda item: fresh[item.id])

    def loaded(self) -> Iterable[tuple[int, Headline]]:
        """Yield (index, headline) of everything that is loaded, in order."""
        for number in sorted(self._pages):
            yield from enumerate(self._pages[number], number * PAGE)

    def locate(self, entry_id: int) -> int | None:
        """Return the index of an entry among what is loaded."""
        return next((index for index, headline in self.loaded() if headline.id == entry_id), None)

    # Selecting by hand.

    def pick(self, rows: Iterable[tuple[int, int]], *, picked: bool = True) -> None:
        """Select headlines, or let them go.

        Args:
            rows: Their ids and rows; the last one is where a range goes on from.
            picked: Whether they are selected from now on.
        """
        for entry_id, index in rows:
            if picked:
                self.picked[entry_id] = index
            else:
                self.picked.pop(entry_id, None)
            self._pick_from = index
        self.refresh()

    def unpick(self) -> None:
        """Select nothing."""
        self.picked.clear()
        self._pick_from = -1
        self.refresh()

    @property
    def pick_range(self) -> range:
        """The rows from the one that was selected last to the cursor, both among them."""
        start = self._pick_from if 0 <= self._pick_from < self.count else self.index
        return range(min(start, self.index), max(start, self.index) + 1)

    def _keep_picks(self, view: HeadlineView) -> None:
        """Keep what was selected while the same list is shown anew, but for what is no longer in it."""
        if self.view is None or not _same_list(self.view, view):
            self.unpick()
        elif self.picked and view.held_ids is not None:
            rows = {entry_id: row for row, entry_id in enumerate(view.held_ids)}
            self.picked = {entry_id: rows[entry_id] for entry_id in self.picked if entry_id in rows}

    def top_of(self, index: int) -> int:
        """The first line of a row."""
        return index * self.row_height

    def at_line(self, line: int) -> int:
        """The row at a line."""
        return line // self.row_height

    def empty_text(self) -> str:
        """What to say when there is no headline."""
        return _("Opening …") if self.view is None else _(self.empty_message)

    def row_parts(self, index: int, line: int, width: int) -> Iterable[Part]:
        """Draw one line of a headline."""
        headline = self.at(index)
        if headline is None:
            self._want(index)
            return [("    ·", "dim")] if line == 0 else []
        sign = PICKED if headline.id in self.picked else " "
        if self.row_height == 1:
            return self._one_line(headline, width, sign)
        texts = self._fold(headline, width - 6, self.row_height - 1)
        if line < len(texts):
            marks: list[Part] = _marks(headline, sign) if line == 0 else [("     ", "")]
            return [*marks, (texts[line], _title_look(headline))]
        return self._source_line(headline, width) if line == len(texts) else []

    def _one_line(self, headline: Headline, width: int, sign: str) -> list[Part]:
        age = format_age(headline.published, self.now()) if headline.published else ""
        room = width - 5 - _SOURCE - _AGE - 2
        return [
            *_marks(headline, sign),
            (pad(headline.heading or _("Untitled"), room), _title_look(headline)),
            (" " + pad(headline.source, _SOURCE), "dim"),
            (pad_left(age, _AGE), "dim"),
            (" ", ""),
        ]

    def _source_line(self, headline: Headline, width: int) -> list[Part]:
        age = format_age(headline.published, self.now()) if headline.published else ""
        room = width - 7 - cell_len(age)
        return [("     " + pad(headline.source, room), "dim"), (f" {age} ", "dim")]

    def _fold(self, headline: Headline, width: int, lines: int) -> list[str]:
        """The title over at most `lines` lines."""
        title = headline.heading or _("Untitled")
        if title.isascii() and len(title) <= width:
            return [title]
        key = (title, width)
        if key not in self._folded:
            if len(self._folded) > 500:
                self._folded.clear()
            from tui.languages.breaking import divide_line  # noqa: PLC0415  where titles are folded

            text = title[: 4 * width * lines]
            ends = divide_line(text, max(width, 4))
            starts = [0, *ends]
            folded = [text[start:end].rstrip() for start, end in zip(starts, [*ends, len(text)], strict=True)]
            if len(folded) > lines:
                folded = [*folded[: lines - 1], cut(text[starts[lines - 1] :], width)]
            self._folded[key] = folded
        return self._folded[key]

    def _want(self, index: int) -> None:
        page = index // PAGE
        if self.view is not None and page not in self._asked:
            self._asked.add(page)
            self.post_message(self.PageWanted(self, self.view, page * PAGE, PAGE))

    def on_resize(self, event: events.Resize) -> None:
        """Rows may take other heights in another width; the cursor stays in view."""
        self._folded.clear()
        self.rows_changed()
        self.show_cursor()


def _marks(headline: Headline, sign: str) -> list[Part]:
    """Four signs, each readable without colour: selected, unread, saved, to check."""
    return [
        (sign, "accent strong"),
        ("●" if not headline.read else " ", "accent"),
        ("★" if headline.starred else " ", "accent"),
        ("⚠" if headline.checks else " ", "warning"),
        (" ", ""),
    ]


def _same_list(one: HeadlineView, other: HeadlineView) -> bool:
    """Whether two views show the same list, whatever of it is hidden."""
    return one.scope._replace(hide_read=False) == other.scope._replace(hide_read=False)


def _title_look(headline: Headline) -> str:
    return "dim" if headline.read else "strong"
