"""Refreshing: progress in the bottom line, a stop, and what came."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from textual.timer import Timer

from tui.core.messages import N_, Message
from tui.languages.catalogue import _, show
from tui.screens.commands import Pane
from tui.screens.main.translating import Translating
from tui.services.views import ScopeKind

if TYPE_CHECKING:
    from tui.services.desk import Desk
    from tui.services.reports import Progress, RefreshReport

_SEVERAL = 3
"""Feeds that must fail together before the network is held to be the reason."""
_BEAT = 0.25
"""Seconds between two drawings of the progress: the feeds may be far quicker."""


class Refreshing(Translating):
    """Asking the feeds for news while somebody reads."""

    _stop: Event | None = None
    _progress_seen: Progress | None = None
    _beat: Timer | None = None

    @property
    def refreshing(self) -> bool:
        """Whether a refresh is under way."""
        return self._stop is not None

    def action_refresh_feeds(self) -> None:
        """Ask the feeds for news: the feed or folder under the cursor, else all; pressed again it stops."""
        if self.refreshing:
            self.stop_refresh()
        else:
            self.start_refresh(self._chosen_feeds(), force=True)

    def _chosen_feeds(self) -> tuple[int, ...] | None:
        """The feeds that the cursor of the feed list is on; None for all."""
        row, tree = self.feeds.row, self.feeds.shown
        if self.pane is not Pane.FEEDS or row is None or row.scope is None or tree is None:
            return None
        if row.feed is not None:
            return (row.feed.id,)
        if row.scope.kind is ScopeKind.FOLDER:
            path = row.scope.folder
            return tuple(
                feed.id
                for feed in tree.feeds
                if not feed.stopped and (feed.folder == path or feed.folder.startswith(path + "/"))
            )
        return None

    def start_refresh(self, feed_ids: tuple[int, ...] | None, *, force: bool) -> None:
        """Ask feeds for news.

        Args:
            feed_ids: Which; None for all.
            force: Also those that are not due yet.
        """
        if self.copydesk.offline:
            if force:
                self.tell(_OFFLINE)
            return
        self.stop_examining()
        stop = self._stop = Event()
        self._progress_seen = None

        def work(desk: Desk) -> RefreshReport:
            from tui.services import refresh  # noqa: PLC0415  httpx comes with it

            return refresh.refresh(
                desk, feed_ids=feed_ids, force=force, on_progress=self._progressed, stop=stop
            )

        self._beat = self.set_interval(_BEAT, self._show_progress)
        self.bottom_bar.tell(_(_ASKING))
        self.ask(work, self._refreshed, group="refresh", long=True, failed=self._refresh_failed)

    def refresh_when_due(self) -> None:
        """Ask the feeds that are due, where nothing is under way."""
        if not self.refreshing:
            self.start_refresh(None, force=False)

    def stop_refresh(self) -> None:
        """Stop a running refresh, or what follows it; what has come is kept."""
        self.stop_examining()
        if self._stop is not None:
            self._stop.set()
            self.bottom_bar.tell(_(_STOPPING))

    def _progressed(self, progress: Progress) -> None:
        """Called in the refresh's thread: only remembers."""
        self._progress_seen = progress

    def _show_progress(self) -> None:
        seen = self._progress_seen
        if seen is not None and self._stop is not None and not self._stop.is_set():
            line = _(_PROGRESS).format(done=seen.done, total=seen.total, new=seen.new)
            self.bottom_bar.tell(line)

    def _ended(self) -> None:
        self._stop = None
        if self._beat is not None:
            self._beat.stop()
        self.bottom_bar.tell("")
        self.load_tree()
        self.count_new()

    def _refreshed(self, report: RefreshReport) -> None:
        self._ended()
        failures = report.failures
        if len(failures) >= max(report.asked, _SEVERAL):
            self.tell(_NO_NETWORK)
        elif len(failures) == 1:
            self.tell_error(failures[0][1])
        elif failures:
            self.tell(_FAILED, new=report.new, failed=len(failures))
        elif report.new or report.stopped:
            self.tell(_STOPPED if report.stopped else _CAME, new=report.new)
        self.examine_new()

    def _refresh_failed(self, message: Message) -> None:
        self._ended()
        self.app.notify(show(message), severity="warning", markup=False, timeout=8)


_OFFLINE = N_("The program runs offline: nothing is fetched.")
_ASKING = N_("Asking the feeds · esc stops")
_STOPPING = N_("Stopping …")
_PROGRESS = N_("{done}/{total} feeds · {new} new · esc stops")
_CAME = N_("{new} new.")
_STOPPED = N_("Stopped; {new} new until then.")
_NO_NETWORK = N_("No feed answered: is there a network? What is stored can be read.")
_FAILED = N_("{new} new; {failed} feeds could not be read (marked !).")
