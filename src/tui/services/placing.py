"""Where a library is published, and under which address others read it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.libraries.models import Visibility
from tui.libraries.slugs import address_of, is_secret
from tui.services.desk import Desk
from tui.services.libraries import check_target, every, free_slug, queue
from tui.store import libraries as stored
from tui.store import publications
from tui.store.libraries import LibraryRecord

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Place:
    """Who may read a library, and where."""

    visibility: Visibility
    """PUBLIC or UNLISTED."""
    target: str
    """Where it is published (`publish.addresses.open_target`)."""
    address: str = ""
    """Under which URL others read the target."""
    secret: str = ""
    """Where its password lies: `keyring:NAME`, `env:VARIABLE` or `command:PROGRAM`."""


def publish_at(desk: Desk, library_id: int, place: Place) -> None:
    """Say who may read a library and where it is published.

    Raises:
        UsageError: The place cannot be read, or the library still lies at another one.
    """
    check_target(desk, place.target)

    def job(db: Database) -> None:
        after = _placed(db.conn, library_id, place)
        if not after.generation:
            publications.forget(db, library_id)
        values = {"visibility": after.visibility.value, "slug": after.slug, "target": after.target}
        stored.change(db, library_id, {**values, "address": after.address, "secret": after.secret})
        queue(db, (library_id,), desk.now(), rest=0)

    desk.store.write(job)


def placed(desk: Desk, library_id: int, place: Place) -> LibraryRecord:
    """Return a library as `publish_at` would make it; nothing is changed, and nothing will be published.

    Raises:
        UsageError: As `publish_at`.
    """
    check_target(desk, place.target)
    with desk.store.reading() as connection:
        return _placed(connection, library_id, place)


def _placed(connection: sqlite3.Connection, library_id: int, place: Place) -> LibraryRecord:
    """Return a library at a place; its generation is 0 where nothing of it is known there."""
    before = stored.by_id(connection, library_id)
    moved = before.target not in ("", place.target) or (
        before.slug and before.visibility not in (Visibility.PRIVATE, place.visibility)
    )
    if moved and before.published_at is not None:
        raise UsageError(
            N_("“{name}” still lies at its old place. Unpublish it there first."), name=before.name
        )
    # Taken back and published again, it has the address that people know; a secret one that was taken back is over.
    again = before.visibility is Visibility.PRIVATE and place.visibility is Visibility.PUBLIC
    stays = before.visibility is place.visibility or (again and not is_secret(before.slug))
    return replace(
        before,
        visibility=place.visibility,
        slug=before.slug if before.slug and stays else free_slug(connection, before.name, place.visibility),
        target=place.target,
        address=place.address,
        secret=place.secret,
        generation=0 if moved else before.generation,
    )


def address(desk: Desk, library_id: int) -> str:
    """Return the URL of a published library; empty where it is private, or nobody said where others read it.

    Raises:
        UsageError: There is no such library.
    """
    with desk.store.reading() as connection:
        record = stored.by_id(connection, library_id)
    public = record.visibility is not Visibility.PRIVATE
    return address_of(record.address, record.slug) if public and record.slug else ""


def places(desk: Desk) -> tuple[str, ...]:
    """Return where libraries may be published to: the places in use first, a folder at the end."""
    used = sorted((each for each in every(desk) if each.target), key=lambda each: -each.created_at)
    return tuple(dict.fromkeys([*(each.target for each in used), "folder:~/Public/libraries"]))
