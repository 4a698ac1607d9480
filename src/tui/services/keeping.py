"""Keeps what a refresh brings, several small feeds in one transaction, a large one in several."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.services.outcomes import new_address
from tui.store import entries, feeds
from tui.store.intake import EntryRow, FetchState, Kept
from tui.store.records import FeedRecord
from tui.store.store import Store

if TYPE_CHECKING:
    from sqlite_utils import Database

ENTRIES_AT_ONCE = 200
"""Entries in one transaction: two hundredths of a second, between which a person's mark is kept."""
FEEDS_AT_ONCE = 100
"""Feeds without news in one transaction."""
_UNDER_WAY = 2
"""Transactions that wait to be written before whoever brings more waits too."""


_Written = list[tuple[FeedRecord, Kept]]
"""What one transaction kept."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Entries of a feed that are kept together; the state comes with the last of them."""

    feed: FeedRecord
    rows: Sequence[EntryRow]
    state: FetchState | None


class Keeper:
    """Gathers what feeds brought and writes it; may be shared by threads.

    Args:
        store: The open store.
        now: When the feeds are asked, in Unix seconds.
    """

    def __init__(self, store: Store, now: int) -> None:
        self._store = store
        self._now = now
        self._lock = threading.Lock()
        self._waiting: list[_Part] = []
        self._entries_waiting = 0
        self._writing: deque[Future[_Written]] = deque()
        self.new: list[tuple[FeedRecord, int]] = []
        """Entries that came, with their feeds."""
        self.updated = 0

    def take(self, feed: FeedRecord, state: FetchState, rows: Sequence[EntryRow] = ()) -> None:
        """Take what one feed brought; it is written meanwhile, with the next ones or with `flush`.

        Raises:
            StoreError: It, or what was taken before, cannot be kept.
        """
        with self._lock:
            self._waiting += _parts(feed, state, rows)
            self._entries_waiting += len(rows)
            if self._entries_waiting < ENTRIES_AT_ONCE and len(self._waiting) < FEEDS_AT_ONCE:
                return
            self._submit()
        self._settle(_UNDER_WAY)

    def flush(self) -> None:
        """Write what is waiting, and return when it is written.

        Raises:
            StoreError: It cannot be kept.
        """
        with self._lock:
            self._submit()
        self._settle(0)

    def _submit(self) -> None:
        """Queue what is waiting; the caller holds the lock."""
        waiting, self._waiting = self._waiting, []
        self._entries_waiting = 0
        for together in _transactions(waiting):
            self._writing.append(self._store.submit(self._job(together), durable=False, urgent=False))

    def _settle(self, most: int) -> None:
        """Take what was written, the first first, until at most so many transactions are under way."""
        while True:
            with self._lock:
                if not self._writing or (len(self._writing) <= most and not self._writing[0].done()):
                    return
                oldest = self._writing.popleft()
            kept = oldest.result()
            with self._lock:
                self.new += [(feed, entry_id) for feed, each in kept for entry_id in each.new]
                self.updated += sum(len(each.updated) for _, each in kept)

    def _job(self, parts: Sequence[_Part]) -> Callable[[Database], _Written]:
        def job(db: Database) -> _Written:
            with_rows = [part for part in parts if part.rows]
            kept = entries.keep_all(db, [(part.feed.id, part.rows) for part in with_rows], self._now)
            _remember(db, parts)
            return [(part.feed, each) for part, each in zip(with_rows, kept, strict=True)]

        return job


def _parts(feed: FeedRecord, state: FetchState, rows: Sequence[EntryRow]) -> Iterator[_Part]:
    """Cut a feed's entries; the oldest, which stand last, come first.

    What says that the document was read comes with its last entries: what is cut short by a power cut is asked again.
    """
    starts = range(0, max(1, len(rows)), ENTRIES_AT_ONCE)
    for start in reversed(starts):
        yield _Part(feed, rows[start : start + ENTRIES_AT_ONCE], None if start else state)


def _transactions(parts: Iterable[_Part]) -> Iterator[list[_Part]]:
    together: list[_Part] = []
    size = 0
    for part in parts:
        if together and size + len(part.rows) > ENTRIES_AT_ONCE:
            yield together
            together, size = [], 0
        together.append(part)
        size += len(part.rows)
    if together:
        yield together


def _remember(db: Database, parts: Iterable[_Part]) -> None:
    for part in parts:
        if part.state is not None:
            feeds.remember_fetches(db, [part.state])
            entries.withdraw(db, part.feed.id, part.state.removed)
            address = new_address(part.feed, part.state)
            if address:
                feeds.change_url(db, part.feed.id, address)
