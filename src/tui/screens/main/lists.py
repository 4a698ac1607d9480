"""Loading the lists: the feeds, a view of headlines, its pages, and what has come since."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on

from tui.core.messages import N_, Message
from tui.languages.catalogue import _, ngettext_, show
from tui.languages.numbers import format_percent
from tui.screens.commands import Pane
from tui.screens.main.panes import Panes
from tui.services import feeds, headlines
from tui.services.first_look import Opened, open_scope
from tui.services.views import FeedTree, Headline, HeadlineView, Scope, ScopeKind
from tui.widgets.feed_list import SMART
from tui.widgets.headline_list import HeadlineList
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from tui.services.desk import Desk

_REST = 0.12
"""Seconds that the cursor rests on a feed before its headlines are loaded, so that a held key runs free."""


class Lists(Panes):
    """What the feed list and the headline list show."""

    def go_to(self, pane: Pane) -> None:
        """Give the keys to a pane; a list that an article covered comes back with what has arrived meanwhile."""
        covered = self.has_class("-article") and not self.has_class("-wide")
        super().go_to(pane)
        # Among the unread the article just read would be missing, and the cursor with it.
        keeps_read = self.scope.kind is not ScopeKind.UNREAD and not self.scope.hide_read
        if pane is Pane.HEADLINES and covered and self.waiting and keeps_read:
            self._show_new()

    def load_tree(self, then: Callable[[], None] | None = None) -> None:
        """Read the feeds and their counts again.

        Args:
            then: Is called when they are shown.
        """

        def shown(tree: FeedTree) -> None:
            self.feeds.show(tree)
            self.place_changed()
            if then is not None:
                then()

        self.ask(feeds.tree, shown, group="tree")

    def open_scope(self, scope: Scope, then: Callable[[], None] | None = None, keep: int = 0) -> None:
        """Show the headlines of a scope.

        Args:
            scope: What to show.
            then: Is called when they are shown.
            keep: The entry that the cursor stays on, where it is among them.
        """
        self.scope = scope

        def shown(opened: Opened) -> None:
            self.show_view(opened)
            if then is not None:
                then()

        self.ask(
            partial(open_scope, scope=scope, keep=keep), shown, group="headlines", failed=self.list_failed
        )

    def list_failed(self, message: Message) -> None:
        """Say in the list why there is none."""
        self.headlines.empty_message = show(message)
        self.headlines.show(HeadlineView(self.scope, 0, 0), ())
        self.feeds.empty_message = ""
        self.feeds.refresh()

    def show_view(self, opened: Opened) -> None:
        """Show a view that was opened."""
        view, first, rows, index = opened
        self.waiting = 0
        failure = self._failure()
        self.headlines.empty_message = show(failure) if failure else _empty(self.scope)
        self.headlines.show(view, rows, first, index)
        self.cursor_moved()

    def cursor_moved(self) -> None:
        """The cursor of the headline list is on another article."""
        self.place_changed()

    @on(HeadlineList.PageWanted)
    def _page_wanted(self, event: HeadlineList.PageWanted) -> None:
        def load(desk: Desk) -> tuple[Headline, ...]:
            return headlines.page(desk, event.view, event.first, event.limit)

        self.ask(load, partial(self.headlines.fill, event.view, event.first), group=f"page-{event.first}")

    @on(RowList.Moved, "#feeds")
    def _feed_moved(self) -> None:
        """Show the headlines of the feed that the cursor rests on."""
        self.when_still(_REST, self._feed_rests, group="feed-rests")

    def _feed_rests(self) -> None:
        row = self.feeds.row
        if row is None or row.scope is None or row.scope.kind is ScopeKind.CORRECTIONS:
            return
        if self.pane is Pane.FEEDS:
            self.remove_class("-article")
            self.open_scope(row.scope._replace(hide_read=self.scope.hide_read))

    @on(RowList.Chosen, "#feeds")
    def _feed_chosen(self) -> None:
        self.choose_feed()

    def choose_feed(self) -> None:
        """Go to the headlines of the feed under the cursor."""
        row = self.feeds.row
        if row is None or row.scope is None:
            return
        self.move_on("feed-rests")
        if row.scope.kind is ScopeKind.CORRECTIONS:
            self.action_corrections()
            return
        self.go_to(Pane.HEADLINES)
        self.open_scope(row.scope._replace(hide_read=self.scope.hide_read))

    def action_corrections(self) -> None:
        """Open the list of corrections, which stands on a screen of its own."""

    def action_fold(self) -> None:
        """Fold or unfold the folder under the cursor."""
        self.feeds.fold()

    def action_show_new(self) -> None:
        """Show what has just arrived; without any, show or hide what is read. The cursor stays on its headline."""
        if not self.waiting:
            self.scope = self.scope._replace(hide_read=not self.scope.hide_read)
            self.tell(_READ_HIDDEN if self.scope.hide_read else _READ_SHOWN)
        self._show_new()

    def _show_new(self) -> None:
        headline = self.headlines.headline
        self.open_scope(self.scope, keep=headline.id if headline else 0)

    def count_new(self) -> None:
        """See how many entries came since the list was opened; the list itself stays as it is."""
        view = self.headlines.view
        if view is None:
            return

        def count(desk: Desk) -> int:
            return headlines.count_new(desk, view)

        self.ask(count, self._new_counted, group="new")

    def _new_counted(self, count: int) -> None:
        if count and not self.headlines.count:
            # Nothing is under the reader's hand that could jump.
            self.open_scope(self.scope)
        else:
            self.waiting = count
            self.place_changed()

    def _failure(self) -> Message | None:
        """Why the feed that is shown could not be read the last time."""
        tree = self.feeds.shown
        if tree is None or self.scope.kind is not ScopeKind.FEED:
            return None
        return next((feed.failure for feed in tree.feeds if feed.id == self.scope.feed_id), None)

    # The line above.

    def place_changed(self) -> None:
        """Say in the top bar where we are."""
        self.top_bar.show(self._trail(), self._progress())
        self.title_panes()

    def _trail(self) -> list[str]:
        trail = ["copydesk"]
        tree = self.feeds.shown
        feed = next((feed for feed in tree.feeds if feed.id == self.scope.feed_id), None) if tree else None
        if self.scope.kind is ScopeKind.FEED and feed is not None:
            trail += [*filter(None, feed.folder.split("/")), feed.name]
        elif self.scope.kind is ScopeKind.FOLDER:
            trail += self.scope.folder.split("/")
        elif self.scope.kind is ScopeKind.LIBRARY:
            rows = tree.libraries if tree else ()
            trail += [row.name for row in rows if row.id == self.scope.library_id]
        elif self.scope.kind in SMART:
            trail.append(_(SMART[self.scope.kind]))
        if self.scope.query:
            trail.append(f"“{self.scope.query}”")
        if (
            self.reading is not None
            and self.pane in (Pane.READER, Pane.FIGURES)
            and self.scope.kind is not ScopeKind.FEED
        ):
            trail.append(self.reading.headline.source)
        return list(filter(None, trail))

    def _progress(self) -> str:
        parts: list[str] = []
        if self.headlines.count and self.pane is not Pane.READER and (failure := self._failure()):
            parts.append(f"! {show(failure)}")
        if self.waiting:
            parts.append(_("{count} new · press {key} to show").format(count=self.waiting, key="."))
        if self.headlines.count:
            if picked := len(self.headlines.picked):
                told = ngettext_("{count} selected · esc: none", "{count} selected · esc: none", picked)
                parts.append(told.format(count=picked))
            parts.append(f"{self.headlines.index + 1}/{self.headlines.count}")
        if (found := self.reader.overlay.found) and self.pane is Pane.READER:
            parts.append(
                _("{number} of {count} found").format(
                    number=self.reader.overlay.found_at + 1, count=len(found)
                )
            )
        if self.reading is not None and self.pane in (Pane.READER, Pane.FIGURES):
            progress = self.reader.progress
            parts.append(format_percent(progress))
            left = round(self.reading.minutes * (1 - progress))
            if left:
                parts.append(_("{count} min left").format(count=left))
        if self.copydesk.offline:
            parts.append(_("offline"))
        return " · ".join(parts)


_READ_HIDDEN = N_("What is read is hidden.")
_READ_SHOWN = N_("What is read is shown too.")
_EMPTY = {
    ScopeKind.UNREAD: N_("Everything is read."),
    ScopeKind.TO_CHECK: N_("No figure needs checking."),
    ScopeKind.SAVED: N_("Nothing saved yet: M puts a star on an article."),
    ScopeKind.SEARCH: N_("Nothing found."),
    ScopeKind.LIBRARY: N_("Nothing in this library yet: s saves an article to it."),
}
_NOTHING = N_("Nothing here yet: R asks the feeds for news, a adds a feed.")
_NO_MATCH = N_("No headline has these words.")
_NO_UNREAD = N_("Everything here is read: . shows it.")


def _empty(scope: Scope) -> str:
    if scope.query and scope.kind is not ScopeKind.SEARCH:
        return _NO_MATCH
    if scope.hide_read and scope.kind not in _EMPTY:
        return _NO_UNREAD
    return _EMPTY.get(scope.kind, _NOTHING)
