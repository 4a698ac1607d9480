"""Corrections, from the draft to the end: kept, sent, answered, withdrawn, closed. Only the person closes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.corrections.models import Channel, Claim, Correction, Route, State
from tui.corrections.validation import problems
from tui.services import versions
from tui.services.channels import channel_of
from tui.services.delivery import KIND, WITHDRAWAL, filed, payload_of
from tui.services.desk import Desk
from tui.services.routing import domain_of
from tui.store import corrections, outbox

if TYPE_CHECKING:
    from sqlite_utils import Database


def begin(desk: Desk, claim: Claim, *, entry_id: int = 0, article: str = "") -> Correction:
    """Begin a draft, or take up the one about the same words of the same article.

    Args:
        desk: The open desk.
        claim: What it says so far.
        entry_id: The article's entry; 0 where it is not stored.
        article: The article's text, with which later versions are compared.
    """
    now = desk.now()

    def job(db: Database) -> int:
        known = corrections.draft_of(db.conn, claim.source.url, claim.quote.exact)
        if known is not None:
            return known.id
        return corrections.keep_draft(db, 0, claim, None, entry_id=entry_id, article=article, now=now)

    return load(desk, desk.store.write(job))


def load(desk: Desk, number: int) -> Correction:
    """Return a correction.

    Raises:
        UsageError: There is none with this number.
    """
    with desk.store.reading() as connection:
        return corrections.by_id(connection, number)


def every(desk: Desk) -> tuple[Correction, ...]:
    """Return all corrections, the one that changed last first."""
    with desk.store.reading() as connection:
        return corrections.every(connection)


def counts(desk: Desk) -> dict[State, int]:
    """Return how many corrections are in each state."""
    with desk.store.reading() as connection:
        return corrections.counts(connection)


def keep(desk: Desk, number: int, claim: Claim, route: Route | None) -> Correction:
    """Keep a draft as it stands.

    Raises:
        UsageError: It is a draft no more.
    """
    now = desk.now()
    desk.store.write(
        lambda db: corrections.keep_draft(db, number, claim, route, entry_id=0, article="", now=now)
    )
    return load(desk, number)


def discard(desk: Desk, number: int) -> None:
    """Forget a draft; one to which something has happened already is withdrawn instead."""

    def job(db: Database) -> None:
        if not corrections.drop_draft(db, number):
            corrections.add_event(db, number, State.WITHDRAWN, desk.now())

    desk.store.write(job)


def preview(desk: Desk, correction: Correction) -> bytes:
    """Return the exact bytes that would go out.

    Raises:
        UsageError: There is no route, or what it needs is missing.
    """
    if correction.route is None:
        raise UsageError(N_("Choose where to send it first."))
    return channel_of(desk, correction.route).content(correction, correction.route)


def submit(desk: Desk, number: int, *, agreed: bool = False) -> Correction:
    """Hand a draft over: into the outbox, into a file, or to the person's own hands.

    Args:
        desk: The open desk.
        number: Which draft.
        agreed: Whether the person has said yes to an address that is not the publisher's own.

    Returns:
        The correction: QUEUED, or FILED where it went into a file.

    Raises:
        UsageError: Something is missing, it was filed before, or the domain has had its share of the day.
    """
    correction = load(desk, number)
    route = _ready(desk, correction, agreed=agreed)
    now = desk.now()
    channel = channel_of(desk, route)
    channel.content(correction, route)  # what cannot be written down is told now, not when it is sent
    answer = ""
    if route.channel is Channel.FILE:
        answer = channel.send(desk, correction, route, lambda: None).answer

    def job(db: Database) -> None:
        if route.channel is Channel.FILE:
            corrections.add_event(db, number, State.QUEUED, now)
            filed(db, correction, now, answer)
        else:
            _queue(db, correction, route, now, by_hand=channel.by_hand)

    desk.store.write(job)
    versions.keep_reported(desk, correction)
    return load(desk, number)


def _ready(desk: Desk, correction: Correction, *, agreed: bool) -> Route:
    """Return the route of a correction that can be sent."""
    claim, route = correction.claim, correction.route
    if route is None:
        raise UsageError(N_("Choose where to send it first."))
    found = problems(claim)
    if found:
        raise UsageError(found[0].message.template, **found[0].message.fields)
    if route.foreign and not agreed:
        raise UsageError(
            N_("{address} is not the publisher's own address. Say that you want it there."),
            address=route.address,
        )
    with desk.store.reading() as connection:
        same = corrections.of_identity(connection, correction.identity)
    ended = (State.DRAFT, State.WITHDRAWN)
    other = next((each for each in same if each.id != correction.id and each.state not in ended), None)
    if other is not None:
        raise UsageError(N_("You filed this already: it is correction {number}."), number=other.id)
    return route


def _queue(db: Database, correction: Correction, route: Route, now: int, *, by_hand: bool) -> None:
    """Queue it; what the person sends by hand meets the daily bound here."""
    domain = domain_of(route)
    if by_hand:
        free = outbox.may_send_at(db.conn, domain, now)
        if free > now:
            raise UsageError(
                N_("Five corrections went to {domain} within a day; the next may go after {time}."),
                domain=domain,
                time=datetime.fromtimestamp(free, UTC),
            )
    corrections.add_event(db, correction.id, State.QUEUED, now)
    if not by_hand:
        outbox.put(db, KIND, correction.identity, payload_of(correction.id), domain=domain, now=now)


def hand_over(desk: Desk, number: int) -> Correction:
    """Open the person's mail program, or the publisher's form, for a correction that they send themselves.

    Raises:
        UsageError: It is not sent by hand.
        RefusedError: There is nothing to open it with.
    """
    correction = load(desk, number)
    route = correction.route
    if route is None or not channel_of(desk, route).by_hand:
        raise UsageError(N_("Correction {number} is not sent by hand."), number=number)
    channel_of(desk, route).send(desk, correction, route, lambda: None)
    return correction


def by_hand(desk: Desk, correction: Correction) -> bool:
    """Whether the person sends it themselves and says so."""
    return correction.route is not None and channel_of(desk, correction.route).by_hand


def sent(desk: Desk, number: int) -> Correction:
    """The person says that they sent it.

    Raises:
        UsageError: It does not wait for that.
    """
    correction, now = load(desk, number), desk.now()

    def job(db: Database) -> None:
        filed(db, correction, now)
        if correction.route is not None:
            outbox.count_sending(db, domain_of(correction.route), now)

    desk.store.write(job)
    return load(desk, number)


def answered(desk: Desk, number: int, answer: str = "", *, declined: bool = False) -> Correction:
    """The person says that the publisher has answered.

    Args:
        desk: The open desk.
        number: Which correction.
        answer: What they wrote, as far as the person wants to keep it.
        declined: Whether they declined.
    """
    return _step(desk, number, State.DECLINED if declined else State.ACKNOWLEDGED, answer)


def close(desk: Desk, number: int) -> Correction:
    """Close a correction: the person has seen what became of it."""
    return _step(desk, number, State.CLOSED)


def reopen(desk: Desk, number: int) -> Correction:
    """Take the closing back, or make a withdrawn correction a draft again; a closed one is watched anew."""
    correction, now = load(desk, number), desk.now()
    if correction.state is State.WITHDRAWN:
        return _step(desk, number, State.DRAFT)
    desk.store.write(lambda db: filed(db, correction, now))
    return load(desk, number)


def withdraw(desk: Desk, number: int) -> Correction:
    """Withdraw a correction; what waits is not sent, and the other side of a Webmention is told.

    Raises:
        UsageError: It is being sent this moment, or its way has ended.
    """
    correction, now = load(desk, number), desk.now()

    def job(db: Database) -> None:
        waited = outbox.remove(db, KIND, correction.identity, now)
        corrections.add_event(db, number, State.WITHDRAWN, now)
        route = correction.route
        if route is not None and route.channel is Channel.WEBMENTION and not waited:
            outbox.put(
                db, WITHDRAWAL, correction.identity, payload_of(number), domain=domain_of(route), now=now
            )

    desk.store.write(job)
    return load(desk, number)


def again(desk: Desk, number: int) -> Correction:
    """File a correction again that failed, expired, was declined, or was followed by another wrong text.

    Raises:
        UsageError: It is in no such state.
    """
    correction, now = load(desk, number), desk.now()
    route = correction.route
    if route is None:
        raise UsageError(N_("Choose where to send it first."))
    by_hand = channel_of(desk, route).by_hand
    desk.store.write(lambda db: _queue(db, correction, route, now, by_hand=by_hand))
    return load(desk, number)


def _step(desk: Desk, number: int, state: State, detail: str = "") -> Correction:
    now = desk.now()
    desk.store.write(lambda db: corrections.add_event(db, number, state, now, detail))
    return load(desk, number)
