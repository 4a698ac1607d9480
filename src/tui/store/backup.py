"""Whole copies of the store: before a migration, on request, and back again."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from tui.core.errors import StoreError
from tui.core.messages import N_
from tui.core.paths import private_folder
from tui.store.connection import explained, open_reader

KEPT = 3
"""How many backups stay; older ones go."""
_PAGES_AT_ONCE = 4096


def folder_of(path: Path) -> Path:
    """Return where the backups of the store at `path` lie."""
    return path.parent / "backups"


def found(path: Path) -> tuple[Path, ...]:
    """Return the backups of the store at `path`, the newest first."""
    return tuple(sorted(folder_of(path).glob(f"{path.stem}-*.db"), key=lambda file: file.name, reverse=True))


def make(connection: sqlite3.Connection, path: Path, reason: str) -> Path:
    """Copy the store page by page, and drop the oldest copies.

    Args:
        connection: Any open connection to the store, outside a transaction.
        path: The store file.
        reason: A word for the file's name.

    Returns:
        The copy, which is complete: it had another name until it was.

    Raises:
        sqlite3.Error: The copy could not be written; what there was of it is gone.
    """
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")[:-3]
    copy = private_folder(folder_of(path)) / f"{path.stem}-{now}-{reason}.db"
    draft = copy.with_suffix(".part")
    draft.touch(mode=0o600)
    target = sqlite3.connect(str(draft))
    try:
        connection.backup(target, pages=_PAGES_AT_ONCE)
        target.close()
        draft.replace(copy)
    finally:
        target.close()
        draft.unlink(missing_ok=True)
    for old in found(path)[KEPT:]:
        old.unlink(missing_ok=True)
    return copy


def restore(path: Path, copy: Path) -> Path:
    """Put a backup in the store's place. The caller holds the writer's lock.

    Args:
        path: The store file.
        copy: One of `found(path)`.

    Returns:
        Where the store's own bytes now lie, with the log beside them.

    Raises:
        StoreError: The backup cannot be read; nothing was changed.
    """
    aside = path.with_name(f"{path.stem}-set-aside-{datetime.now(UTC):%Y%m%dT%H%M%S}.db")
    draft = Path(f"{path}.new")
    with explained(copy):
        source = open_reader(copy)
        try:
            fault = integrity(source)
            if fault:
                raise StoreError(
                    N_("The backup {path} is damaged too ({reason})."), path=str(copy), reason=fault[0]
                )
            draft.unlink(missing_ok=True)
            draft.touch(mode=0o600)
            target = sqlite3.connect(str(draft))
            try:
                source.backup(target)
            finally:
                target.close()
        finally:
            source.close()
    with explained(path):
        for suffix in ("", "-wal", "-shm"):
            here = Path(f"{path}{suffix}")
            if here.exists():
                here.rename(f"{aside}{suffix}")
        draft.replace(path)
    return aside


def integrity(connection: sqlite3.Connection, most: int = 5) -> tuple[str, ...]:
    """Return what SQLite's own check finds wrong, at most `most` lines; nothing for a sound store."""
    rows = connection.execute(f"PRAGMA quick_check({int(most)})").fetchall()
    return tuple(str(row[0]) for row in rows if row[0] != "ok")
