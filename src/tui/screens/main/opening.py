"""Ways out of the program: the browser and the article's links."""

from __future__ import annotations

from textual import on

from tui.core.errors import CopydeskError
from tui.core.messages import N_
from tui.screens.commands import Pane
from tui.screens.main.picking import Picking
from tui.widgets.reader import Reader


class Opening(Picking):
    """Addresses of articles and links."""

    def _address(self) -> str:
        """The address of the opened article, or of the one under the cursor."""
        if self.pane in (Pane.READER, Pane.FIGURES) and self.reading is not None:
            return self.reading.headline.url or self.reading.article.url
        headline = self.headlines.headline
        return headline.url if headline else ""

    def open_address(self, url: str) -> None:
        """Open an address in the browser.

        Args:
            url: From outside; anything but http and https is refused in words.
        """
        from tui.services import browser  # noqa: PLC0415  with the first need

        try:
            if browser.takes_the_terminal():
                with self.app.suspend():
                    browser.open_in_terminal(url)
            else:
                browser.open_url(url)
                self.tell(_OPENED)
        except CopydeskError as error:
            self.tell_error(error.message)

    def action_browse(self) -> None:
        """Open the article in the browser."""
        if url := self._address():
            self.open_address(url)
        else:
            self.tell(_NO_ADDRESS)

    def action_browse_and_mark(self) -> None:
        """Open the article in the browser and mark it read."""
        self.action_browse()
        headline = self.marked_headline()
        if headline is not None and not headline.read:
            self.action_toggle_read()

    def action_links(self) -> None:
        """List the article's links."""
        if self.reading is None or not self.reader.links:
            self.tell(_NO_LINKS)
            return
        from tui.screens.links import Links  # noqa: PLC0415  dialogs come with the first need

        links = Links(self.reading.article, self.reader.links)
        if links.choices:
            self.app.push_screen(links, self._link_chosen)
        else:
            self.tell(_NO_LINKS)

    def _link_chosen(self, chosen: str | None) -> None:
        if chosen is None:
            return
        if chosen.startswith("copy:"):
            target = chosen.removeprefix("copy:")
            self.copy_text(self._address() + target if target.startswith("#") else target)
        else:
            self._follow(chosen)

    def _follow(self, target: str) -> None:
        """Go to another part of the article, or open an address in the browser."""
        from tui.articles.links import place_of  # noqa: PLC0415  with the first article

        place = place_of(self.reading.article, target) if self.reading is not None else None
        if place is None:
            self.open_address(target)
        else:
            self.reader.follow(place)

    def action_jump_back(self) -> None:
        """Go back to where the last jump in the article began."""
        if not self.reader.jump_back():
            self.tell(_NO_JUMP)

    def copy_text(self, text: str) -> None:
        """Copy a text; `screens.main.sharing` knows how."""

    @on(Reader.LinkClicked)
    def _link_clicked(self, event: Reader.LinkClicked) -> None:
        self._follow(event.target)


_OPENED = N_("Opened in the browser.")
_NO_ADDRESS = N_("This article has no address.")
_NO_JUMP = N_("There is no jump to go back from.")
_NO_LINKS = N_("This article has no links.")
