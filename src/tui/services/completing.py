"""Fetches the whole text of saved articles of which less is kept: bookmarks of a file, the first words of a feed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.core.messages import Message
from tui.libraries.saving import item_of
from tui.services import read, saved
from tui.services.desk import Desk
from tui.services.libraries import queue
from tui.services.readings import Reading, stored_of
from tui.store import libraries
from tui.store import saved as stored
from tui.store.saved import SavedRecord

if TYPE_CHECKING:
    from sqlite_utils import Database


def complete(desk: Desk, item_ids: Sequence[int]) -> int:
    """Fetch the pages of saved articles whose whole text is not kept; returns how many came."""
    came = 0
    for item_id in () if desk.offline else item_ids:
        with desk.store.reading() as connection:
            record = stored.by_id(connection, item_id)
        came += not record.complete and _fetched(desk, record) is None
    return came


def completed(desk: Desk, item_id: int) -> Reading:
    """Open a saved article with its whole text, which is fetched and kept where it was not; else `trouble` says why.

    Raises:
        UsageError: There is none with this number.
    """
    with desk.store.reading() as connection:
        record = stored.by_id(connection, item_id)
    trouble = None if record.complete else _fetched(desk, record)
    reading = saved.reading_of(desk, item_id)
    return reading._replace(complete=True, trouble=trouble or reading.trouble)


def _fetched(desk: Desk, record: SavedRecord) -> Message | None:
    """Fetch and keep a text; returns why it did not come."""
    if record.entry_id:
        reading = read.full(desk, record.entry_id)
    else:
        # An address from a file was not typed: it opens no door into the person's own network.
        reading = read.from_url(desk, record.item.url, allow_private=False)
    if reading.trouble is not None:
        return reading.trouble
    item, article = item_of(reading.article, reading.figures, desk.clock()), stored_of(reading)

    def job(db: Database) -> None:
        stored.replace_article(db, record.id, item, article)
        queue(db, libraries.touched(db, record.id), desk.now())

    desk.store.write(job)
    return None
