"""The article's language versions: the next one with a key, any of them by its name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.core.messages import N_, Message
from tui.languages.catalogue import show
from tui.languages.names import display_name
from tui.screens.main.examining import Examining

if TYPE_CHECKING:
    from tui.services.desk import Desk
    from tui.services.readings import Reading


class Translating(Examining):
    """One article in several languages."""

    _tried = (0, "")
    """Entry and language of the version that was asked for last: where it fails, the next one is tried."""

    def action_article_language(self) -> None:
        """Show the article in the next language that it can be had in."""
        self._show_version("")

    async def with_article_language(self, argument: str) -> None:
        """Show the article in a language.

        Args:
            argument: A language tag, or a language's own name.
        """
        self._show_version(argument.strip())

    def _show_version(self, wanted: str) -> None:
        reading = self.reading
        if reading is None:
            return
        entry_id = reading.entry_id
        tried = self._tried[1] if self._tried[0] == entry_id else ""
        after = tried or reading.article.language

        def work(desk: Desk) -> Reading:
            from tui.services import translations  # noqa: PLC0415  with the first need

            version = translations.choose(desk, entry_id, wanted, after)
            self._tried = (entry_id, version.language)
            return translations.open_version(desk, entry_id, version.language)

        self.reader.fetching = True
        self.reader.reset()
        self.ask(
            work,
            partial(self._version_read, reading),
            group="full",
            long=True,
            failed=partial(self._version_failed, reading),
        )

    def _version_read(self, before: Reading, version: Reading) -> None:
        self.reader.fetching = False
        if self.reading is not before:
            return
        self.show_reading(version._replace(position=self.reader.position))
        self.tell(_SHOWN, language=display_name(version.article.language))
        self.load_tree()
        self.recount_checks()

    def _version_failed(self, before: Reading, message: Message) -> None:
        self.reader.fetching = False
        if self.reading is before:
            self.reader.reset()
            if not before.complete:
                self.read_again()  # its page, asked which versions there are, may have come
        self.app.notify(show(message), severity="warning", markup=False, timeout=8)


_SHOWN = N_("The article in {language}.")
