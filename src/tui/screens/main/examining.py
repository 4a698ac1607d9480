"""Reading the figures of what came in, a few articles at a time in the background, so that lists mark what to check."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from tui.screens.main.articles import Articles
from tui.services import headlines
from tui.services.views import Headline

if TYPE_CHECKING:
    from tui.services.desk import Desk

_ROUND = 25
"""Articles after which the lists show what was found."""
_MOST = 1_000
"""Articles that are examined after one refresh; the next one goes on."""


class Examining(Articles):
    """Marks on headlines that nobody has opened yet."""

    _examining: Event | None = None

    def examine_new(self, left: int = _MOST) -> None:
        """Read the figures of what nobody has opened yet; nothing is fetched.

        Args:
            left: How many articles at most.
        """
        stop = self._examining = Event()

        def work(desk: Desk) -> int:
            from tui.services import examining  # noqa: PLC0415  after a refresh

            return examining.examine_new(desk, most=min(left, _ROUND), stop=stop)

        self.ask(work, partial(self._examined, stop, left), group="examine", long=True)

    def stop_examining(self) -> None:
        """Stop it; what was found is kept."""
        if self._examining is not None:
            self._examining.set()

    def _examined(self, stop: Event, left: int, count: int) -> None:
        if count:
            self.load_tree()
            self.recount_checks()
        if count == _ROUND and left > count and not stop.is_set():
            self.examine_new(left - count)

    def recount_checks(self) -> None:
        """Show anew how many figures are to be checked in the headlines that are loaded; nothing moves."""
        ids = [headline.id for _index, headline in self.headlines.loaded() if headline.id > 0]
        self.ask(partial(headlines.by_ids, ids=ids), self._recounted, group="recount")

    def _recounted(self, lines: tuple[Headline, ...]) -> None:
        checks = {line.id: line.checks for line in lines}
        self.headlines.change(checks, lambda item: item._replace(checks=checks[item.id]))
