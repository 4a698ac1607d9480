"""What the person chooses for the whole program: language, theme, measure, the other settings; and the help."""

from __future__ import annotations

from tui.core.errors import CopydeskError
from tui.core.messages import N_
from tui.languages import catalogue
from tui.languages.catalogue import _
from tui.languages.names import LANGUAGES, code_for
from tui.screens.main.articles import Articles
from tui.services.readings import TextMode

_LEAST, _MOST = 40, 140
"""Bounds of the measure, in cells, as in the table of settings."""


class Choosing(Articles):
    """Settings that show at once and are kept."""

    def action_language(self) -> None:
        """Choose the language of the interface."""
        from tui.screens.dialogs import Choice, Choose  # noqa: PLC0415  dialogs come with the first need

        choices = [Choice(language.code, language.own_name) for language in LANGUAGES]

        def chosen(code: str | None) -> None:
            if code is not None:
                self.copydesk.speak(code)

        self.app.push_screen(Choose(_(_LANGUAGE), choices, catalogue.current()), chosen)

    async def with_language(self, name: str) -> None:
        """`:language tr`."""
        code = code_for(name)
        if code:
            self.copydesk.speak(code)
        else:
            self.tell(_NO_LANGUAGE, name=name)

    def action_theme(self) -> None:
        """Choose the colours."""
        from tui.screens.dialogs import Choice, Choose  # noqa: PLC0415  dialogs come with the first need

        choices = [Choice(name, name) for name in self.copydesk.theme_names()]

        def chosen(name: str | None) -> None:
            if name is not None:
                self._take_theme(name)

        self.app.push_screen(Choose(_(_THEME), choices, self.app.theme), chosen)

    async def with_theme(self, name: str) -> None:
        """`:theme light`."""
        self._take_theme(name)

    def _take_theme(self, name: str) -> None:
        try:
            self.copydesk.take_theme(name)
        except CopydeskError as error:
            self.tell_error(error.message)

    def action_measure(self, step: int) -> None:
        """Make the lines longer or shorter."""
        self._take_measure(self.reader.measure + step)

    async def with_measure(self, cells: str) -> None:
        """`:measure 66`."""
        if cells.isdecimal():
            self._take_measure(int(cells))

    def _take_measure(self, cells: int) -> None:
        measure = min(max(cells, _LEAST), _MOST)
        if measure != self.reader.measure:
            self.reader.measure = measure
            self.reader.reset()
            self.copydesk.keep("measure", measure)

    async def with_text_mode(self, name: str) -> None:
        """`:text full`."""
        modes = {mode.value: mode for mode in (TextMode.FEED, TextMode.FULL, TextMode.SOURCE)}
        if name in modes:
            self.show_mode(modes[name])

    def action_settings(self) -> None:
        """Open the settings."""
        from tui.screens.preferences import Preferences  # noqa: PLC0415  comes with the first need

        self.app.push_screen(Preferences(self.copydesk))

    def action_help(self) -> None:
        """List every key."""
        from tui.screens.help import Help  # noqa: PLC0415  comes with the first need

        self.app.push_screen(Help(self.copydesk.keys))

    def speak(self) -> None:
        """Say everything in the language that is now in use."""
        for surface in (
            self.feeds,
            self.headlines,
            self.reader,
            self.panel,
            self.strip,
            self.top_bar,
            self.bottom_bar,
        ):
            surface.speak()
        self._word_cards()
        self.refresh_bindings()
        self.place_changed()

    def _word_cards(self) -> None:
        """Make the cards again: what follows from a figure is a sentence. The cursor stays on its card."""
        if self.reading is not None:
            index = self.panel.index
            self.reader.mark(self.numbered(self.reading))
            if self.panel.cards:
                self.panel.go(index, tell=False)


_LANGUAGE = N_("Language of the program")
_NO_LANGUAGE = N_("The program does not speak “{name}”.")
_THEME = N_("Theme")
