"""Libraries in the outbox: published when they have rested, tried again with growing waits, cleared after 30 days."""

from __future__ import annotations

import json
from collections.abc import Callable
from threading import Event, Timer
from typing import TYPE_CHECKING

from tui.core.errors import CopydeskError, PublishError
from tui.core.messages import N_, Message
from tui.libraries.models import Visibility
from tui.libraries.scan import PrivateNoteError
from tui.publish import commit
from tui.publish.plan import OnProgress
from tui.publish.target import LostRaceError, StoppedError
from tui.services import outbox as sending
from tui.services import publishing
from tui.services.desk import Desk
from tui.services.libraries import PUBLISH, queue
from tui.services.mirroring import MirrorHandler
from tui.services.outbox import Attempt, Delivered, Verdict
from tui.services.publishing import CLEAR
from tui.store import libraries, mirrors, outbox, publications
from tui.store.libraries import LibraryRecord
from tui.store.mirrors import MIRROR
from tui.store.outbox import OutboxRow

if TYPE_CHECKING:
    from sqlite_utils import Database


def deliver(
    desk: Desk,
    *,
    on_progress: OnProgress | None = None,
    stop: Event | None = None,
    patience: float | None = None,
) -> Delivered:
    """Publish and mirror every library that is due; offline nothing is sent.

    Args:
        desk: The open desk.
        on_progress: Is told of every file.
        stop: Set to give up before the race is decided.
        patience: Seconds for one request; None for each target's own.
    """
    _queue_changed(desk)
    return sending.deliver(
        desk,
        {
            PUBLISH: PublishHandler(desk, on_progress, stop, patience),
            CLEAR: ClearHandler(desk, patience),
            MIRROR: MirrorHandler(desk, stop, patience),
        },
        stop,
    )


def send_now(desk: Desk, seconds: float) -> tuple[LibraryRecord, ...]:
    """Send what waits without a rest, for a command that ends: at most for `seconds`, what is not done then stays queued.

    Args:
        desk: The open desk; offline, or where the store cannot be written, nothing is sent.
        seconds: For all of it; a request that is under way then may take as long again.

    Returns:
        The libraries that others do not see as they are, where anything went wrong.
    """
    if desk.offline or desk.store.read_only:
        return ()
    stop = Event()
    timer = Timer(seconds, stop.set)
    desk.store.write(lambda db: outbox.hurry(db, (PUBLISH, MIRROR), desk.now()))
    timer.start()
    try:
        done = deliver(desk, stop=stop, patience=seconds)
    finally:
        timer.cancel()
    if not (done.later or done.failed or stop.is_set()):
        return ()
    with desk.store.reading() as connection:
        return tuple(each for each in libraries.every(connection) if _is_behind(each))


class PublishHandler:
    """Publishes libraries that wait in the outbox.

    Args:
        desk: The open desk.
        on_progress: Is told of every file.
        stop: Set to give up.
        patience: Seconds for one request.
    """

    def __init__(
        self,
        desk: Desk,
        on_progress: OnProgress | None = None,
        stop: Event | None = None,
        patience: float | None = None,
    ) -> None:
        self._desk, self._on_progress, self._stop, self._patience = desk, on_progress, stop, patience
        self._trouble: Message | None = None

    def started(self, db: Database, row: OutboxRow, now: int) -> None:
        """Nothing needs to be noted: the list says that changes are queued."""

    def repeatable(self, row: OutboxRow) -> bool:
        """Publishing twice sends nothing the second time."""
        return True

    def attempt(self, row: OutboxRow, begun: Callable[[], None]) -> Attempt:
        """Publish."""
        self._trouble = None
        begun()
        library_id = int(json.loads(row.payload)["library"])
        try:
            publishing.send(self._desk, library_id, self._on_progress, self._stop, self._patience)
        except StoppedError as error:
            return Attempt(Verdict.LATER, str(error))
        except PublishError as error:
            self._trouble = error.message
            # A lost race and a note that would leave need the person; what does not answer may answer later.
            needs_person = isinstance(error, LostRaceError | PrivateNoteError)
            return Attempt(Verdict.REFUSED if needs_person else Verdict.LATER, str(error))
        except CopydeskError as error:
            self._trouble = error.message
            return Attempt(Verdict.REFUSED, str(error))
        return Attempt(Verdict.DONE)

    def settled(self, db: Database, row: OutboxRow, attempt: Attempt, now: int) -> None:
        """Note what went wrong where the side list shows it."""
        why = self._trouble
        if attempt.verdict is Verdict.EXPIRED:
            why = Message(N_("it waited for too long"), {})
        if why is not None:
            publications.failed(db, int(json.loads(row.payload)["library"]), why)


