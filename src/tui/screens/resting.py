"""Waits until the hands rest before what is being written is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

_SECONDS = 0.4


class Rest:
    """Does something once nothing has changed for a moment: a window may be closed before its dialog is.

    Args:
        screen: The dialog.
        then: What to do.
    """

    def __init__(self, screen: Screen[Any], then: Callable[[], None]) -> None:
        self._screen = screen
        self._then = then
        self._timer: Timer | None = None

    def begin(self) -> None:
        """Something has changed: wait from now on."""
        self.stop()
        self._timer = self._screen.set_timer(_SECONDS, self._then)

    def stop(self) -> None:
        """Wait no longer: it is done otherwise, or not to be done at all."""
        if self._timer is not None:
            self._timer.stop()
