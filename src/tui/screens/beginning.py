"""Opens the store and reads the first lists before the toolkit is loaded, or beside it where that may take long."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from tui.core.clock import Clock, utc_now
from tui.core.paths import Paths
from tui.core.settings import Settings
from tui.screens.background import Background
from tui.services.desk import Desk
from tui.services.first_look import first_look

if TYPE_CHECKING:
    from tui.services.first_look import Opened
    from tui.services.views import FeedTree


class Beginning:
    """The store being opened, and the first lists being read.

    Args:
        paths: The person's folders.
        settings: What they chose.
        store: Another store file than the person's.
        offline: Whether the network is ruled out.
        clock: The present moment.
    """

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        *,
        store: Path | None = None,
        offline: bool = False,
        clock: Clock = utc_now,
    ) -> None:
        self.paths = paths
        self.settings = settings
        self.offline = offline
        self.clock = clock
        self.background = Background()
        self.opening: Future[Desk] = Future()
        self.look: Future[tuple[FeedTree, Opened]] = Future()
        if Desk.opens_at_once(paths, store):
            # Some milliseconds of reading: beside the toolkit's import they take three times as long, since both
            # want the interpreter.
            self._begin(store)
        else:
            self.background.begin(lambda: self._begin(store))

    def _begin(self, store: Path | None) -> None:
        """Open the store and look into it; what goes wrong is told to whoever waits for it."""
        try:
            desk = Desk.open(self.paths, self.settings, store=store, offline=self.offline, clock=self.clock)
        except Exception as error:
            self.opening.set_exception(error)
            self.look.set_exception(error)
            return
        self.opening.set_result(desk)
        try:
            self.look.set_result(first_look(desk))
        except Exception as error:
            self.look.set_exception(error)
