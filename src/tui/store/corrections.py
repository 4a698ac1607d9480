"""Corrections and all that has happened to them: events are only ever added."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.corrections.annotation import from_annotation, to_annotation
from tui.corrections.identity import claim_identity
from tui.corrections.models import Channel, Claim, Correction, Event, Origin, Route, State
from tui.corrections.states import check_step
from tui.store import codec

if TYPE_CHECKING:
    from sqlite_utils import Database


def keep_draft(
    db: Database, number: int, claim: Claim, route: Route | None, *, entry_id: int, article: str, now: int
) -> int:
    """Keep a draft as it stands, a new one or an older one written over.

    Args:
        db: The database, in a transaction.
        number: Which draft; 0 for a new one.
        claim: What it says so far.
        route: Where it would go; None where that is not chosen.
        entry_id: The article's entry, 0 where it is not stored.
        article: The article's text, with which later versions are compared.
        now: Unix seconds.

    Returns:
        The draft's number.

    Raises:
        UsageError: It is a draft no more.
    """
    known = entry_id if entry_id and _exists(db.conn, entry_id) else None
    if number:
        stands = by_id(db.conn, number)
        if stands.state is not State.DRAFT:
            raise UsageError(N_("Correction {number} is no draft any more."), number=number)
        db.conn.execute(
            "UPDATE corrections SET identity = ?, annotation = ?, email = ?, site = ?, route = ?, changed_at = ? "
            "WHERE id = ?",
            (*_columns(claim, route, stands.created), now, number),
        )
        return number
    created = datetime.fromtimestamp(now, UTC)
    row = db.conn.execute(
        "INSERT INTO corrections (identity, annotation, email, site, route, url, entry_id, article, created_at, changed_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *_columns(claim, route, created),
            claim.source.url,
            known,
            zlib.compress(article.encode("utf-8", "replace"), 6),
            now,
            now,
        ),
    )
    return int(row.lastrowid or 0)


def drop_draft(db: Database, number: int) -> bool:
    """Forget a draft to which nothing has happened yet; returns whether there was one."""
    gone = db.conn.execute(
        "DELETE FROM corrections WHERE id = ? AND NOT EXISTS "
        "(SELECT 1 FROM correction_events WHERE correction_id = corrections.id)",
        (number,),
    )
    return gone.rowcount > 0


def add_event(
    db: Database,
    number: int,
    state: State,
    now: int,
    detail: str = "",
    before: str = "",
    *,
    again: bool = False,
) -> None:
    """Add a step to a correction's way.

    Args:
        db: The database, in a transaction.
        number: Which correction.
        state: What it is from now on.
        now: Unix seconds.
        detail: A sentence, an answer, or the passage as it is now.
        before: The passage as it was, where `detail` is the passage.
        again: Whether the same state may be told once more, with another detail.

    Raises:
        UsageError: There is no such correction, or the step cannot follow.
    """
    stands = by_id(db.conn, number).state
    if not (again and stands is state):
        check_step(stands, state)
    db.conn.execute(
        "INSERT INTO correction_events (correction_id, at, state, detail, before) VALUES (?, ?, ?, ?, ?)",
        (number, now, state.value, detail, before),
    )


def by_id(connection: sqlite3.Connection, number: int) -> Correction:
    """Return a correction.

    Raises:
        UsageError: There is none with this number.
    """
    found = _load(connection, "id = ?", (number,))
    if not found:
        raise UsageError(N_("There is no correction number {number}."), number=number)
    return found[0]


def every(connection: sqlite3.Connection, states: Iterable[State] = ()) -> tuple[Correction, ...]:
    """Return all corrections, or those in certain states, the one that changed last first."""
    wanted = [state.value for state in states]
    where = f"state IN ({','.join('?' * len(wanted))})" if wanted else "1"
    return _load(connection, where, wanted)


def of_url(connection: sqlite3.Connection, url: str) -> tuple[Correction, ...]:
    """Return the corrections about the article at `url`."""
    return _load(connection, "url = ?", (url,))


def of_identity(connection: sqlite3.Connection, identity: str) -> tuple[Correction, ...]:
    """Return the corrections that say the same."""
    return _load(connection, "identity = ?", (identity,))


def draft_of(connection: sqlite3.Connection, url: str, exact: str) -> Correction | None:
    """Return the draft about the same words of the same article, or None."""
    drafts = _load(connection, "url = ? AND state = 'draft'", (url,))
    return next((draft for draft in drafts if draft.claim.quote.exact == exact), None)


def article_of(connection: sqlite3.Connection, number: int) -> str:
    """Return the article's text as it was when the claim was made."""
    row = connection.execute("SELECT article FROM corrections WHERE id = ?", (number,)).fetchone()
    return codec.expand(row[0]).decode("utf-8", "replace") if row else ""


def counts(connection: sqlite3.Connection) -> dict[State, int]:
    """Return how many corrections are in each state."""
    rows = connection.execute("SELECT state, count(*) FROM corrections GROUP BY state")
    return {State(row[0]): int(row[1]) for row in rows}


def _columns(claim: Claim, route: Route | None, created: datetime) -> tuple[str, ...]:
    annotation = json.dumps(to_annotation(claim, created), ensure_ascii=False)
    return claim_identity(claim), annotation, claim.sender.email, claim.source.site, route_json(route)


def route_json(route: Route | None) -> str:
    """Return a route as JSON; empty for none."""
    if route is None:
        return ""
    seen = route.seen.isoformat() if route.seen else None
    return json.dumps([route.channel, route.address, route.origin, route.found_at, route.foreign, seen])


def _route(text: str) -> Route | None:
    if not text:
        return None
    channel, address, origin, found_at, foreign, seen = json.loads(text)
    return Route(
        Channel(channel),
        address,
        Origin(origin),
        found_at,
        foreign=foreign,
        seen=datetime.fromisoformat(seen) if seen else None,
    )


def _load(connection: sqlite3.Connection, where: str, values: Iterable[object]) -> tuple[Correction, ...]:
    rows = connection.execute(
        f"SELECT * FROM corrections WHERE {where} ORDER BY changed_at DESC, id DESC", tuple(values)
    ).fetchall()
    return tuple(_correction(connection, row) for row in rows)


def _correction(connection: sqlite3.Connection, row: sqlite3.Row) -> Correction:
    claim = from_annotation(json.loads(row["annotation"]))
    events = connection.execute(
        "SELECT at, state, detail, before FROM correction_events WHERE correction_id = ? ORDER BY id",
        (row["id"],),
    )
    return Correction(
        id=row["id"],
        identity=row["identity"],
        claim=replace(
            claim,
            source=replace(claim.source, site=row["site"]),
            sender=replace(claim.sender, email=row["email"]),
        ),
        route=_route(row["route"]),
        events=tuple(
            Event(datetime.fromtimestamp(at, UTC), State(state), detail, before)
            for at, state, detail, before in events
        ),
        created=datetime.fromtimestamp(row["created_at"], UTC),
        entry_id=row["entry_id"] or 0,
    )


def _exists(connection: sqlite3.Connection, entry_id: int) -> bool:
    return connection.execute("SELECT 1 FROM entries WHERE id = ?", (entry_id,)).fetchone() is not None