class ClearHandler:
    """Deletes what is left of a library 30 days after it was taken back.

    Args:
        desk: The open desk.
        patience: Seconds for one request.
    """

    def __init__(self, desk: Desk, patience: float | None = None) -> None:
        self._desk, self._patience = desk, patience

    def started(self, db: Database, row: OutboxRow, now: int) -> None:
        """Nothing changes."""

    def repeatable(self, row: OutboxRow) -> bool:
        """What is gone can be deleted again."""
        return True

    def attempt(self, row: OutboxRow, begun: Callable[[], None]) -> Attempt:
        """Delete it, unless it was published again meanwhile."""
        waiting = json.loads(row.payload)
        try:
            with self._desk.store.reading() as connection:
                record = libraries.by_id(connection, int(waiting["library"]), removed=True)
            # Under the same name it may be public again: only a farewell is deleted.
            if record.target == waiting["target"]:
                begun()
                slug = str(waiting["slug"])
                publishing.at_target(
                    self._desk, record, lambda target: commit.remove(target, slug, gone=True), self._patience
                )
        except PublishError as error:
            return Attempt(Verdict.LATER, str(error))
        except CopydeskError as error:
            return Attempt(Verdict.REFUSED, str(error))
        return Attempt(Verdict.DONE)

    def settled(self, db: Database, row: OutboxRow, attempt: Attempt, now: int) -> None:
        """Forget what was there: the next publication begins anew."""
        if attempt.verdict is Verdict.DONE:
            waited = json.loads(row.payload)
            query = "SELECT visibility, slug FROM libraries WHERE id = ?"
            known = db.conn.execute(query, (int(waited["library"]),)).fetchone()
            if known is not None and tuple(known) == (Visibility.PRIVATE.value, waited["slug"]):
                publications.forget(db, int(waited["library"]))


def _queue_changed(desk: Desk) -> None:
    """Queue the public libraries that changed while their row was being sent, or after it."""
    now = desk.now()

    def job(db: Database) -> None:
        known = libraries.every(db.conn)
        queue(db, [each.id for each in known if each.changes and each.failure is None], now, rest=0)
        for each in known:
            if _mirror_is_behind(each):
                mirrors.queue(db, each.id, now, rest=0)

    with desk.store.reading() as connection:
        waiting = any(
            _mirror_is_behind(each) or (_page_is_behind(each) and each.failure is None)
            for each in libraries.every(connection)
        )
    if waiting and not desk.store.read_only:
        desk.store.write(job)


def _is_behind(library: LibraryRecord) -> bool:
    """Whether others do not see a library as it is."""
    if library.visibility is Visibility.PRIVATE:
        return False
    page = bool(library.target) and (library.published_at is None or library.failure is not None)
    mirror = library.mirror_waits and library.visibility is Visibility.PUBLIC
    return page or mirror or _page_is_behind(library)


def _page_is_behind(library: LibraryRecord) -> bool:
    return bool(library.changes and library.visibility is not Visibility.PRIVATE and library.target)


def _mirror_is_behind(library: LibraryRecord) -> bool:
    public = library.visibility is Visibility.PUBLIC
    return library.mirror_waits and public and library.mirror_failure is None
