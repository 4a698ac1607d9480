"""Reads the figures of what came in before anybody opens it, so that lists show what is to be checked."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui.core.errors import ChildError, ExtractionError, UsageError
from tui.services import comparing, opening
from tui.services.desk import Desk
from tui.services.examine import EXAMINER
from tui.store import figures

if TYPE_CHECKING:
    from sqlite_utils import Database

MOST = 200
"""Entries that are examined at a time, the newest unread ones first."""


def examine_new(desk: Desk, *, most: int = MOST, stop: threading.Event | None = None) -> int:
    """Examine unread entries that have not been examined, one after the other; nothing is fetched.

    It takes some hundredths of a second an entry, in a child process: call it in the background, after a refresh.

    Args:
        desk: The open desk.
        most: How many entries at most.
        stop: Set it to end soon.

    Returns:
        How many were examined.

    Raises:
        StoreError: What was found cannot be kept.
    """
    if desk.store.read_only:
        return 0
    with desk.store.reading() as connection:
        waiting = figures.unexamined(connection, EXAMINER, most)
    done = []
    for entry_id in waiting:
        if stop is not None and stop.is_set():
            break
        try:
            entry = opening.load(desk, entry_id)
            if opening.full_text(desk, entry) is None:
                opening.feed_text(desk, entry)
            done.append(entry_id)
        except (ChildError, ExtractionError, UsageError):
            if stop is not None and stop.is_set():
                break  # the program is closing; nothing is wrong with the entry
            desk.store.write(_passed_over(entry_id), durable=False, urgent=False)
    desk.store.settle()
    _recheck_stories(desk, done, stop)
    return len(done)


def _recheck_stories(desk: Desk, examined: Sequence[int], stop: threading.Event | None) -> None:
    """Hold those articles anew against each other whose story is told again by what was examined just now."""
    again = {other for entry_id in examined for other in comparing.partners(desk, entry_id)}
    for entry_id in sorted(again, reverse=True):
        if stop is not None and stop.is_set():
            break
        with contextlib.suppress(ChildError, UsageError):
            opening.recheck(desk, entry_id)
    desk.store.settle()


def _passed_over(entry_id: int) -> Callable[[Database], None]:
    """Return the job that marks an entry which cannot be read, so that it is not tried for ever."""
    return lambda db: figures.pass_over(db, entry_id, EXAMINER)
