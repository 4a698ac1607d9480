"""Waiting for facts, never for time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.pilot import Pilot
from textual.strip import Strip

from tui.app import CopydeskApp
from tui.screens.main.screen import MainScreen

_TRIES = 800
"""Rounds of the event loop, a hundredth of a second each, before a fact counts as missing."""


@dataclass(frozen=True, slots=True)
class Held:
    """A running program."""

    app: CopydeskApp
    pilot: Pilot[None]

    @property
    def main(self) -> MainScreen:
        return self.app.main

    @property
    def at(self) -> str:
        """The pane that has the keys."""
        return str(self.main.pane)

    async def until(self, fact: Callable[[], object]) -> None:
        """Let the program run until something is so."""
        for _try in range(_TRIES):
            await self.pilot.pause(0.01)
            if fact():
                return
        raise AssertionError("it never became so")

    async def press(self, *keys: str) -> None:
        """Press keys and wait until nothing is under way."""
        await self.pilot.press(*keys)
        await calm(self)

    def lines(self) -> list[str]:
        """What stands on the screen, line by line."""
        width, height = self.app.size
        strips = self.app.screen._compositor.render_strips()
        assert len(strips) == height
        return [Strip(strip).crop(0, width).text for strip in strips]

    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.lines())


async def calm(held: Held) -> None:
    """Wait until the lists are there, no cursor rests and no work is under way."""

    def is_calm() -> bool:
        main = held.main
        busy = any(worker.is_running for worker in held.app.workers)
        return main.headlines.view is not None and not busy

    await held.until(is_calm)
    await held.pilot.pause()
