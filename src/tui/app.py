"""The program on the screen: themes, keys, language, and the way in and out. No rule of the business stands here."""

from __future__ import annotations

import asyncio
import os
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import textual.content
from rich.text import Text
from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Event, Key
from textual.screen import Screen

from tui.core.errors import CopydeskError, SettingsError
from tui.core.messages import N_, Message
from tui.core.paths import private_folder
from tui.core.settings import check
from tui.languages import catalogue
from tui.languages.catalogue import _, show
from tui.screens import themes
from tui.screens.beginning import Beginning
from tui.screens.keymaps import resolve
from tui.screens.main.screen import MainScreen
from tui.services.desk import Desk
from tui.widgets.guard import Guard

if TYPE_CHECKING:
    from textual.command import Provider

_STYLES = Path(__file__).parent / "styles"


def _divide_line(text: str, width: int, fold: bool = True) -> list[int]:
    """Stand in for the toolkit's line breaking; the rules are loaded with the first long line."""
    from tui.languages.breaking import divide_line  # noqa: PLC0415

    return divide_line(text, width, fold)


def _commands() -> type[Provider]:
    from tui.screens.palette import Commands  # noqa: PLC0415  with the first need

    return Commands


def _feeds() -> type[Provider]:
    from tui.screens.palette import Feeds  # noqa: PLC0415  with the first need

    return Feeds


def _articles() -> type[Provider]:
    from tui.screens.palette import Articles  # noqa: PLC0415  with the first need

    return Articles


