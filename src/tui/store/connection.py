"""Opens SQLite connections the way the store needs them, and turns SQLite's errors into sentences."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tui.core.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreReadOnlyError,
)
from tui.core.messages import N_

APPLICATION_ID = 0x63707964
"""What `PRAGMA application_id` says in our files: "cpyd"."""
BUSY_MILLISECONDS = 10_000
"""How long a connection waits for SQLite's own locks; ours (store.locking) are taken before them."""

_FULL = {sqlite3.SQLITE_FULL}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def explain(error: sqlite3.Error, path: Path) -> StoreError:
    """Return the error of ours that says what `error` means for the store at `path`.

    Args:
        error: What SQLite raised.
        path: The store file, named in the sentence.
    """
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    primary = code & 0xFF
    if primary in _FULL or code == sqlite3.SQLITE_IOERR_WRITE:
        return StoreFullError(
            N_(
                "There is no room left to write {path}. Free some space and try again; what was kept is safe."
            ),
            path=str(path),
        )
    if primary in _BUSY:
        return StoreBusyError(
            N_("Another program has held {path} for too long. Close it and try again."), path=str(path)
        )
    if primary in _DAMAGED:
        return damaged(path)
    if primary in _READ_ONLY:
        return read_only(path)
    return StoreError(
        N_("The store {path} cannot be used ({reason})."), path=str(path), reason=str(error).splitlines()[0]
    )


def damaged(path: Path) -> StoreDamagedError:
    """Return the error for a store whose bytes make no sense."""
    return StoreDamagedError(
        N_("The store {path} is damaged. Nothing in it was changed; run “copydesk doctor” for a way on."),
        path=str(path),
    )


def read_only(path: Path) -> StoreReadOnlyError:
    """Return the error for a store that cannot be written."""
    return StoreReadOnlyError(
        N_("The store {path} cannot be written. Reading goes on; marks are not kept."), path=str(path)
    )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise SQLite's and the file system's errors within the block as errors of ours.

    Raises:
        StoreError: With one sentence; the cause is kept.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise explain(error, path) from error
    except PermissionError as error:
        raise read_only(path) from error
    except OSError as error:
        raise StoreError(
            N_("The store {path} cannot be used ({reason})."), path=str(path), reason=error.strerror or "?"
        ) from error


def writable(path: Path) -> bool:
    """Whether the store file and its folder can be written: WAL keeps two files beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def open_reader(path: Path) -> sqlite3.Connection:
    """Open a connection that can only read, for use by one thread at a time.

    Args:
        path: An existing store. In a folder that cannot be written and has no log beside the store,
            the file is read as it is.
    """
    uri = f"file:{quote(str(path.absolute()))}?mode=ro"
    if not writable(path) and not Path(f"{path}-wal").exists():
        uri += "&immutable=1"
    connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_MILLISECONDS / 1000
    )
    return _set_up(connection, ("query_only = 1", "cache_size = -4000"))


def open_writer(path: Path) -> sqlite3.Connection:
    """Open the connection that writes; the caller holds the writer's lock (`store.locking`).

    Checkpoints are run by hand, under that lock, because SQLite before 3.51.3 can lose the log when two
    connections reset it at the same moment.
    """
    connection = sqlite3.connect(str(path), check_same_thread=False, timeout=BUSY_MILLISECONDS / 1000)
    pragmas = (
        "journal_mode = WAL",
        "wal_autocheckpoint = 0",
        "journal_size_limit = 16000000",
        "foreign_keys = 1",
        "recursive_triggers = 1",
        "secure_delete = 0",
        "cache_size = -16000",
    )
    return _set_up(connection, pragmas)


def _set_up(connection: sqlite3.Connection, pragmas: Iterable[str]) -> sqlite3.Connection:
    """Return a connection made ready; one that cannot be, on a damaged file say, is closed."""
    connection.row_factory = sqlite3.Row
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection
