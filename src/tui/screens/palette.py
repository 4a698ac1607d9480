"""What the palette finds: commands by their name in either language, feeds, and articles of the open list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.core.messages import N_
from tui.languages.catalogue import _
from tui.languages.fold import fold
from tui.languages.sort import sort_key
from tui.screens.commands import COMMANDS
from tui.services.views import Scope, ScopeKind

if TYPE_CHECKING:
    from tui.app import CopydeskApp
    from tui.screens.main.screen import MainScreen

_KEYS_ONLY = ("move.", "page.", "half.", "pane.", "open", "back", "palette", "figure.jump")
"""Commands that are of use only under a key."""
_PLACEHOLDER = N_("Find a command, a feed, an article …")
_MOST = 300
"""Headlines that are looked through."""
Entry = tuple[str, str, str, Callable[[], object]]
"""What is shown, what else finds it, what is said below, and what it does."""


class Palette(CommandPalette):
    """The palette in the colours of the other dialogs, its words in the language in use."""

    DEFAULT_CSS = """
    Palette {
        & SearchIcon { display: none; }
        & > Vertical { background: $surface; }
        & #--input { background: $surface; }
        & CommandList { background: $surface; border: none; scrollbar-size-vertical: 1; }
        & CommandList > .option-list--option-highlighted {
            background: $primary-muted; color: $foreground; text-style: none;
        }
        & .command-palette--help-text { color: $muted; }
    }
    """

    def __init__(self) -> None:
        super().__init__(placeholder=_(_PLACEHOLDER), id="--command-palette")


class _Finder(Provider):
    """Matches what was typed against entries; text from outside stays plain text."""

    def entries(self) -> Iterator[Entry]:
        """Yield what can be found."""
        raise NotImplementedError

    @property
    def main(self) -> MainScreen:
        """The main screen."""
        return cast("CopydeskApp", self.app).main

    async def search(self, query: str) -> Hits:
        """Yield what matches."""
        matcher = self.matcher(query)
        wanted = fold(query)
        for label, also, note, act in self.entries():
            fuzzy = matcher.match(label)
            # Whole words before scattered letters: "port" is a port before it is a previous article.
            score = 0.9 if wanted in fold(label) else 0.6 if wanted in fold(also) else min(fuzzy, 1.0) * 0.4
            if score > 0:
                shown = matcher.highlight(label) if fuzzy > 0 else Content(label)
                yield Hit(score, shown, act, text=label, help=note or None)


class Commands(_Finder):
    """Every command of the table."""

    def entries(self) -> Iterator[Entry]:
        """Yield the commands: found by their English name as well."""
        keys = cast("CopydeskApp", self.app).keys
        for command in COMMANDS:
            if command.id.startswith(_KEYS_ONLY):
                continue
            label = _(command.label)
            shown = keys.all(command)
            note = f"{_(command.help)}  ({shown})" if shown else _(command.help)
            yield label, f"{command.label} {command.word} {_(command.help)}", note, self._act(command.action)

    def _act(self, action: str) -> Callable[[], object]:
        main = self.main
        return lambda: main.call_later(main.run_action, action)

    async def discover(self) -> Hits:
        """Yield all commands by name while nothing is typed."""
        for label, _also, note, act in sorted(self.entries(), key=lambda entry: sort_key(entry[0])):
            yield DiscoveryHit(Content(label), act, text=label, help=note)


class Feeds(_Finder):
    """Feeds and folders."""

    def entries(self) -> Iterator[Entry]:
        """Yield the feeds."""
        tree = self.main.feeds.shown
        for feed in tree.feeds if tree else ():
            yield (
                feed.name,
                feed.url,
                feed.folder,
                self._open(Scope(ScopeKind.FEED, feed_id=feed.id)),
            )

    def _open(self, scope: Scope) -> Callable[[], object]:
        main = self.main
        return lambda: main.call_later(main.show_scope, scope)


class Articles(_Finder):
    """Headlines of the open list."""

    def entries(self) -> Iterator[Entry]:
        """Yield the headlines that are loaded."""
        for index, headline in self.main.headlines.loaded():
            if index >= _MOST:
                return
            yield headline.title, headline.author, headline.source, self._open(index)

    def _open(self, index: int) -> Callable[[], object]:
        main = self.main
        return lambda: main.call_later(main.open_index, index)
