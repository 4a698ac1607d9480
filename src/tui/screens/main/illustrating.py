"""The pictures of the opened article: those near what is read are asked for, and drawn when they come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from tui.screens.main.articles import Articles
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from tui.services.desk import Desk
    from tui.services.picture_cells import Picture
    from tui.services.readings import Reading

MOST_PICTURES = 8
"""Pictures of one article that are fetched."""
HIGHEST = 14
"""Rows of a picture at most."""
_SHARE = 0.6
"""How much of the measure a picture may take."""
_GROUP = "pictures"


def _picture(desk: Desk, url: str, columns: int, page: str) -> Picture | None:
    from tui.services import pictures  # noqa: PLC0415  with the first picture

    return pictures.picture(desk, url, columns, HIGHEST, page=page)


class Illustrating(Articles):
    """Pictures beside their words. Looking ahead at a headline asks for none: that is no opening."""

    _illustrated = 0
    """The entry whose pictures are drawn."""
    _asked: frozenset[tuple[str, int]] = frozenset()
    """What was asked for: addresses, and how many cells wide."""

    def show_reading(self, reading: Reading) -> None:
        """Show an article; the pictures of the one before are forgotten."""
        if reading.entry_id != self._illustrated:
            self._forget_pictures()
            self._illustrated = reading.entry_id
        super().show_reading(reading)

    def _forget_pictures(self) -> None:
        self.workers.cancel_group(self, _GROUP)
        self._asked = frozenset()
        self.reader.pictures = {}

    def images_changed(self) -> None:
        """Follow the setting."""
        self._forget_pictures()
        self.reader.illustrate({})

    @on(Reader.Scrolled)
    def _ask_for_pictures(self) -> None:
        reading, program = self.reading, self.copydesk
        if reading is None or not self.opened or reading.entry_id != self.opened:
            return
        if program.settings.images == "off" or self.app.no_color:
            return
        columns = int(_SHARE * self.reader.width)
        for url in self.reader.images_near:
            asked = {address for address, _columns in self._asked} | {url}
            if (url, columns) in self._asked or len(asked) > MOST_PICTURES:
                continue
            self._asked |= {(url, columns)}
            self.ask(
                partial(_picture, url=url, columns=columns, page=reading.article.url or reading.headline.url),
                partial(self._picture_came, reading.entry_id, url),
                group=_GROUP,
                replace=False,
                long=True,
                failed=lambda _error: None,
            )

    def _picture_came(self, entry_id: int, url: str, picture: Picture | None) -> None:
        if picture is not None and entry_id == self._illustrated:
            self.reader.illustrate({**self.reader.pictures, url: picture})
