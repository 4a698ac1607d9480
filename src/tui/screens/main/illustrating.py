"""The pictures of the opened article: those near what is read are asked for, and drawn when they come."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from textual import on

from tui.screens.main.drawing import Drawing
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from tui.articles.document import Image
    from tui.services.desk import Desk
    from tui.services.picture_cells import Picture, Room
    from tui.services.readings import Reading

MOST_PICTURES = 8
"""Pictures of one article that are fetched."""
_GROUP = "pictures"


def _picture(desk: Desk, url: str, room: Room, page: str) -> Picture | None:
    from tui.services import pictures  # noqa: PLC0415  with the first picture

    return pictures.picture(desk, url, room, page=page)


class Illustrating(Drawing):
    """Pictures beside their words. Looking ahead at a headline asks for none: that is no opening."""

    _illustrated = 0
    """The entry whose pictures are drawn."""
    _asked: frozenset[tuple[str, Room]] = frozenset()
    """What was asked for: addresses, and the room that each may take."""
    _missing: frozenset[str] = frozenset()
    """Addresses of pictures that cannot be had or drawn."""

    def show_reading(self, reading: Reading) -> None:
        """Show an article; the pictures of the one before are forgotten."""
        if reading.entry_id != self._illustrated:
            self._forget_pictures()
            self._illustrated = reading.entry_id
        self._make_room(reading)
        super().show_reading(reading)

    def _forget_pictures(self) -> None:
        self.workers.cancel_group(self, _GROUP)
        self._asked, self._missing = frozenset(), frozenset()
        self.reader.pictures = {}
        self.take_away()

    def images_changed(self) -> None:
        """Follow the setting, or what is known of the terminal."""
        self._forget_pictures()
        if self.reading is not None:
            self._make_room(self.reading)
        self.reader.illustrate({}, self.reader.awaited)

    def _make_room(self, reading: Reading) -> None:
        """Tell the reader what room pictures may take, and which are to come."""
        wanted = bool(self.opened) and reading.entry_id == self.opened
        self.reader.largest = self.largest_room() if wanted else None
        self.reader.awaited = self._awaited(reading)

    def _awaited(self, reading: Reading) -> frozenset[str]:
        """Return the addresses of the pictures that will come, unless they cannot be had."""
        if self.reader.largest is None or self.copydesk.offline:
            return frozenset()
        from tui.articles.document import Image  # noqa: PLC0415  with the first article

        asked = {url for url, _room in self._asked}
        images = (block.source for block in reading.article.blocks if isinstance(block, Image))
        first = asked if len(asked) >= MOST_PICTURES else islice(dict.fromkeys(images), MOST_PICTURES)
        return frozenset(first) - self._missing

    @on(Reader.Scrolled)
    def _ask_for_pictures(self) -> None:
        reading = self.reading
        if reading is None or self.reader.largest is None:
            return
        if self.largest_room() != self.reader.largest:
            self.images_changed()  # the font is another, or the setting
        room = self.reader.room
        if room is None:
            return
        for image in self.reader.images_near:
            asked = {address for address, _room in self._asked} | {image.source}
            if (image.source, room) not in self._asked and len(asked) <= MOST_PICTURES:
                self._asked |= {(image.source, room)}
                self._ask_for(reading, image, room)
        if self._awaited(reading) != self.reader.awaited:
            self.reader.illustrate(self.reader.pictures, self._awaited(reading))

    def _ask_for(self, reading: Reading, image: Image, room: Room) -> None:
        """Ask for a picture, no larger than the page declares it: then it fits the rows that are kept for it."""
        if image.width and image.height:
            columns, rows = room.cells_for(image.width, image.height)
            room = replace(room, columns=columns, rows=rows)
        self.ask(
            partial(_picture, url=image.source, room=room, page=reading.article.url or reading.headline.url),
            partial(self._picture_came, reading.entry_id, image.source),
            group=_GROUP,
            replace=False,
            long=True,
            failed=lambda _error: self._picture_came(reading.entry_id, image.source, None),
        )

    def _picture_came(self, entry_id: int, url: str, picture: Picture | None) -> None:
        if entry_id != self._illustrated or self.reading is None:
            return
        pictures = dict(self.reader.pictures)
        if picture is None:
            self._missing |= {url}
        else:
            pictures[url] = picture
            self.place(url, picture)
        self.reader.illustrate(pictures, self._awaited(self.reading))
