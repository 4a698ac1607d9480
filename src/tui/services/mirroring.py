"""Mirrors public libraries to a bookmark service through the outbox: what is new, what changed, what is gone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.core.errors import CopydeskError, PublishError, UsageError
from tui.core.messages import N_, Message
from tui.libraries.allow import allowed
from tui.libraries.formats import library_json
from tui.libraries.models import Visibility
from tui.libraries.records import Record
from tui.libraries.scan import PrivateNoteError, refuse_private
from tui.publish.mirror import Mirror, Outcome
from tui.publish.secrets import read_secret
from tui.publish.shaarli import PATIENCE, ShaarliMirror
from tui.publish.target import StoppedError, stopped
from tui.services.desk import Desk
from tui.services.outbox import Attempt, Verdict
from tui.store import libraries, mirrors, outbox, saved
from tui.store.mirrors import MIRROR, MirrorLink
from tui.store.outbox import OutboxRow

if TYPE_CHECKING:
    from sqlite_utils import Database


def mirror_to(desk: Desk, library_id: int, url: str, secret: str) -> None:
    """Mirror a public library to a Shaarli from now on.

    Args:
        desk: The open desk.
        library_id: Which library.
        url: Shaarli's own address.
        secret: Where its API secret lies: `keyring:NAME`, `env:VARIABLE` or `command:PROGRAM`.

    Raises:
        UsageError: The library is not public, the address is none, or the secret is not there.
    """
    if not _is_address(url):
        raise UsageError(N_("Give the mirror's own address, http or https, without a password in it."))
    read_secret(secret)

    def job(db: Database) -> None:
        record = libraries.by_id(db.conn, library_id)
        if record.visibility is not Visibility.PUBLIC:
            raise UsageError(N_("“{name}” is not public, so it is not mirrored."), name=record.name)
        mirrors.put(db, library_id, url.rstrip("/"), secret)
        outbox.remove(db, MIRROR, str(library_id), desk.now())
        mirrors.queue(db, library_id, desk.now(), rest=0)

    desk.store.write(job)


def stop_mirroring(desk: Desk, library_id: int) -> None:
    """Mirror a library no longer; what lies at the service stays there.

    Raises:
        UsageError: There is no such library.
    """

    def job(db: Database) -> None:
        libraries.by_id(db.conn, library_id)
        mirrors.remove(db, library_id)
        outbox.remove(db, MIRROR, str(library_id), desk.now())

    desk.store.write(job)


class MirrorHandler:
    """Brings mirrors up to date that wait in the outbox.

    Args:
        desk: The open desk.
        stop: Set to give up between two articles; what was sent is known.
        patience: Seconds for one step of a request; None for the service's own.
    """

    def __init__(self, desk: Desk, stop: Event | None = None, patience: float | None = None) -> None:
        self._desk, self._stop = desk, stop
        self._patience = PATIENCE if patience is None else min(PATIENCE, patience)
        self._tick: int | None = None
        self._trouble: Message | None = None

    def started(self, db: Database, row: OutboxRow, now: int) -> None:
        """Nothing needs to be noted: the list says that the mirror is queued."""

    def repeatable(self, row: OutboxRow) -> bool:
        """What was mirrored is known link by link, and a service takes an address once."""
        return True

    def attempt(self, row: OutboxRow, begun: Callable[[], None]) -> Attempt:
        """Send what is new or changed, and take back what is gone."""
        library_id = int(json.loads(row.payload)["library"])
        self._tick = self._trouble = None
        try:
            with self._desk.store.reading() as connection:
                place = mirrors.place(connection, library_id)
            if place is not None:
                secret = read_secret(place.secret)
                service = ShaarliMirror(place.url, secret, self._desk.clock, self._patience)
                tick, wanted = _wanted(self._desk, library_id, service.describe())
                begun()
                try:
                    self._bring(library_id, service, wanted)
                finally:
                    service.close()
                self._tick = tick
        except StoppedError as error:
            return Attempt(Verdict.LATER, str(error))
        except PublishError as error:
            self._trouble = error.message
            is_private = isinstance(error, PrivateNoteError)
            return Attempt(Verdict.REFUSED if is_private else Verdict.LATER, str(error))
        except CopydeskError as error:
            self._trouble = error.message
            return Attempt(Verdict.REFUSED, str(error))
        return Attempt(Verdict.DONE)

    def _bring(self, library_id: int, service: Mirror, wanted: dict[str, Record]) -> None:
        """Make a service hold what is wanted; every step is kept before the next, so that none is done twice."""
        with self._desk.store.reading() as connection:
            known = mirrors.links(connection, library_id)
        for number, link in known.items():
            if number not in wanted:
                self._refuse_stopped(service)
                if link.own:
                    service.remove(link.remote_id)
                self._keep(library_id, number, None)
        for number, record in wanted.items():
            digest, before = _digest(record), known.get(number)
            if before is not None and (before.digest == digest or not before.own):
                continue
            self._refuse_stopped(service)
            if before is None:
                done = service.add(record, private=False)
            else:
                done = service.update(before.remote_id, record, private=False)
            own = done.outcome is not Outcome.EXISTED
            self._keep(library_id, number, MirrorLink(done.id, digest, own))

    def _keep(self, library_id: int, record_id: str, link: MirrorLink | None) -> None:
        self._desk.store.write(lambda db: mirrors.keep_link(db, library_id, record_id, link))

    def _refuse_stopped(self, service: Mirror) -> None:
        if self._stop is not None and self._stop.is_set():
            raise stopped(service.describe())

    def settled(self, db: Database, row: OutboxRow, attempt: Attempt, now: int) -> None:
        """Note how it went where the side list shows it."""
        why = self._trouble
        if attempt.verdict is Verdict.EXPIRED:
            why = Message(N_("it waited for too long"), {})
        mirrors.settled(db, int(json.loads(row.payload)["library"]), tick=self._tick, why=why)


def _wanted(desk: Desk, library_id: int, service: str) -> tuple[int, dict[str, Record]]:
    """Return the library's count and what of it may be mirrored: nothing, unless it is public now.

    Raises:
        PrivateNoteError: A private note stands in what others would read.
    """
    with desk.store.snapshot() as connection:
        record = next((each for each in libraries.every(connection) if each.id == library_id), None)
        if record is None:
            return 0, {}
        if record.visibility is not Visibility.PUBLIC:
            return record.tick, {}
        library = saved.whole(connection, library_id)
    collection = allowed(library, desk.clock()).collection
    # A service is sent less than `library.json` holds, and in no spelling that the scan does not know.
    refuse_private(library, collection, [(service, library_json.write_public(collection))])
    return record.tick, {each.id: each for each in collection.records}


def _digest(record: Record) -> str:
    return hashlib.sha256(repr(replace(record, updated=None)).encode()).hexdigest()


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False
