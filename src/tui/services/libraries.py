"""Libraries: the list of them with what others see of each, and making, changing and removing one."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from tui.core.errors import UsageError
from tui.core.messages import N_, Message, counted
from tui.core.text import clean, clean_line
from tui.languages.numbers import format_time
from tui.libraries.models import Library, Visibility
from tui.services.desk import Desk
from tui.services.views import LibraryRow
from tui.store import libraries, marks, mirrors, outbox
from tui.store.libraries import LibraryRecord

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

PUBLISH = "publish"
"""The outbox's word for libraries that are to be published."""
REST_SECONDS = 20
"""A public library is published when it has rested for so long, so that ten changes go out as one."""
SORTS = ("added", "published", "title")


def library_rows(connection: sqlite3.Connection, now: datetime) -> tuple[LibraryRow, ...]:
    """Return all libraries as the feed list shows them, by name."""
    return tuple(
        LibraryRow(
            each.id, each.name, each.items, state_of(each, now), each.visibility is not Visibility.PRIVATE
        )
        for each in libraries.every(connection)
    )


def every(desk: Desk) -> tuple[LibraryRecord, ...]:
    """Return all libraries, by name."""
    with desk.store.reading() as connection:
        return libraries.every(connection)


def find(desk: Desk, name: str) -> LibraryRecord:
    """Return the library with this name or number.

    Raises:
        UsageError: There is none, or several have the name.
    """
    known = every(desk)
    found = [each for each in known if each.name.casefold() == name.strip().casefold()]
    found = found or [each for each in known if str(each.id) == name.strip()]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            N_("Several libraries are called “{name}”: give the number."), name=clean_line(name, 80)
        )
    raise UsageError(
        N_("There is no library “{name}”. `copydesk libraries` lists them."), name=clean_line(name, 80)
    )


def state_of(library: LibraryRecord, now: datetime) -> Message:
    """Return who sees a library, and what of it, in words that are always true.

    Args:
        library: The library.
        now: Aware: a publication of today is told by its time, an older one by its date.
    """
    state = _published_state(library, now)
    if library.mirror_failure is not None:
        return Message(N_("{state} · mirror failed: {why}"), {"state": state, "why": library.mirror_failure})
    if library.mirror is None or library.visibility is not Visibility.PUBLIC:
        return state
    if library.mirror_waits:
        return Message(N_("{state} · mirror queued"), {"state": state})
    if library.mirrored < library.items:
        counts = {"count": library.mirrored, "total": library.items}
        return Message(N_("{state} · {count} of {total} mirrored"), {"state": state, **counts})
    return Message(N_("{state} · mirrored"), {"state": state})


def _published_state(library: LibraryRecord, now: datetime) -> Message:
    if library.visibility is Visibility.PRIVATE:
        return Message(N_("private"), {})
    public = library.visibility is Visibility.PUBLIC
    if library.failure is not None:
        template = N_("public · failed: {why}") if public else N_("with the link · failed: {why}")
        return Message(template, {"why": library.failure})
    if not library.target:
        return Message(
            N_("public · not published: no place yet") if public else N_("with the link · no place yet"), {}
        )
    if library.published_at is None or library.changes:
        return _queued(max(library.changes, 1), public)
    template = N_("public · live {time}") if public else N_("with the link · live {time}")
    return Message(template, {"time": _moment(library.published_at, now)})


def _queued(count: int, public: bool) -> Message:
    if public:
        return counted("public · {count} change queued", "public · {count} changes queued", count)
    return counted("with the link · {count} change queued", "with the link · {count} changes queued", count)


def add(
    desk: Desk,
    name: str,
    visibility: Visibility = Visibility.PRIVATE,
    *,
    description: str = "",
    target: str = "",
    address: str = "",
) -> int:
    """Make a library and return its number.

    Args:
        desk: The open desk.
        name: In any script; no other library may have it.
        visibility: Who may read it; anything but PRIVATE is published once it has a target.
        description: The public note about it.
        target: Where it is published (`publish.addresses`); empty where that is still to be said.
        address: Under which URL others read the target, where that is known.

    Raises:
        UsageError: The name is empty or taken, or the target cannot be read.
    """
    name = _free_name(desk, name)
    check_target(desk, target)
    now = desk.now()

    def job(db: Database) -> int:
        library = Library(
            str(uuid.uuid4()),
            name,
            visibility,
            free_slug(db.conn, name, visibility),
            clean(description, 10_000),
        )
        number = libraries.add(db, library, now)
        libraries.change(db, number, {"target": target, "address": address})
        message = Message(N_("Made the library “{name}”."), {"name": name})
        marks.remember(db, "library", {"libraries": [[number, now]]}, message, now)
        queue(db, (number,), now)
        return number

    return desk.store.write(job)


