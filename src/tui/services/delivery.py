"""Corrections in the outbox: each step of a sending becomes an event in the transaction that makes it so."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.corrections.models import Correction, Route, State
from tui.corrections.watch import next_look
from tui.services import channels, outbox
from tui.services.desk import Desk
from tui.services.outbox import Attempt, Delivered, Verdict
from tui.store import corrections, versions
from tui.store.outbox import OutboxRow

if TYPE_CHECKING:
    from sqlite_utils import Database

KIND = "correction"
WITHDRAWAL = "withdrawal"
_RETRY = N_("It stayed open whether the mail arrived; it is sent once more.")
_NO_ANSWER = N_("The connection ended before the server answered.")


def deliver(desk: Desk) -> Delivered:
    """Send the corrections that are due; offline nothing is sent.

    Args:
        desk: The open desk.
    """
    handler = CorrectionHandler(desk)
    return outbox.deliver(desk, {KIND: handler, WITHDRAWAL: WithdrawalHandler(desk)})


def payload_of(number: int) -> bytes:
    """Return what a row of the outbox holds of a correction: its number; the claim itself stays in one place."""
    return json.dumps({"correction": number}).encode("ascii")


def filed(db: Database, correction: Correction, now: int, detail: str = "") -> None:
    """Note that a correction was filed, and watch the article from now on.

    Args:
        db: The database, in a transaction.
        correction: Which.
        now: Unix seconds.
        detail: The other side's words.
    """
    corrections.add_event(db, correction.id, State.FILED, now, detail)
    watch(db, correction, now)


def watch(db: Database, correction: Correction, now: int) -> None:
    """Look at the article of a correction again, the first time after an hour."""
    url = correction.claim.source.url
    first = next_look(datetime.fromtimestamp(now, UTC), None)
    if url and first is not None:
        versions.watch(db, url, correction.entry_id, now, int(first.timestamp()))


class CorrectionHandler:
    """Sends corrections.

    Args:
        desk: The open desk.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def load(self, row: OutboxRow) -> tuple[Correction, Route]:
        """Return the correction that a row means, and its route."""
        number = int(json.loads(row.payload)["correction"])
        with self._desk.store.reading() as connection:
            correction = corrections.by_id(connection, number)
        if correction.route is None:
            raise UsageError(N_("Correction {number} has no route."), number=number)
        return correction, correction.route

    def started(self, db: Database, row: OutboxRow, now: int) -> None:
        """It is being sent. After a crash that sent nothing, or a doubt, it was queued again first."""
        number = int(json.loads(row.payload)["correction"])
        state = corrections.by_id(db.conn, number).state
        if row.begun:
            return
        if state in (State.SENDING, State.POSSIBLY_SENT):
            corrections.add_event(
                db, number, State.QUEUED, now, _RETRY if state is State.POSSIBLY_SENT else ""
            )
        corrections.add_event(db, number, State.SENDING, now)

    def repeatable(self, row: OutboxRow) -> bool:
        """Whether its channel is."""
        return channels.channel_of(self._desk, self.load(row)[1]).repeatable

    def attempt(self, row: OutboxRow, begun: Callable[[], None]) -> Attempt:
        """Send it over its channel."""

        def send() -> Attempt:
            correction, route = self.load(row)
            return channels.channel_of(self._desk, route).send(self._desk, correction, route, begun)

        return channels.tried(send)

    def settled(self, db: Database, row: OutboxRow, attempt: Attempt, now: int) -> None:
        """Write down how it ended."""
        correction = corrections.by_id(db.conn, int(json.loads(row.payload)["correction"]))
        if attempt.verdict is Verdict.DONE:
            filed(db, correction, now, attempt.answer)
            return
        if attempt.verdict is Verdict.DOUBTFUL:
            detail = attempt.answer or _NO_ANSWER
            corrections.add_event(db, correction.id, State.POSSIBLY_SENT, now, detail, again=True)
            watch(db, correction, now)
            return
        states = {
            Verdict.LATER: State.QUEUED,
            Verdict.REFUSED: State.FAILED,
            Verdict.EXPIRED: State.EXPIRED,
        }
        corrections.add_event(db, correction.id, states[attempt.verdict], now, attempt.answer)


class WithdrawalHandler(CorrectionHandler):
    """Tells the other side of a Webmention that its page is gone (W3C Webmention, 3.2.4)."""

    def started(self, db: Database, row: OutboxRow, now: int) -> None:
        """Nothing changes: the correction is withdrawn already."""

    def settled(self, db: Database, row: OutboxRow, attempt: Attempt, now: int) -> None:
        """Write down that the other side was told, or that it will not be."""
        number = int(json.loads(row.payload)["correction"])
        stands = corrections.by_id(db.conn, number).state
        if attempt.verdict is not Verdict.LATER and stands is State.WITHDRAWN:
            corrections.add_event(db, number, State.WITHDRAWN, now, attempt.answer, again=True)
