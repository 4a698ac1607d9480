"""Opening articles: the text from the store at once, the full text when it has come, and the way to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from tui.core.messages import N_, Message
from tui.languages.catalogue import show
from tui.screens.commands import Pane
from tui.screens.main.lists import Lists
from tui.services import headlines
from tui.services.first_look import PAGE, keep_place
from tui.services.readings import Reading, TextMode
from tui.services.views import Headline, HeadlineView
from tui.widgets.reader import Reader
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from tui.services.desk import Desk

_REST = 0.2
"""Seconds that the cursor rests on a headline before its figures are looked at ahead."""
Found = tuple[int, int, tuple[Headline, ...]] | None
"""A row, the offset of its page, and the page; None where there is no such row."""


def stored(desk: Desk, entry_id: int, mode: TextMode = TextMode.AUTO) -> Reading:
    """Open an entry from the store."""
    from tui.services import read, saved  # noqa: PLC0415  with the first article

    return saved.with_quotes(desk, read.opened(desk, entry_id, mode))


def fetched(desk: Desk, entry_id: int, mode: TextMode = TextMode.AUTO) -> Reading:
    """Open an entry with its full text, fetched where it is not stored."""
    from tui.services import read, saved  # noqa: PLC0415  with the first article

    return saved.with_quotes(desk, read.full(desk, entry_id, mode))


def next_unread(desk: Desk, view: HeadlineView, index: int, step: int) -> Found:
    """Find the next unread row of a view and load its page."""
    found = headlines.next_unread(desk, view, index, step)
    return None if found is None else row(desk, view, found)


def row(desk: Desk, view: HeadlineView, index: int) -> tuple[int, int, tuple[Headline, ...]]:
    """Load the page of a row of a view."""
    first = index - index % PAGE
    return index, first, headlines.page(desk, view, first, PAGE)


class Articles(Lists):
    """The opened article."""

    @on(RowList.Chosen, "#headlines")
    def _headline_chosen(self) -> None:
        self.open_headline()

    @on(RowList.Moved, "#headlines")
    def _headline_moved(self) -> None:
        self.cursor_moved()

    def cursor_moved(self) -> None:
        """Look ahead at the article that the cursor rests on, where there is a pane that shows it."""
        super().cursor_moved()
        if self.panel.display and self.pane is Pane.HEADLINES:
            self.when_still(_REST, self._look_ahead, group="headline-rests")

    def _look_ahead(self) -> None:
        headline = self.headlines.headline
        if headline is not None and self.pane is Pane.HEADLINES:
            self.keep_position()
            self.ask(
                partial(stored, entry_id=headline.id),
                self._looked_ahead,
                group="read",
                failed=lambda _error: None,
            )

    def _looked_ahead(self, reading: Reading) -> None:
        if self.pane is Pane.HEADLINES:
            self.opened = 0
            self.show_reading(reading)

    def open_headline(self, *, mark: bool = True) -> None:
        """Open the article under the cursor.

        Args:
            mark: Whether it may count as read: not where the program opens it by itself.
        """
        headline = self.headlines.headline
        if headline is None:
            return
        self.move_on("headline-rests")
        self.keep_position()
        self.opened = headline.id
        self.reader.fetching = False
        self.reader.lift()
        self.go_to(Pane.READER)
        self.ask(
            partial(stored, entry_id=headline.id),
            partial(self._article_read, mark=mark),
            group="read",
            failed=self._article_failed,
        )

    def _article_failed(self, message: Message) -> None:
        self.reading = None
        self.reader.empty_message = show(message)
        self.reader.clear()
        self.panel.show((), opened=False)
        self.place_changed()

    def _article_read(self, reading: Reading, *, mark: bool) -> None:
        # Whoever comes back at once is quicker than the store.
        reading = reading._replace(position=self._left_at.get(reading.entry_id, reading.position))
        wanted = not reading.complete and not self.copydesk.offline and self.copydesk.settings.fetch_on_open
        self.reader.fetching = wanted
        self.show_reading(reading)
        if mark and self.copydesk.settings.mark_read_on_open and not reading.headline.read:
            self.mark_opened_read(reading)
        self.keep_place()
        if wanted:
            self.ask(
                partial(fetched, entry_id=reading.entry_id),
                self._full_read,
                group="full",
                long=True,
                failed=partial(self._full_failed, reading.entry_id),
            )

    def mark_opened_read(self, reading: Reading) -> None:
        """The article was opened, and counts as read from now on."""

    def _full_read(self, reading: Reading) -> None:
        if reading.entry_id == self.opened:
            self.reader.fetching = False
            before = self.reader.position
            self.show_reading(reading._replace(position=before))

    def _full_failed(self, entry_id: int, message: Message) -> None:
        if self.reading is not None and entry_id == self.opened:
            self.reader.fetching = False
            self.show_reading(
                self.reading._replace(trouble=message, complete=True, position=self.reader.position)
            )

    def read_again(self) -> None:
        """Show the opened article as the store has it now; the place in it stays."""
        if self.reading is not None:
            self.ask(partial(stored, entry_id=self.reading.entry_id), self._read_again, group="read")

    def _read_again(self, reading: Reading) -> None:
        if self.reading is not None and self.reading.entry_id == reading.entry_id:
            self.show_reading(reading._replace(position=self.reader.position))

    def show_reading(self, reading: Reading) -> None:
        """Show an article with its figures."""
        self.reading = reading
        self.reader.show(reading, self.numbered(reading))
        self.place_changed()
        self.refresh_bindings()

    def numbered(self, reading: Reading) -> Mapping[int, int]:
        """Show the cards of the article's figures, and return the numbers of those that have one."""
        return {}

    @on(Reader.Scrolled)
    def _scrolled(self) -> None:
        self.place_changed()

    def keep_position(self) -> None:
        """Keep the place in the article that is left."""
        if work := self.position_work():
            self.ask(work, group="position", replace=False)

    def position_work(self) -> Callable[[Desk], None] | None:
        """Return what keeps the place in the article; None where it is kept already."""
        entry_id, position = self.opened, self.reader.position
        # Until the article that was opened has come, the one before it is still shown.
        shown = self.reading if self.reading is not None and self.reading.entry_id == entry_id else None
        if not entry_id or shown is None or shown.position == position:
            return None
        self._left_at[entry_id] = position

        def keep(desk: Desk) -> None:
            from tui.services import read  # noqa: PLC0415  with the first article

            read.keep_position(desk, entry_id, position)

        return keep

    def keep_place(self) -> None:
        """Keep the list and the headline that are looked at, for the next start."""
        self.ask(self.place_work(), group="place", replace=False)

    def place_work(self) -> Callable[[Desk], None]:
        """Return what keeps the list and the headline that are looked at."""
        scope, headline = self.scope, self.headlines.headline
        entry_id = headline.id if headline is not None else 0
        return lambda desk: keep_place(desk.paths, scope, entry_id)

    # The way to the next.

    def end_reached(self) -> None:
        """At the end of an article a page more is the next unread article."""
        self.action_unread(1)

    def action_unread(self, step: int) -> None:
        """Open the next unread article, or go to the next place found while finding."""
        if self.reader.overlay.found and self.pane is Pane.READER:
            self.reader.find_step(step)
            self.place_changed()
            return
        view = self.headlines.view
        if view is not None:
            work = partial(next_unread, view=view, index=self.headlines.index, step=step)
            self.ask(work, self._unread_found, group="next")

    def _unread_found(self, found: Found) -> None:
        view = self.headlines.view
        if found is None or view is None:
            self.tell(_NONE_LEFT)
            return
        index, first, rows = found
        self.headlines.fill(view, first, rows)
        self.headlines.go(index, tell=False)
        self.open_headline()

    def action_article(self, step: int) -> None:
        """Open the next or previous article of the list."""
        target, view = self.headlines.index + step, self.headlines.view
        if view is None or not 0 <= target < self.headlines.count:
            self.tell(_LAST if step > 0 else _FIRST)
        elif self.headlines.at(target) is not None:
            self.headlines.go(target, tell=False)
            self.open_headline()
        else:
            self.ask(partial(row, view=view, index=target), self._unread_found, group="next")

    def action_feed(self, step: int) -> None:
        """Go to the next or previous feed with something unread."""
        scope = self.feeds.unread_feed(step)
        if scope is None:
            self.tell(_NONE_LEFT)
            return
        self.feeds.find(scope)
        self.choose_feed()

    def action_open(self) -> None:
        """Open what the cursor is on."""
        widget = self.widget_of(self.pane)
        if isinstance(widget, RowList):
            widget.choose()

    def action_text_mode(self) -> None:
        """Show the next of feed text, full text and source, and keep that for the feed."""
        reading = self.reading
        if reading is None:
            return
        if len(reading.modes) < 2:
            self.tell(_NO_OTHER_TEXT)
            return
        at = reading.modes.index(reading.mode) if reading.mode in reading.modes else -1
        self.show_mode(reading.modes[(at + 1) % len(reading.modes)])

    def show_mode(self, mode: TextMode) -> None:
        """Show another text of the article.

        Args:
            mode: FEED, FULL or SOURCE.
        """
        reading = self.reading
        if reading is None:
            return
        entry_id, feed_id = reading.entry_id, reading.headline.feed_id

        def change(desk: Desk) -> Reading:
            if feed_id and mode is not TextMode.SOURCE:
                from tui.services import read  # noqa: PLC0415  with the first article

                read.set_feed_mode(desk, feed_id, mode)
            return fetched(desk, entry_id, mode)

        self.reader.fetching = True
        self.reader.reset()
        self.ask(
            change, self._full_read, group="full", long=True, failed=partial(self._full_failed, entry_id)
        )


_NONE_LEFT = N_("Nothing unread is left here.")
_FIRST = N_("This is the first article of the list.")
_LAST = N_("This is the last article of the list.")
_NO_OTHER_TEXT = N_("This article has no other text.")
