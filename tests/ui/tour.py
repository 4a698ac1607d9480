"""A way through every screen: how each is reached, from the program as it starts on the gallery."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from textual.widgets import Input

from tests.ui.waiting import Held, calm
from tui.screens.commands import Pane
from tui.services.views import Scope, ScopeKind

Way = Callable[[Held], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Stop:
    """A screen."""

    name: str
    way: Way
    dialog: str = ""
    """What selects the dialog that opens; empty where it is the main screen."""

    async def reach(self, held: Held) -> None:
        """Go there from the list of all headlines and wait until it stands."""
        await self.back(held)
        await self.way(held)
        if self.dialog:
            try:
                await held.until(lambda: held.app.screen is not held.main)
            except AssertionError:
                raise AssertionError(f"{self.name} did not open:\n{held.text()}") from None
            await held.until(lambda: held.app.screen.is_current)
        await calm(held)

    async def back(self, held: Held) -> None:
        """Leave every dialog and every finding, and stand on the first of all headlines."""
        while held.app.screen is not held.main:
            await held.press("escape")
        if isinstance(held.app.focused, Input):
            await held.press("escape")
        held.main.show_scope(Scope())
        await calm(held)
        held.main.go_to(Pane.HEADLINES)
        held.main.headlines.go(0)


def keys(*names: str) -> Way:
    """Press keys in the list of headlines."""

    async def way(held: Held) -> None:
        await held.press(*names)

    return way


def command(words: str) -> Way:
    """Type a command."""

    async def way(held: Held) -> None:
        await held.press("colon", *words, "enter")

    return way


def article(title: str, *names: str) -> Way:
    """Open an article and press keys."""

    async def way(held: Held) -> None:
        for index, headline in held.main.headlines.loaded():
            if headline.title.startswith(title):
                held.main.headlines.go(index)
        held.main.open_headline()
        await held.until(
            lambda: held.main.reading is not None and held.main.reading.headline.title.startswith(title)
        )
        await calm(held)
        # A dialog that opens before the article is drawn would have the one before it behind.
        await held.until(lambda: is_drawn(held))
        await held.press(*names)

    return way


def is_drawn(held: Held) -> bool:
    """Whether the words that the reader has in view stand on the screen."""
    assert held.main.reading is not None
    words = held.main.reading.article.text[slice(*held.main.reader.in_view)].split()
    shown = held.text()
    return bool(words) and all(word in shown for word in words[:4])


def shelf(*names: str) -> Way:
    """Put the cursor on the library and press keys."""

    async def way(held: Held) -> None:
        held.main.go_to(Pane.FEEDS)
        tree = held.main.feeds.shown
        assert tree is not None
        held.main.feeds.find(Scope(ScopeKind.LIBRARY, library_id=tree.libraries[0].id))
        await held.press(*names)

    return way


SEED = "NVIDIA"
STOPS = (
    Stop("headlines", keys()),
    Stop("feeds", keys("h")),
    Stop("reader", article(SEED)),
    Stop("figures", article(SEED, "f")),
    Stop("search", keys("slash")),
    Stop("command", keys("colon")),
    Stop("help", keys("question_mark"), ".help"),
    Stop("palette", keys("ctrl+p"), "CommandPalette > Vertical"),
    Stop("language", keys("L"), ".dialog"),
    Stop("settings", command("settings"), ".dialog"),
    Stop("theme", command("theme"), ".dialog"),
    Stop("add", keys("a"), ".dialog"),
    Stop("feed", keys("h", "g", "down", "down", "down", "down", "down", "down", "E"), ".dialog"),
    Stop("links", article("The last lamp", "u"), ".dialog"),
    Stop("choose-library", article(SEED, "s"), ".dialog"),
    Stop("add-library", command("add-library"), ".dialog"),
    Stop("publish-library", shelf("E", "p"), ".dialog"),
    Stop("library", shelf("E"), ".dialog"),
    Stop("sort-library", shelf("E", "s"), ".dialog"),
    Stop("export-library", shelf("e"), ".dialog"),
    Stop("copy", article(SEED, "y"), ".dialog"),
    Stop("export", article(SEED, "e"), ".dialog"),
    Stop("checks", article(SEED, "exclamation_mark"), ".dialog"),
    Stop("correction", article(SEED, "r"), "CorrectionForm"),
    Stop("corrections", keys("C"), "Corrections"),
    Stop("phone", article("Rotterdam", "P"), ".dialog"),
)
