"""Makes a store and brings an older one up to date, one numbered step after the other, with a backup before each."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tui.core.errors import StoreError, StoreNewerError
from tui.core.messages import N_
from tui.store.connection import APPLICATION_ID, damaged, explained, open_writer

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

LATEST = 6
"""The schema's version (`PRAGMA user_version`) that this program reads and writes."""
_SET = "copydesk"


def steps() -> Migrations:
    """Return all migrations in order; the name of each begins with the version that it leads to."""
    # A store that is up to date needs nothing of this.
    from sqlite_utils import Migrations  # noqa: PLC0415

    from tui.store.schema import MERGE_LATER, SEARCH, TABLES, TRIGGERS  # noqa: PLC0415
    from tui.store.schema_corrections import CORRECTIONS  # noqa: PLC0415
    from tui.store.schema_libraries import LIBRARIES, MIRRORS  # noqa: PLC0415
    from tui.store.schema_versions import LANGUAGE_VERSIONS  # noqa: PLC0415

    migrations = Migrations(_SET)

    @migrations(name="0001 first tables")
    def first_tables(db: Database) -> None:
        db.executescript(TABLES + SEARCH + TRIGGERS)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    @migrations(name="0002 corrections, outbox, versions")
    def corrections(db: Database) -> None:
        db.executescript(CORRECTIONS)

    @migrations(name="0003 libraries")
    def libraries(db: Database) -> None:
        db.executescript(LIBRARIES)

    @migrations(name="0004 language versions")
    def language_versions(db: Database) -> None:
        db.executescript(LANGUAGE_VERSIONS)

    @migrations(name="0005 mirrors")
    def mirrors(db: Database) -> None:
        db.executescript(MIRRORS)

    @migrations(name="0006 later merges of the search index")
    def later_merges(db: Database) -> None:
        db.executescript(MERGE_LATER)

    return migrations


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """Return the schema version of an open store.

    Raises:
        StoreNewerError: A newer program wrote it.
        StoreError: It is another program's file.
        StoreDamagedError: It is empty, which a store never is.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if application == 0 and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise damaged(path)
    if application != APPLICATION_ID:
        raise StoreError(
            N_("{path} is another program's file. Name another one with --store."), path=str(path)
        )
    if version > LATEST:
        raise StoreNewerError(
            N_(
                "The store {path} was written by a newer version of this program "
                "(schema {found}; this one reads {known}). Update the program; nothing was changed."
            ),
            path=str(path),
            found=version,
            known=LATEST,
        )
    return version


def create(path: Path) -> None:
    """Make a new store at `path`: complete under another name first, so that half of one is never found.

    The caller holds the writer's lock.

    Raises:
        StoreError: The file system refuses.
    """
    from sqlite_utils import Database  # noqa: PLC0415

    draft = Path(f"{path}.new")
    with explained(path):
        # A log without its store would be played into the new one: it is kept, under another name.
        for suffix in ("-wal", "-shm"):
            left = Path(f"{path}{suffix}")
            if left.exists():
                left.rename(f"{path}.left-{datetime.now(UTC):%Y%m%dT%H%M%S}{suffix}")
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        connection = sqlite3.connect(str(draft))
        try:
            _apply(Database(connection, execute_plugins=False), steps())
        finally:
            connection.close()
        draft.replace(path)


def migrate(path: Path, migrations: Migrations | None = None) -> None:
    """Bring an existing store up to date; a step that fails leaves the store as it was before that step.

    The caller holds the writer's lock.

    Args:
        path: The store file.
        migrations: Other steps than `steps()`, for tests.

    Raises:
        StoreError: A step failed; the sentence names the backup.
    """
    from sqlite_utils import Database  # noqa: PLC0415

    from tui.store import backup  # noqa: PLC0415  with the first migration

    migrations = migrations or steps()
    with explained(path):
        connection = open_writer(path)
        connection.execute("PRAGMA synchronous = FULL")
        try:
            db = Database(connection, execute_plugins=False)
            for step in migrations.pending(db):
                kept = backup.make(connection, path, f"before-{step.name[:4]}")
                try:
                    _apply(db, migrations, only=step.name)
                except sqlite3.DatabaseError as error:
                    raise StoreError(
                        N_(
                            "The store {path} could not be brought up to date ({reason}). A copy is at {backup}."
                        ),
                        path=str(path),
                        reason=str(error).splitlines()[0],
                        backup=str(kept),
                    ) from error
        finally:
            connection.close()


def _apply(db: Database, migrations: Migrations, only: str = "") -> None:
    """Apply the step named `only`, or every pending one; `user_version` follows within the step's transaction."""
    migrations.ensure_migrations_table(db)
    for step in migrations.pending(db):
        if only and step.name != only:
            continue
        following = [other.name for other in migrations.pending(db) if other.name > step.name]
        with db.atomic():
            migrations.apply(db, stop_before=following)
            db.execute(f"PRAGMA user_version = {int(step.name[:4])}")