def change(desk: Desk, library_id: int, **values: str) -> None:
    """Change a library: `name`, `description`, `curator`, `language`, `private_note`, `sort`.

    Raises:
        UsageError: The name is empty or taken, or there is no such library.
    """
    if "name" in values:
        values["name"] = _free_name(desk, values["name"], library_id)
    if values.get("sort", "added") not in SORTS:
        raise UsageError(N_("A library is sorted by added, published or title."))

    def job(db: Database) -> None:
        libraries.by_id(db.conn, library_id)
        libraries.change(db, library_id, values)
        queue(db, (library_id,), desk.now())

    desk.store.write(job)


def remove(desk: Desk, library_id: int) -> None:
    """Remove a library with what is in it; `marks.undo` brings it back.

    Raises:
        UsageError: Others can still read it: it must be unpublished first.
    """
    now = desk.now()

    def job(db: Database) -> None:
        record = libraries.by_id(db.conn, library_id)
        if record.published_at is not None:
            raise UsageError(N_("“{name}” is published. Unpublish it first."), name=record.name)
        libraries.hide(db, library_id, now)
        outbox.remove(db, PUBLISH, record.uuid, now)
        mirrors.queue(db, library_id, now, rest=REST_SECONDS)
        message = Message(N_("Removed the library “{name}”."), {"name": record.name})
        marks.remember(db, "library", {"libraries": [[library_id, None]]}, message, now)
        libraries.prune(db, now)

    desk.store.write(job)


def queue(db: Database, library_ids: Iterable[int], now: int, *, rest: int = REST_SECONDS) -> None:
    """Queue the public ones among libraries that changed; a private one never leaves the store.

    Args:
        db: The database, in a transaction.
        library_ids: Libraries; those that are gone are left alone.
        now: Unix seconds.
        rest: Seconds until they are due.
    """
    for record in libraries.every(db.conn):
        if record.id in library_ids and record.visibility is not Visibility.PRIVATE:
            mirrors.queue(db, record.id, now, rest=rest)
        if record.id in library_ids and record.visibility is not Visibility.PRIVATE and record.target:
            payload = json.dumps({"library": record.id}).encode("ascii")
            # What failed and still waits keeps its wait; what was refused for good is tried again as it was changed.
            outbox.put(db, PUBLISH, record.uuid, payload, domain="", now=now, next_at=now + rest)


def free_slug(connection: sqlite3.Connection, name: str, visibility: Visibility) -> str:
    """Return the folder's name under which a new library is published; a secret one for those with the link."""
    from tui.libraries.slugs import secret_path, slug_for  # noqa: PLC0415

    if visibility is Visibility.PRIVATE:
        return ""
    return secret_path() if visibility is Visibility.UNLISTED else slug_for(name, libraries.slugs(connection))


def check_target(desk: Desk, target: str) -> None:
    """Look whether `target` names a place to publish to; empty names none, and is no mistake.

    Raises:
        UsageError: It cannot be read.
    """
    if target:
        from tui.publish.addresses import open_target  # noqa: PLC0415  with the first publication

        open_target(target, desk.paths.state).close()


def _free_name(desk: Desk, name: str, library_id: int = 0) -> str:
    name = clean_line(name, 200)
    if not name:
        raise UsageError(N_("A library needs a name."))
    if any(each.name.casefold() == name.casefold() and each.id != library_id for each in every(desk)):
        raise UsageError(N_("There is a library “{name}” already."), name=name)
    return name


def _moment(seconds: int, now: datetime) -> str | date:
    here = datetime.fromtimestamp(seconds, UTC).astimezone()
    return format_time(here) if here.date() == now.astimezone().date() else here.date()
