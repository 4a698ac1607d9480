"""Publishes libraries through the outbox: what would go, what went, what went wrong, and the way back."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from tui.core.errors import PublishError, UsageError
from tui.core.messages import N_
from tui.libraries import bundle as bundles
from tui.libraries.allow import TOMBSTONE_DAYS, Withheld
from tui.libraries.bundle import LIBRARY, Bundle
from tui.libraries.formats import library_json
from tui.libraries.models import Library, Visibility
from tui.libraries.slugs import address_of
from tui.publish import commit, plan
from tui.publish.addresses import open_target
from tui.publish.folder import alone
from tui.publish.manifest import Manifest, Publisher
from tui.publish.plan import OnProgress, Plan, Published
from tui.publish.secrets import Secret, read_secret
from tui.publish.target import StoppedError, Target
from tui.services.desk import Desk
from tui.services.libraries import PUBLISH
from tui.store import libraries, mirrors, outbox, publications, saved
from tui.store.libraries import LibraryRecord

if TYPE_CHECKING:
    from sqlite_utils import Database

CLEAR = "clear"
"""The outbox's word for tombstones that have stood their time."""
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published."""

    name: str
    published: Published
    address: str
    """Where others read it; empty where that is not known."""
    withheld: tuple[Withheld, ...]


@dataclass(frozen=True, slots=True)
class DryRun:
    """What would be published."""

    name: str
    plan: Plan
    bundle: Bundle
    address: str


def dry_run(desk: Desk, record: LibraryRecord) -> DryRun:
    """Return what `publish` would send; nothing is sent.

    Args:
        desk: The open desk.
        record: The library as it is, or as it would be at another place (`libraries.placed`).

    Raises:
        UsageError: The library is private, or has no target.
        PublishError: The target does not answer, or a private note would leave.
    """
    built = _built(desk, record)
    found = at_target(desk, record, lambda target: commit.plan(built, target))
    return DryRun(record.name, found, built, address_of(record.address, record.slug))


def publish(
    desk: Desk, library_id: int, *, on_progress: OnProgress | None = None, stop: Event | None = None
) -> Publication:
    """Publish a library now, whatever the outbox holds of it.

    Args:
        desk: The open desk.
        library_id: Which library.
        on_progress: Is told of every file.
        stop: Set to give up before the race is decided.

    Raises:
        UsageError: The library is private, has no target, or the network is ruled out.
        LostRaceError: Somebody else published first: `merge`.
        PublishError: The target refused; the library's state says why.
    """
    try:
        made = send(desk, library_id, on_progress, stop)
    except PublishError as error:
        desk.store.write(partial(_failed, library_id=library_id, error=error, now=desk.now()))
        raise
    now = desk.now()

    def job(db: Database) -> None:
        outbox.remove(db, PUBLISH, libraries.by_id(db.conn, library_id).uuid, now)

    desk.store.write(job)
    return made


def merge(desk: Desk, library_id: int) -> int:
    """Take in what somebody else published, so that publishing again loses nothing; returns how many items came.

    Args:
        desk: The open desk.
        library_id: The library that lost the race.

    Raises:
        PublishError: The target does not answer, or nothing is published there.
    """
    from tui.libraries.merge import merge as merged  # noqa: PLC0415  a race is rare

    record = record_of(desk, library_id)

    def look(target: Target) -> tuple[bytes | None, Manifest | None]:
        manifest = plan.current(target, record.slug)
        return commit.published_file(target, record.slug, LIBRARY), manifest

    data, manifest = at_target(desk, record, look)
    generation = manifest.generation if manifest else 0
    if manifest is not None and manifest.gone:
        # Somebody else took it back: nothing comes, and publishing brings it back.
        desk.store.write(lambda db: publications.gone(db, library_id, generation=generation))
        return 0
    if data is None:
        raise PublishError(N_("Nothing is published of “{name}” to merge with."), name=record.name)
    theirs = library_json.read_public(data)
    with desk.store.snapshot() as connection:
        ours = saved.whole(connection, library_id)
        known = publications.last(connection, library_id)
    base = library_json.read_public(known) if known is not None else None
    result = merged(ours, theirs, base)
    return desk.store.write(lambda db: _take_in(db, library_id, result, data, generation, desk.now()))


def unpublish(desk: Desk, library_id: int) -> None:
    """Take a library back: a notice and tombstones stay for 30 days, then nothing. It is private from now on.

    Raises:
        UsageError: It is not published, or the network is ruled out.
        PublishError: The target refused; the library is still public.
    """
    record = record_of(desk, library_id)
    with desk.store.reading() as connection:
        known = publications.last(connection, library_id)
    now = desk.clock()
    generation = record.generation
    if known is not None:
        collection = library_json.read_public(known)
        farewell = bundles.farewell(
            collection, record.slug, now, address=address_of(record.address, record.slug)
        )

        publisher = _publisher(desk, record)
        generation = at_target(desk, record, lambda target: _leave(target, record, farewell, publisher, now))
    due = int((now + timedelta(days=TOMBSTONE_DAYS)).timestamp())
    payload = json.dumps({"library": library_id, "slug": record.slug, "target": record.target}).encode()

    def job(db: Database) -> None:
        outbox.remove(db, PUBLISH, record.uuid, desk.now())
        if known is not None:
            data = library_json.write_public(farewell.collection)
            publications.done(db, library_id, generation=generation, data=data, tick=0, at=None)
            # It waits from the day on which it is due, so that it does not grow too old before.
            outbox.put(db, CLEAR, f"{record.uuid}/{record.slug}", payload, domain="", now=due, next_at=due)
        publications.taken_back(db, library_id)
        mirrors.queue(db, library_id, desk.now(), rest=0)

    desk.store.write(job)


def _leave(
    target: Target, record: LibraryRecord, farewell: Bundle, publisher: Publisher, now: datetime
) -> int:
    """Leave the notice where a library was; returns its generation."""
    there = plan.current(target, record.slug)
    if there is not None and there.gone and there.complete:
        # Somebody else, on another machine, took it back before.
        return there.generation
    expected = record.generation
    return commit.commit(
        farewell, target, publisher=publisher, now=now, expected=expected, gone=True
    ).generation


def send(
    desk: Desk,
    library_id: int,
    on_progress: OnProgress | None,
    stop: Event | None,
    patience: float | None = None,
) -> Publication:
    """Publish a library, without noting what goes wrong: for `publish` and the outbox.

    Args:
        desk: The open desk.
        library_id: Which library.
        on_progress: Is told of every file.
        stop: Set to give up before the race is decided.
        patience: Seconds for one request; None for the target's own.
    """
    record = record_of(desk, library_id)
    built = _built(desk, record)

    def put(target: Target) -> Published:
        return commit.commit(
            built,
            target,
            publisher=_publisher(desk, record),
            now=desk.clock(),
            expected=record.generation,
            on_progress=on_progress,
            stop=stop,
        )

    published = at_target(desk, record, put, patience)
    data = next(file.data for file in built.files if file.path == LIBRARY)
    at = desk.now() if published.sent or published.deleted or record.published_at is None else None

    def job(db: Database) -> None:
        publications.done(db, library_id, generation=published.generation, data=data, tick=record.tick, at=at)

    desk.store.write(job)
    return Publication(record.name, published, address_of(record.address, record.slug), built.withheld)


def _failed(db: Database, library_id: int, error: PublishError, now: int) -> None:
    """Note why a publication failed; one that the person stopped waits for the next change."""
    publications.failed(db, library_id, error.message)
    if isinstance(error, StoppedError):
        outbox.remove(db, PUBLISH, libraries.by_id(db.conn, library_id).uuid, now)


def _take_in(db: Database, library_id: int, merged: Library, data: bytes, generation: int, now: int) -> int:
    """Keep a merged library as ours, built upon what is there; returns how many items came."""
    wanted = {each.id for each in merged.items}
    for gone in saved.of_library(db.conn, library_id):
        if gone.item.id not in wanted:
            libraries.take_out(db, library_id, gone.id, now)
    came = 0
    for item in merged.items:
        number = saved.keep(db, item, None, entry_id=0, complete=True)
        saved.note(db, number, saved.noted(item))
        saved.retitle(db, number, item.title, item.excerpt)
        came += libraries.put(db, library_id, number, now)
    words = {"name": merged.name, "description": merged.description, "curator": merged.curator}
    libraries.change(db, library_id, words)
    # The tick stands at nothing published: what is ours is still to go out.
    publications.done(db, library_id, generation=generation, data=data, tick=0, at=None)
    return came


def _built(desk: Desk, record: LibraryRecord) -> Bundle:
    """Build a library's bundle upon what was published last."""
    _refuse_private(record)
    with desk.store.snapshot() as connection:
        library = saved.whole(connection, record.id)
        known = publications.last(connection, record.id) if record.generation else None
    return bundles.build(
        replace(library, visibility=record.visibility, slug=record.slug),
        desk.clock(),
        address=address_of(record.address, record.slug),
        previous=library_json.read_public(known) if known is not None else None,
    )