class CopydeskApp(App[None]):
    """The news reader.

    Args:
        beginning: The store that is being opened, with what the person chose.
    """

    CSS_PATH: ClassVar[list[Path]] = [_STYLES / "main.tcss"]  # type: ignore[assignment]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands, _feeds, _articles}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "leave", show=False, priority=True)]
    TITLE = "copydesk"
    NOTIFICATION_TIMEOUT = 4

    def __init__(self, beginning: Beginning) -> None:
        # Before any text is laid out: the toolkit's own line breaking does not know Chinese, Japanese or Thai.
        setattr(textual.content, "divide_line", _divide_line)  # noqa: B010  the module does not export the name
        self._themed = False
        super().__init__()
        self._filters.append(Guard())
        self.paths = beginning.paths
        self.settings = beginning.settings
        self.offline = beginning.offline
        self.clock = beginning.clock
        self.troubles: list[Message] = []
        """What to tell once the screen stands."""
        self.background = beginning.background
        self._opening = beginning.opening
        self.first_look = beginning.look
        self.keys = resolve(self.settings.keymap, self.settings.keys)
        self.troubles += self.keys.troubles
        self._hinted = datetime.min.replace(tzinfo=UTC)
        self.over: Callable[[Screen[Any], Any], Any] | None = None
        """Adds to an update of the screen what only control sequences draw; None where there is nothing of it."""
        self._first_theme()
        self.main = MainScreen(self)

    def now(self) -> datetime:
        """Return the present moment, aware."""
        return self.clock()

    async def desk(self) -> Desk:
        """Return the open desk, waiting for it at the start.

        Raises:
            StoreError: The store cannot be used.
        """
        return await asyncio.shield(asyncio.wrap_future(self._opening))

    def get_default_screen(self) -> Screen[None]:
        """Begin with the main screen: no empty one is drawn before it."""
        return self.main

    def on_mount(self) -> None:
        """Use the person's keys."""
        self.set_keymap(dict(self.keys.changed))

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        super()._display(screen, renderable if self.over is None else self.over(screen, renderable))

    # Keys.

    async def on_event(self, event: Event) -> None:
        """Take keys of layouts without Latin letters for the Latin ones."""
        if isinstance(event, Key) and not event.is_forwarded and not (event.character or "").isascii():
            from tui.screens.layouts import COMPOSED, in_latin  # noqa: PLC0415  with the first such key

            meant = in_latin(self, event)
            if meant is None:
                self._hint(COMPOSED)
                return
            event = meant
        await super().on_event(event)

    def _hint(self, sentence: str) -> None:
        """Say a sentence in a toast, once while the toast stands: an input method hands over many keys."""
        if self.now() - self._hinted >= timedelta(seconds=self.NOTIFICATION_TIMEOUT):
            self._hinted = self.now()
            self.notify(_(sentence), severity="warning", markup=False)

    # Themes.

    def _first_theme(self) -> None:
        try:
            theme = themes.load(self.settings.theme, self.paths.themes)
        except CopydeskError as error:
            self.troubles.append(error.message)
            theme = themes.load(themes.DEFAULT, self.paths.themes)
        self.register_theme(theme)
        self._themed = True
        # Set without its watcher: the style sheet is read once, with the right colours, and not a second time.
        self.set_reactive(App.theme, theme.name)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_css_variables(self) -> dict[str, str]:
        """Give the style sheet the theme's colours, which are worked out once there is a theme."""
        return super().get_css_variables() if self._themed else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the toolkit's own themes the colours that our style sheet names besides theirs."""
        return {"muted": "#888888", "code": "#80a080"}

    def theme_names(self) -> list[str]:
        """Return the themes that can be chosen."""
        return themes.names(self.paths.themes)

    def take_theme(self, name: str) -> None:
        """Use a theme from now on.

        Raises:
            SettingsError: There is no such theme, or it cannot be used.
        """
        self.register_theme(themes.load(name, self.paths.themes))
        self.theme = name
        self.keep("theme", name)

    # Language and settings.

    def speak(self, code: str) -> None:
        """Speak another language from now on.

        Args:
            code: A catalogue's code; empty takes the system's language.
        """
        catalogue.use(code or catalogue.choose(None, None, os.environ))
        self.main.speak()
        self.keep("language", code)

    def set_setting(self, key: str, value: str | int | bool) -> None:
        """Change a setting, on the screen at once where it shows there.

        Raises:
            SettingsError: The value is out of its bounds.
        """
        trouble = check(key, value)
        if trouble is not None:
            raise SettingsError(trouble.template, **trouble.fields)
        if key == "theme":
            self.take_theme(str(value))
        elif key == "language":
            self.speak(str(value))
        else:
            self.keep(key, value)
        if key == "measure":
            self.main.reader.measure = self.settings.measure
            self.main.reader.reset()
        elif key == "images":
            self.main.images_changed()
        elif key == "keymap":
            self.keys = resolve(self.settings.keymap, self.settings.keys)
            self.set_keymap(dict(self.keys.changed))

    def keep(self, key: str, value: str | int | bool) -> None:
        """Keep a setting in the person's file; a file that cannot be written is told.

        Args:
            key: A key of the table of settings.
            value: Within its bounds.
        """
        change: dict[str, Any] = {key: value}
        self.settings = self.settings._replace(**change)

        def work(_desk: Desk) -> None:
            from tui.services import preferences  # noqa: PLC0415  with the first need

            preferences.save(self.paths.settings, key, value)

        self.main.ask(work, group="settings", replace=False)

    # The toolkit's own words.

    def action_command_palette(self) -> None:
        """Open the palette, its words in the language in use."""
        from tui.screens.palette import Palette  # noqa: PLC0415  with the first need

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_help_quit(self) -> None:
        """Say how to leave: ctrl+c copies in a program that lets text be selected."""
        self.notify(_(_LEAVE), markup=False)

    def action_leave(self) -> None:
        """Leave the program from anywhere."""
        self.main.leave()

    # What goes wrong.

    def log_failure(self, error: BaseException) -> Message:
        """Write an unexpected error into the log and return the sentence for the person.

        Args:
            error: What happened.
        """
        lines = traceback.format_exception(error)
        try:
            private_folder(self.paths.log.parent)
            with os.fdopen(
                os.open(self.paths.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a"
            ) as log:
                log.write(f"{self.clock().isoformat()}\n{''.join(lines)}\n")
        except OSError:
            return Message(_BROKEN_UNLOGGED, {"kind": type(error).__name__})
        return Message(_BROKEN, {"kind": type(error).__name__, "file": str(self.paths.log)})

    def _fatal_error(self) -> None:
        """Leave with one sentence instead of the toolkit's page of values, which may hold secrets."""
        error = sys.exc_info()[1] or self._exception or RuntimeError()
        self._exit_renderables.append(Text(show(self.log_failure(error)), overflow="fold"))
        self._close_messages_no_wait()

    def finish(self, work: Callable[[Desk], None]) -> None:
        """Do a last thing before the store is closed, though the screen and its workers are gone by then.

        Args:
            work: Calls a service; nobody is left to be told what goes wrong.
        """
        if self._is_open:
            self.background.begin(partial(work, self._opening.result()))

    def close(self) -> None:
        """Finish what was asked for and close the store."""
        self.background.close()
        if self._is_open:
            self._opening.result().close()

    @property
    def _is_open(self) -> bool:
        return self._opening.done() and self._opening.exception() is None


def run(beginning: Beginning) -> None:
    """Open the screen and stay until it is left.

    Args:
        beginning: The store that is being opened, with what the person chose.

    Raises:
        SystemExit: The program broke; what happened was said.
    """
    program = CopydeskApp(beginning)
    try:
        program.run()
    finally:
        program.close()
    if program.return_code:
        raise SystemExit(program.return_code)


_LEAVE = N_("ctrl+q leaves; q goes back step by step.")
_BROKEN = N_("Something went wrong in the program ({kind}). The details are in {file}.")
_BROKEN_UNLOGGED = N_("Something went wrong in the program ({kind}), and the log could not be written.")
