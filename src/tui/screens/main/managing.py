"""Feeds: add one from any address, rename, move, remove; folders."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.core.messages import N_, Message
from tui.languages.catalogue import _, show
from tui.screens.commands import Pane
from tui.screens.main.refreshing import Refreshing
from tui.services import feeds
from tui.services.views import FeedRow, Scope, ScopeKind

if TYPE_CHECKING:
    from tui.services.desk import Desk
    from tui.services.reports import AddOutcome, FoundFeed


class Managing(Refreshing):
    """What is subscribed, under which name, in which folder."""

    def action_add_feed(self) -> None:
        """Ask for an address and add what is found there."""
        from tui.screens.dialogs import Ask  # noqa: PLC0415  dialogs come with the first need

        ask = Ask(_(_ADD), hint=_(_ADD_HINT))
        self.app.push_screen(ask, lambda address: self.add(address) if address else None)

    async def with_add_feed(self, address: str) -> None:
        """`:add address`."""
        self.add(address)

    def add(self, address: str) -> None:
        """Add the feed, the choice of feeds, or the article at an address.

        Args:
            address: What was typed; "https://" may be missing.
        """
        folder = self._folder_here()

        def work(desk: Desk) -> AddOutcome:
            return feeds.add(desk, address, folder=folder)

        self.bottom_bar.tell(_(_LOOKING))
        self.ask(work, partial(self._added, folder), group="add", long=True, failed=self._not_added)

    def _not_added(self, message: Message) -> None:
        self.bottom_bar.tell("")
        self.tell_error(message)

    def _added(self, folder: str, outcome: AddOutcome) -> None:
        self.bottom_bar.tell("")
        if outcome.choices:
            self._choose_feed(folder, outcome.choices)
        elif outcome.entry_id:
            self.tell(_ARTICLE_KEPT, title=outcome.title)
            self.go_to(Pane.HEADLINES)
            self.open_scope(Scope(ScopeKind.ENTRIES, entry_ids=(outcome.entry_id,)), self.open_headline)
            self.load_tree()
        elif outcome.feed_id:
            self.tell(_ALREADY if outcome.already else _ADDED, title=outcome.title)
            self._show_feed(outcome.feed_id)

    def _choose_feed(self, folder: str, found: tuple[FoundFeed, ...]) -> None:
        from tui.screens.dialogs import Choice, Choose  # noqa: PLC0415  dialogs come with the first need

        choices = [Choice(feed.url, feed.title or feed.url, feed.url) for feed in found]

        def chosen(url: str | None) -> None:
            feed = next((feed for feed in found if feed.url == url), None)
            if feed is not None:
                self.ask(
                    partial(_subscribe, feed=feed, folder=folder), self._show_feed, group="add", long=True
                )

        self.app.push_screen(Choose(_(_WHICH), choices), chosen)

    def _show_feed(self, feed_id: int) -> None:
        """Show a feed that was just added, and ask it for its entries."""
        scope = Scope(ScopeKind.FEED, feed_id=feed_id)
        self.load_tree(lambda: self.open_scope(scope, partial(self._refresh_one, feed_id)))

    def _refresh_one(self, feed_id: int) -> None:
        self.feeds.find(self.scope)
        if not self.headlines.count:
            self.start_refresh((feed_id,), force=True)

    def _folder_here(self) -> str:
        row = self.feeds.row
        if row is None or row.scope is None:
            return ""
        return row.feed.folder if row.feed else row.scope.folder

    # Changing what is there.

    def action_edit_feed(self) -> None:
        """Offer what can be done with the feed or folder under the cursor."""
        row = self.feeds.row
        if row is None or row.scope is None:
            return
        if row.feed is not None:
            self._edit_feed(row.feed)
        elif row.scope.kind is ScopeKind.FOLDER:
            self._edit_folder(row.scope.folder)

    def _edit_feed(self, feed: FeedRow) -> None:
        from tui.screens.dialogs import Choice, Choose  # noqa: PLC0415  dialogs come with the first need

        actions: dict[str, tuple[str, Callable[[], None]]] = {
            "rename": (_RENAME, partial(self._rename, feed)),
            "move": (_MOVE, partial(self._move, feed)),
            "text": (_FULL_OFF if feed.full_text else _FULL_ON, partial(self._full_text, feed)),
            "headers": (_HEADERS, partial(self._headers, feed)),
            "remove": (_REMOVE, partial(self._remove, feed)),
        }
        if feed.stopped or feed.failure:
            actions["resume"] = (_RESUME, partial(self._resume, feed))
        note = show(feed.failure) if feed.failure else feed.url
        choices = [Choice(name, _(label)) for name, (label, _do) in actions.items()]

        def chosen(name: str | None) -> None:
            if name is not None:
                actions[name][1]()

        self.app.push_screen(Choose(feed.name, choices, hint=note), chosen)

    def _type(self, title: str, value: str, then: Callable[[str], None], *, empty: bool = False) -> None:
        from tui.screens.dialogs import Ask  # noqa: PLC0415  dialogs come with the first need

        ask = Ask(_(title), value, empty=empty)
        self.app.push_screen(ask, lambda text: then(text) if text is not None else None)

    def _do(self, work: Callable[[Desk], None], template: str = "", **fields: object) -> None:
        def done(_none: None) -> None:
            self.load_tree()
            if template:
                self.tell(template, **fields)

        self.ask(work, done, group="feeds", replace=False)

    def _rename(self, feed: FeedRow) -> None:
        self._type(
            _NEW_NAME, feed.title, lambda title: self._do(lambda desk: feeds.rename(desk, feed.id, title))
        )

    def _move(self, feed: FeedRow) -> None:
        def move(folder: str) -> None:
            self._do(lambda desk: feeds.move(desk, feed.id, folder.strip("/ ")))

        self._type(_NEW_FOLDER, feed.folder, move, empty=True)

    def _full_text(self, feed: FeedRow) -> None:
        wanted = not feed.full_text
        self._do(
            lambda desk: feeds.set_full_text(desk, feed.id, wanted), _FULL_IS_ON if wanted else _FULL_IS_OFF
        )

    def _headers(self, feed: FeedRow) -> None:
        def keep(line: str) -> None:
            pairs = [
                tuple(part.strip() for part in pair.split(":", 1)) for pair in line.split(";") if ":" in pair
            ]
            self._do(lambda desk: feeds.set_headers(desk, feed.id, [(name, value) for name, value in pairs]))

        present = "; ".join(f"{name}: {value}" for name, value in feed.headers)
        self._type(_NEW_HEADERS, present, keep, empty=True)

    def _resume(self, feed: FeedRow) -> None:
        self.ask(
            lambda desk: feeds.resume(desk, feed.id),
            lambda _none: self.start_refresh((feed.id,), force=True),
            group="feeds",
            replace=False,
        )

    def _remove(self, feed: FeedRow) -> None:
        self._do(lambda desk: feeds.remove(desk, feed.id), _REMOVED, title=feed.name)
        self.open_scope(Scope())

    def _edit_folder(self, folder: str) -> None:
        self._type(
            _FOLDER_NAME, folder, lambda new: self._do(lambda desk: feeds.rename_folder(desk, folder, new))
        )


def _subscribe(desk: Desk, feed: FoundFeed, folder: str) -> int:
    return feeds.subscribe(desk, feed.url, title=feed.title, folder=folder)


_ADD = N_("Add a feed, a page or an article")
_ADD_HINT = N_("An address, as in the browser; the feeds of a page are found · esc: leave")
_LOOKING = N_("Looking there …")
_WHICH = N_("This page has several feeds. Which one?")
_ADDED = N_("Added: {title}")
_ALREADY = N_("Already there: {title}")
_ARTICLE_KEPT = N_("Kept as an article: {title}")
_RENAME = N_("Rename")
_MOVE = N_("Move to a folder")
_FULL_ON = N_("Fetch the full text of every article")
_FULL_OFF = N_("Take the feed's own text")
_RESUME = N_("Ask it again now")
_HEADERS = N_("Headers that it is asked with")
_NEW_HEADERS = N_("Headers, as in “language: cn; accept-language: zh”; empty for none")
_REMOVE = N_("Remove")
_NEW_NAME = N_("New name")
_NEW_FOLDER = N_("Folder; parts of a path with / between, empty for none")
_FOLDER_NAME = N_("New name of the folder")
_REMOVED = N_("Removed: {title}. ctrl+z takes it back.")
_FULL_IS_ON = N_("The full text is fetched from now on.")
_FULL_IS_OFF = N_("The feed's own text is shown from now on.")