def _refuse_private(record: LibraryRecord) -> None:
    if record.visibility is Visibility.PRIVATE:
        raise UsageError(N_("“{name}” is private: say first that it is public."), name=record.name)
    if not record.target:
        raise UsageError(N_("“{name}” has no place yet: say where with --to."), name=record.name)


def at_target(
    desk: Desk, record: LibraryRecord, work: Callable[[Target], Result], patience: float | None = None
) -> Result:
    """Open a library's target, do something there, and close it; one process of this store at a time.

    Raises:
        UsageError: The network is ruled out.
        PublishError: Another process is at it, or what `work` raises.
    """
    local = record.target.startswith(("folder:", "/", "~"))
    if desk.offline and not local:
        raise UsageError(N_("The network is ruled out, so “{name}” stays as it is."), name=record.name)
    target = open_target(record.target, desk.paths.state, lambda: _secret(record), patience)
    with alone(desk.paths.state / "publish" / f"{record.uuid}.lock", target.describe()):
        try:
            return work(target)
        finally:
            target.close()


def _secret(record: LibraryRecord) -> Secret:
    return read_secret(record.secret)


def _publisher(desk: Desk, record: LibraryRecord) -> Publisher:
    with desk.store.reading() as connection:
        token = libraries.publisher(connection)
    # A store that was copied to a second machine is a second publisher: it has not seen what the first one publishes.
    here = f"{token} {platform.node()} {desk.store.path.resolve()}"
    return Publisher(
        record.curator or desk.settings.sender_name or "copydesk",
        hashlib.sha256(here.encode()).hexdigest()[:16],
    )


def record_of(desk: Desk, library_id: int) -> LibraryRecord:
    """Return a library.

    Raises:
        UsageError: There is none with this number.
    """
    with desk.store.reading() as connection:
        return libraries.by_id(connection, library_id)
