"""What is done with several articles at once; each deed is one step of undo."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.core.errors import UsageError
from tui.core.messages import N_, Message, counted
from tui.services import copying, exchange, headlines, read
from tui.services.annotating import MOST_TAGS, write_notes
from tui.services.copying import What
from tui.services.marks import entries_of, marked, set_read, set_starred, starring
from tui.store import marks, saved

if TYPE_CHECKING:
    from pathlib import Path

    from sqlite_utils import Database

    from tui.services.desk import Desk
    from tui.services.exchange import ArticleFormat

MOST = 1_000
"""Articles that are saved, copied or written at once: their texts are held in memory."""


def check_count(count: int) -> None:
    """Refuse more articles than are worked on at once.

    Raises:
        UsageError: There are more than `MOST`.
    """
    if count > MOST:
        raise UsageError(N_("Select at most {most} articles for this."), most=MOST)


def turn_read(desk: Desk, ids: Sequence[int]) -> Message:
    """Mark articles read where any of them is unread, else unread. Returns what was done.

    Args:
        desk: The open desk.
        ids: Entries; of saved articles, by their negative ids, those count whose entry is still there.

    Raises:
        UsageError: None of them can be marked.
    """
    entries = _markable(desk, ids)
    with desk.store.reading() as connection:
        wanted = marks.any_unread(connection, entries)
    return marked(len(set_read(desk, entries, wanted)), wanted)


def turn_star(desk: Desk, ids: Sequence[int]) -> Message:
    """Give articles stars where any of them has none, else take the stars away; as `turn_read`."""
    entries = _markable(desk, ids)
    with desk.store.reading() as connection:
        wanted = marks.any_unstarred(connection, entries)
    return starring(len(set_starred(desk, entries, wanted)), wanted)


def items_of(desk: Desk, ids: Sequence[int]) -> tuple[int, ...]:
    """Return the numbers of the saved articles among headlines.

    Raises:
        UsageError: None of them is saved.
    """
    with desk.store.reading() as connection:
        found = [-number if number < 0 else saved.of_entry(connection, number) for number in ids]
    if not any(found):
        raise UsageError(N_("None of these articles is in a library yet: s saves them."))
    return tuple(number for number in found if number)


def tag(desk: Desk, ids: Sequence[int], tags: tuple[str, ...]) -> Message:
    """Add tags to the saved articles among headlines; those that they have stay. Returns what was done.

    Raises:
        UsageError: None of them is saved.
    """
    items, now = items_of(desk, ids), desk.now()

    def job(db: Database) -> Message:
        changed = []
        for record in saved.by_ids(db.conn, items):
            together = list(dict.fromkeys([*record.item.tags, *tags]))[:MOST_TAGS]
            if before := write_notes(db, record.id, {"tags": json.dumps(together)}, now):
                changed.append([record.id, before])
        message = counted("Tagged {count} article.", "Tagged {count} articles.", len(changed))
        if changed:
            marks.remember(db, "library", {"items": changed}, message, now)
        return message

    return desk.store.write(job)


def text_of(desk: Desk, ids: Sequence[int], what: What) -> str:
    """Return what is copied of several articles, in their order.

    Args:
        desk: The open desk.
        ids: Entries, and saved articles by their negative ids.
        what: `LIBRARY` is a list of Markdown links; `FIGURE` and `QUOTE` take what is most telling of each. An
            article that has nothing of the kind is left out.

    Raises:
        UsageError: There are too many, or none of them has anything of the kind.
    """
    check_count(len(ids))
    found = headlines.by_ids(desk, ids)
    if what is What.LIBRARY:
        return copying.list_text(desk, found)
    opened = what in (What.ARTICLE, What.FIGURE, What.QUOTE)
    parts: list[str] = []
    missing: UsageError | None = None
    for each in found:
        reading = read.opened(desk, each.id) if opened else None
        try:
            parts.append(copying.text_of(desk, what, each, reading))
        except UsageError as error:
            missing = error
    if missing is not None and not parts:
        raise missing
    between = "\n" if what in (What.LINK, What.MARKDOWN_LINK) else "\n\n"
    return between.join(part.rstrip("\n") for part in parts) + "\n"


def write(desk: Desk, ids: Sequence[int], wanted: ArticleFormat, folder: Path) -> tuple[Path, ...]:
    """Write articles into a folder, each under its title; returns the files.

    Raises:
        UsageError: There are too many, or one cannot be written.
    """
    check_count(len(ids))
    return tuple(exchange.write_article(read.opened(desk, number).article, wanted, folder) for number in ids)


def _markable(desk: Desk, ids: Sequence[int]) -> list[int]:
    with desk.store.reading() as connection:
        return entries_of(connection, ids, strict=False) or entries_of(connection, ids)
