"""Asks the terminal what it can draw, when the first picture needs it, and keeps its answers from the keys."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from textual._parser import Parser

from tui.services.terminals import OWN_QUERIES, QUERIES, Answers, ask_tmux, cell_size, is_mute, through_tmux

if TYPE_CHECKING:
    from textual.app import App

_PATIENCE = 1.0
"""Seconds that a terminal may take to answer, over a slow line too; nothing but pictures waits."""
_TEXT_COLOURS = {"truecolor": 1 << 24, "256": 256}
"""Colours by the toolkit's names of them."""
_feed = Parser.feed


class Hearing:
    """Takes the terminal's answers out of what it sends: the toolkit, which does not know them, would type them.

    Args:
        answers: Takes what is heard.
    """

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.done = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._begun = ""
        self._waiting = True

    def begin(self) -> None:
        """Hear from now on; answers that come late are kept from the keys too."""

        def feed(parser: Parser[Any], data: str) -> Iterator[Any]:
            return self._feed(parser, data)

        # The toolkit has no place for this. What reads the keys looks the class's function up each time.
        setattr(Parser, "feed", feed)  # noqa: B010  a method is replaced on purpose

    def give_up(self) -> None:
        """Wait no longer for the rest of an answer: what looks like the begin of one may be a key."""
        self._waiting = False

    def _feed(self, parser: Parser[Any], data: str) -> Iterator[Any]:
        """Stand in for the toolkit's function, on the thread that reads."""
        left, begun, last = self.answers.hear(self._begun + data)
        wait = self._waiting and bool(data)  # no data means the end
        left, self._begun = (left, begun) if wait else (left + begun, "")
        if last:
            self._loop.call_soon_threadsafe(self.done.set)
        if left:
            yield from _feed(parser, left)
        if not data:
            yield from _feed(parser, "")


async def ask(app: App[Any]) -> Answers:
    """Ask the terminal what it is and can do.

    Args:
        app: The running program.

    Returns:
        What is known; nothing of what the terminal did not answer.
    """
    answers = Answers(text_colours=_TEXT_COLOURS.get(app.console.color_system or "", 16))
    driver = app._driver
    if driver is None or app.is_headless or is_mute(os.environ):
        return answers
    await asyncio.to_thread(ask_tmux, answers, os.environ)
    hearing = Hearing(answers)
    hearing.begin()
    driver.write((through_tmux(QUERIES) if answers.in_tmux else QUERIES) + OWN_QUERIES)
    driver.flush()
    try:
        async with asyncio.timeout(_PATIENCE):
            await hearing.done.wait()
            # tmux answers for itself at once; the terminal around it takes a little longer.
            while answers.in_tmux and answers.passes and not answers.kitty:
                await asyncio.sleep(0.02)
    except TimeoutError:
        pass
    hearing.give_up()
    measure(answers)
    return answers


def measure(answers: Answers) -> None:
    """Take the size of a cell as the system has it now, where it has it: fonts change while a program runs."""
    now = cell_size()
    if all(now):
        answers.cell = now
