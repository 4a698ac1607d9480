"""Sends what waits: leased, tried, put off with growing waits, given up after a fortnight. What it is, handlers know."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from threading import Event
from typing import TYPE_CHECKING, Protocol

from tui.corrections.sending import DOUBTFUL_WAIT, has_expired, next_try
from tui.services.desk import Desk
from tui.store import outbox
from tui.store.outbox import OutboxRow

if TYPE_CHECKING:
    from sqlite_utils import Database

MOST_AT_ONCE = 50
"""Rows that one call sends at most."""


class Verdict(StrEnum):
    """How an attempt ended."""

    DONE = "done"
    LATER = "later"
    """Nothing was taken; it is tried again."""
    REFUSED = "refused"
    """For good."""
    DOUBTFUL = "doubtful"
    """It stays open whether it arrived: it is told, and tried once more after a while."""
    EXPIRED = "expired"
    """It waited for too long."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of one attempt."""

    verdict: Verdict
    answer: str = ""
    """The other side's words, cleaned."""
    wait: int | None = None
    """Seconds for which the other side asks to be left alone."""


class Handler(Protocol):
    """What knows one kind of rows."""

    def started(self, db: Database, row: OutboxRow, now: int) -> None:
        """Note that a row is being sent, in the transaction that leases it."""

    def repeatable(self, row: OutboxRow) -> bool:
        """Whether sending the same twice does no harm."""

    def attempt(self, row: OutboxRow, begun: Callable[[], None]) -> Attempt:
        """Send it; `begun` is called right before bytes go out that may have an effect."""

    def settled(self, db: Database, row: OutboxRow, attempt: Attempt, now: int) -> None:
        """Note how it ended, in the transaction that changes the row. A second doubt is the last."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """What one call of `deliver` did."""

    done: int = 0
    later: int = 0
    failed: int = 0
    """Refused for good, or expired."""
    doubtful: int = 0


class LostLeaseError(Exception):
    """Another process took the row over: this one must not send it."""


def deliver(desk: Desk, handlers: Mapping[str, Handler], stop: Event | None = None) -> Delivered:
    """Send every row that is due.

    Each step is kept before the next begins, so that a crash loses nothing and doubles nothing that could be known:
    before `begun` nothing was sent; after it and without an answer the row is doubtful.

    Args:
        desk: The open desk; offline nothing is sent.
        handlers: What knows the rows, by their kind.
        stop: Set to begin no further row.
    """
    counts = dict.fromkeys(Verdict, 0)
    lease = uuid.uuid4().hex
    for _turn in range(0 if desk.offline else MOST_AT_ONCE):
        row = None if stop is not None and stop.is_set() else _take(desk, handlers, lease)
        if row is None:
            break
        try:
            attempt = _attempt(desk, handlers[row.kind], row)
        except LostLeaseError:
            continue
        _settle(desk, handlers[row.kind], row, attempt)
        counts[attempt.verdict] += 1
    return Delivered(
        counts[Verdict.DONE],
        counts[Verdict.LATER],
        counts[Verdict.REFUSED] + counts[Verdict.EXPIRED],
        counts[Verdict.DOUBTFUL],
    )


def _take(desk: Desk, handlers: Mapping[str, Handler], lease: str) -> OutboxRow | None:
    now = desk.now()

    def job(db: Database) -> OutboxRow | None:
        row = outbox.take(db, tuple(handlers), lease, now)
        if row is not None:
            handlers[row.kind].started(db, row, now)
        return row

    return desk.store.write(job)


def _attempt(desk: Desk, handler: Handler, row: OutboxRow) -> Attempt:
    if row.begun and not handler.repeatable(row):
        return Attempt(Verdict.DOUBTFUL)
    queued = datetime.fromtimestamp(row.queued_at, UTC)
    if has_expired(queued, desk.clock()):
        return Attempt(Verdict.EXPIRED, row.failure)

    def begun() -> None:
        if not desk.store.write(lambda db: outbox.begin(db, row.id, row.lease)):
            raise LostLeaseError

    return handler.attempt(row, begun)


def _settle(desk: Desk, handler: Handler, row: OutboxRow, attempt: Attempt) -> None:
    now = desk.clock()
    again = next_try(row.tries, now, random.random())  # noqa: S311  spreads load, guards nothing
    if attempt.wait:
        again = max(again, now + timedelta(seconds=attempt.wait))

    def job(db: Database) -> None:
        seconds = int(now.timestamp())
        handler.settled(db, row, attempt, seconds)
        if attempt.verdict is Verdict.LATER:
            outbox.put_off(db, row, int(again.timestamp()), attempt.answer)
        elif attempt.verdict is Verdict.DOUBTFUL and not row.doubts:
            later = int((now + DOUBTFUL_WAIT).timestamp())
            outbox.put_off(db, row, later, attempt.answer, doubtful=True)
        else:
            outbox.finish(db, row)
        if row.domain and attempt.verdict in (Verdict.LATER, Verdict.REFUSED, Verdict.EXPIRED):
            outbox.uncount(db, row.domain)

    desk.store.write(job)
