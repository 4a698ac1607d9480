"""Opens the store and reads the first lists on another thread, while the toolkit is still being loaded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.core.clock import Clock, utc_now
from tui.core.paths import Paths
from tui.core.settings import Settings
from tui.screens.background import Background

if TYPE_CHECKING:
    from tui.services.desk import Desk
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
        self.opening = self.background.begin(lambda: self._open(store))
        self.look = self.background.begin(self._look)

    def _open(self, store: Path | None) -> Desk:
        from tui.services.desk import Desk  # noqa: PLC0415  beside what the screen's thread imports

        return Desk.open(self.paths, self.settings, store=store, offline=self.offline, clock=self.clock)

    def _look(self) -> tuple[FeedTree, Opened]:
        from tui.services.first_look import first_look  # noqa: PLC0415  beside what the screen's thread imports

        return first_look(self.opening.result())
