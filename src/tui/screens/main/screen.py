"""The main screen: all its parts put together, its keys, and what happens when it opens."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar

from textual import on
from textual.binding import ActiveBinding, Binding, BindingType
from textual.worker import WorkType

from tui.core.errors import CopydeskError
from tui.core.messages import N_
from tui.languages.catalogue import _
from tui.screens.commands import (
    COMMANDS,
    EVERY,
    FOOTER,
    FOOTER_END,
    FOOTER_FINDING,
    FOOTER_PASSAGE,
    FOOTER_PASSAGE_END,
    FOOTER_SELECTED,
    Pane,
    bindings_of,
)
from tui.screens.main.base import MainBase
from tui.screens.main.choosing import Choosing
from tui.screens.main.finding import Finding
from tui.screens.main.illustrating import Illustrating
from tui.screens.main.passages import Passages
from tui.services.desk import Desk
from tui.services.views import Scope
from tui.widgets.bars import BottomBar, Hint

_BREATH = 0.3
"""Seconds after the lists stand until work behind the screen begins."""
_TEND = 600.0
"""Seconds between two looks at what waits to be sent and at what is watched."""
_COMMANDS = {command.id: command for command in EVERY}
_NEEDS_ARTICLE = {
    "text_mode", "zen", "links", "figures", "figures_all", "figure", "figure_step", "measure",
    "correct", "versions", "article_language", "checks", "dismiss_check", "elsewhere", "figures_kind", "figures_order",
    "jump_back",
}  # fmt: skip
"""Actions that are there only when an article is."""
_OF_HEADLINES = {"select_line", "select_range", "select_all"}
"""Actions that are there only in the headline list."""


class MainScreen(Passages, Finding, Choosing, Illustrating, MainBase):
    """Feeds, headlines, reader, key figures."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, action, command.label, id=name, show=False, tooltip=command.help)
        for command in COMMANDS
        for name, key, action in bindings_of(command)
        if not action.startswith("app.")
    ]

    def on_mount(self) -> None:
        """Show the lists: they have mostly been read by now, and are there with the first drawing."""
        self.go_to(Pane.HEADLINES)
        self.bindings_updated_signal.subscribe(self, lambda _screen: self._show_keys())
        if self.copydesk.first_look.done():
            self._begin()
            return

        async def wait() -> None:
            await asyncio.wait((asyncio.wrap_future(self.copydesk.first_look),))
            self._begin()

        job: WorkType[None] = wait
        self.run_worker(job, group="start", exit_on_error=False)

    def _begin(self) -> None:
        try:
            tree, opened = self.copydesk.first_look.result()
        except CopydeskError as error:
            self.list_failed(error.message)
        except Exception as error:
            self.list_failed(self.copydesk.log_failure(error))
        else:
            self.scope = opened[0].scope
            self.feeds.show(tree)
            self.feeds.find(self.scope)
            self.show_view(opened)
            self._go_on()

    def _go_on(self) -> None:
        """What can wait until the lists are there."""
        for trouble in self.copydesk.troubles:
            self.tell_error(trouble)
        if self.headlines.count == 1 and self.scope == Scope():
            # Only one article: nothing to choose from. The very first start is like this.
            self.open_headline(mark=False)
            self.app.notify(_(_WELCOME), markup=False, timeout=12)
        self.set_timer(_BREATH, self._begin_work)

    def _begin_work(self) -> None:
        """Begin what goes on behind the screen, once it stands: what is imported here would hold up the first paint."""
        # What the start has made stays to the end: it is never looked through again.
        gc.freeze()
        gc.enable()
        self.ask(Desk.warm, group="warm")
        if self.copydesk.settings.refresh_on_start:
            self.start_refresh(None, force=False)
        if minutes := self.copydesk.settings.refresh_minutes:
            self.set_interval(60 * minutes, self.refresh_when_due)
        self.tend_corrections()
        self.set_interval(_TEND, self.tend_corrections)

    def show_scope(self, scope: Scope) -> None:
        """Show the headlines of a feed, for the palette."""
        self.feeds.find(scope)
        self.go_to(Pane.HEADLINES)
        self.open_scope(scope)

    def open_index(self, index: int) -> None:
        """Open an article of the list, for the palette."""
        self.headlines.go(index, tell=False)
        self.open_headline()

    def on_screen_suspend(self) -> None:
        """Something opens over the screen: what was merely told before must not lie over its buttons."""
        told = self.app._notifications
        if all(note.severity == "information" for note in told):
            self.app.clear_notifications()

    # Leaving.

    async def action_back(self) -> None:
        """Back by one step: stop a refresh, end the finding, leave zen, the article, the headlines."""
        if self.has_class("-zen"):
            self.remove_class("-zen")
        elif self.reader.overlay.found and self.pane is Pane.READER:
            self.find_in_article("")
        elif self.refreshing:
            self.stop_refresh()
        elif self.has_class("-zoom"):
            self.remove_class("-zoom")
        elif self.picked_ids:
            self.clear_picks()
        elif self.pane is not Pane.FEEDS:
            self._step_back()

    def _step_back(self) -> None:
        if self.pane is Pane.READER:
            self.keep_position()
        self.action_pane(-1)

    async def action_back_or_quit(self) -> None:
        """Back by one step; at the feed list leave the program."""
        if self.pane is Pane.FEEDS:
            self.leave()
        elif self.has_class("-zen"):
            self.remove_class("-zen")
        else:
            self._step_back()

    def leave(self) -> None:
        """Leave the program; the place in the article and in the lists is kept."""
        for work in (self.position_work(), self.place_work()):
            if work is not None:
                self.copydesk.finish(work)
        self.stop_refresh()
        self.take_away()
        self.app.exit()

    # Keys.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be done now: what needs an article waits for one."""
        if action in _OF_HEADLINES:
            return self.pane is Pane.HEADLINES
        if action.startswith("passage_"):
            return self.reader.passage is not None
        return self.reading is not None if action in _NEEDS_ARTICLE else True

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys in force, named in the language in use."""
        return {
            key: active._replace(
                binding=active.binding.with_key(key, active.binding.key_display)
                if not active.binding.description
                else _named(active.binding),
                tooltip=_(active.tooltip),
            )
            for key, active in super().active_bindings.items()
        }

    def _show_keys(self) -> None:
        """Write the few keys that matter here into the bottom line."""
        names, end = FOOTER[self.pane], FOOTER_END
        if self.reader.passage is not None and self.pane is Pane.READER:
            names, end = FOOTER_PASSAGE, FOOTER_PASSAGE_END
        elif self.reader.overlay.found and self.pane is Pane.READER:
            self.bottom_bar.show(self._hints(tuple(FOOTER_FINDING), FOOTER_FINDING), self._hints(end))
            return
        elif self.picked_ids:
            names = FOOTER_SELECTED
        self.bottom_bar.show(self._hints(names), self._hints(end))

    def picks_changed(self) -> None:
        """Others are selected than before: the bars say so, and name what can be done with them."""
        super().picks_changed()
        self._show_keys()

    def _hints(self, names: Sequence[str], labels: Mapping[str, str] = MappingProxyType({})) -> list[Hint]:
        keys = self.copydesk.keys
        commands = [_COMMANDS[name] for name in names]
        return [
            Hint(keys.first(command), _(labels.get(command.id, command.label)), command.action)
            for command in commands
            if keys.first(command) and self.check_action(command.action.partition("(")[0], ())
        ]

    @on(BottomBar.Pressed)
    async def _hint_pressed(self, event: BottomBar.Pressed) -> None:
        await self.run_action(event.action)

    def go_to(self, pane: Pane) -> None:
        """Give the keys to a pane, and name its keys."""
        super().go_to(pane)
        self._show_keys()


def _named(binding: Binding) -> Binding:
    from dataclasses import replace  # noqa: PLC0415

    return replace(binding, description=_(binding.description), tooltip=_(binding.tooltip))


_WELCOME = N_(
    "Welcome. The feeds stand on the left; R asks them for news, a adds one, ? lists the keys. "
    "Your own come with: copydesk import newsboat, or copydesk import opml FILE."
)
