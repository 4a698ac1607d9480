"""Marking: read, saved, everything read; and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.core.messages import N_, Message
from tui.languages.catalogue import show
from tui.screens.commands import Pane
from tui.screens.main.articles import Articles
from tui.services import headlines, marks
from tui.services.views import Headline, Scope, ScopeKind

if TYPE_CHECKING:
    from tui.services.desk import Desk
    from tui.services.marks import Undone
    from tui.services.readings import Reading


class Marking(Articles):
    """Marks show at once; the store is told behind them, and if it refuses they are taken back."""

    def marked_headline(self) -> Headline | None:
        """The headline that a mark is meant for: the opened article's, or the one under the cursor."""
        if self.pane in (Pane.READER, Pane.FIGURES) and self.reading is not None:
            return self.reading.headline
        return self.headlines.headline

    def _change(self, headline: Headline, how: Callable[[Headline], Headline]) -> None:
        self.headlines.change((headline.id,), how)
        if self.reading is not None and self.reading.headline.id == headline.id:
            self.reading = self.reading._replace(headline=how(self.reading.headline))

    def _set_read(self, headline: Headline, read: bool, *, undoable: bool) -> None:
        self._change(headline, lambda item: item._replace(read=read))

        def work(desk: Desk) -> None:
            marks.set_read(desk, (headline.id,), read, undoable=undoable)

        def failed(message: Message) -> None:
            self._change(headline, lambda item: item._replace(read=not read))
            self.tell_error(message)

        self.ask(work, lambda _none: self.load_tree(), group="marks", replace=False, failed=failed)

    def mark_opened_read(self, reading: Reading) -> None:
        """An opened article counts as read; that is not worth a step of undo."""
        self._set_read(reading.headline, True, undoable=False)

    def action_toggle_read(self) -> None:
        """Mark the article read or unread."""
        headline = self.marked_headline()
        if headline is not None:
            self._set_read(headline, not headline.read, undoable=True)

    def action_toggle_star(self) -> None:
        """Save the article, or take its star away."""
        headline = self.marked_headline()
        if headline is None:
            return
        starred = not headline.starred
        self._change(headline, lambda item: item._replace(starred=starred))

        def work(desk: Desk) -> None:
            marks.set_starred(desk, (headline.id,), starred)

        def failed(message: Message) -> None:
            self._change(headline, lambda item: item._replace(starred=not starred))
            self.tell_error(message)

        self.ask(work, lambda _none: self.load_tree(), group="marks", replace=False, failed=failed)
        self.tell(_SAVED if starred else _NOT_SAVED)

    def action_mark_all(self) -> None:
        """Mark everything in the list read; in the feed list everything of the feed under the cursor."""
        scope = self.feeds.row.scope if self.pane is Pane.FEEDS and self.feeds.row else self.scope
        if scope is None:
            return
        view = self.headlines.view if _alike(scope, self.scope) else None

        def work(desk: Desk) -> int:
            return marks.mark_scope_read(desk, view or headlines.open_view(desk, scope))

        self.ask(work, self._all_marked, group="marks", replace=False)

    def _all_marked(self, count: int) -> None:
        self.headlines.change(
            [item.id for _index, item in self.headlines.loaded()], lambda item: item._replace(read=True)
        )
        self.tell(_MARKED, count=count)
        self.load_tree()

    def action_undo(self) -> None:
        """Take the last marking back."""

        def work(desk: Desk) -> Undone | None:
            return marks.undo(desk)

        self.ask(work, self._undone, group="marks", replace=False)

    def _undone(self, undone: Undone | None) -> None:
        if undone is None:
            self.tell(_NOTHING_TO_UNDO)
            return
        self.app.notify(show(Message(_TAKEN_BACK, {"what": undone.message})), markup=False, timeout=4)
        self.load_tree()
        self.reload_page()
        # A step without entries was one of libraries: a highlight of the open article, perhaps.
        if self.reading is not None and (not undone.entry_ids or self.reading.entry_id in undone.entry_ids):
            self.read_again()

    def reload_page(self) -> None:
        """Read the headlines again that are in view, without moving anything."""
        headline = self.headlines.headline
        self.open_scope(self.scope, keep=headline.id if headline else 0)


def _alike(one: Scope, other: Scope) -> bool:
    return (
        one.kind is other.kind
        and one.kind is not ScopeKind.SEARCH
        and ((one.feed_id, one.folder) == (other.feed_id, other.folder))
    )


_SAVED = N_("Saved with a star.")
_NOT_SAVED = N_("The star is taken away.")
_MARKED = N_("{count} marked read; ctrl+z takes it back.")
_NOTHING_TO_UNDO = N_("There is nothing to take back.")
_TAKEN_BACK = N_("Taken back: {what}")
