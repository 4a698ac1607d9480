"""The store: one SQLite file, one thread that writes it, any number that read beside it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager
from pathlib import Path

from tui.core.errors import CopydeskError, StoreError
from tui.core.messages import N_
from tui.core.paths import private_folder
from tui.store import migrations
from tui.store.connection import damaged, explain, explained, open_reader, read_only, writable
from tui.store.writer import Job, Result, Writer

_GLANCE_MILLISECONDS = 50
"""How long a store may be held by others and still count as one that can be read at once."""


class Store:
    """An open store. Every method may be called from any thread.

    Args:
        path: The store file, made and brought up to date already: use `Store.open`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.read_only = not writable(path)
        """Whether marks cannot be kept."""
        self._writer = Writer(path)
        self._resting: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open the store at `path`; make it where there is none; bring an older one up to date.

        Nothing here depends on how much is stored.

        Raises:
            StoreNewerError, StoreDamagedError, StoreReadOnlyError, StoreFullError, StoreBusyError, StoreError:
                It cannot be used; nothing was changed.
        """
        if not path.exists():
            _create(path)
        if path.is_dir():
            raise StoreError(
                N_("The store {path} is a folder. Name a file with --store, or move the folder away."),
                path=str(path),
            )
        store = cls(path)
        try:
            store._bring_up_to_date()
        except BaseException:
            store.close()
            raise
        return store

    def _bring_up_to_date(self) -> None:
        with self.reading() as connection:
            if self.path.stat().st_size == 0:
                raise damaged(self.path)
            version = migrations.version_of(connection, self.path)
        if version < migrations.LATEST:
            if self.read_only:
                raise read_only(self.path)
            _migrate(self.path)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection that only reads; SQLite's errors within the block become ours."""
        connection = self._take()
        try:
            yield connection
            if connection.in_transaction:
                connection.rollback()
        except sqlite3.Error as error:
            connection.close()
            raise explain(error, self.path) from error
        except BaseException:
            connection.close()
            raise
        else:
            self._give_back(connection)

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._closed:
                raise StoreError(N_("The store is closed."))
            if self._resting:
                return self._resting.pop()
        with explained(self.path):
            return open_reader(self.path)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            if not self._closed:
                self._resting.append(connection)
                return
        connection.close()

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection on which several questions see the same moment."""
        with self.reading() as connection:
            connection.execute("BEGIN")
            yield connection

    def write(self, job: Job[Result], *, durable: bool = True, urgent: bool = True) -> Result:
        """Run `job` in a transaction and wait for it (see `Writer.submit`).

        Raises:
            StoreError: It was not kept; nothing of it was.
        """
        return self.submit(job, durable=durable, urgent=urgent).result()

    def submit(self, job: Job[Result], *, durable: bool = True, urgent: bool = True) -> Future[Result]:
        """Queue `job` and go on (see `Writer.submit`).

        Raises:
            StoreReadOnlyError: The store cannot be written.
        """
        if self.read_only:
            raise read_only(self.path)
        return self._writer.submit(job, durable=durable, urgent=urgent)

    def warm(self) -> None:
        """Start the writer, so that the first mark does not wait for its imports."""
        if not self.read_only:
            self._writer.submit(lambda _db: None, durable=False, urgent=False)

    def settle(self) -> None:
        """Wait until everything that was queued before is written."""
        if not self.read_only:
            self._writer.submit(lambda _db: None, durable=False, urgent=False).result()

    def back_up(self, reason: str = "asked") -> Path:
        """Copy the whole store beside itself and return the copy.

        Raises:
            StoreError: There is no room, or the store is damaged.
        """
        from tui.store import backup  # noqa: PLC0415  with the first need

        with self.reading() as connection:
            return backup.make(connection, self.path, reason)

    def close(self) -> None:
        """Finish what is queued and close every connection; calling it twice does no harm."""
        with self._lock:
            self._closed = True
            resting, self._resting = self._resting, []
        for connection in resting:
            connection.close()
        self._writer.close()  # last: it then leaves one file, without a log beside it

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def is_current(path: Path) -> bool:
    """Return whether opening a store is only reading: it is there, of this program's schema, and nobody holds it.

    Args:
        path: The store file; it need not exist.
    """
    if not path.is_file() or not path.stat().st_size:
        return False
    try:
        with closing(open_reader(path)) as connection:
            connection.execute(f"PRAGMA busy_timeout = {_GLANCE_MILLISECONDS}")
            return migrations.version_of(connection, path) == migrations.LATEST
    except (sqlite3.Error, OSError, CopydeskError):
        return False  # whoever opens it says what is wrong with it


def _create(path: Path) -> None:
    from tui.store.locking import WriterLock  # noqa: PLC0415

    with explained(path):
        private_folder(path.parent)
    with WriterLock(path).held():
        if not path.exists():
            migrations.create(path)


def _migrate(path: Path) -> None:
    from tui.store.locking import WriterLock  # noqa: PLC0415

    with WriterLock(path).held():
        migrations.migrate(path)


def restore(path: Path, copy: Path) -> Path:
    """Put the backup `copy` in the place of the store at `path`, which no program may have open.

    Returns:
        Where the store's own bytes now lie.

    Raises:
        StoreError: The backup is damaged; nothing was changed.
    """
    from tui.store import backup  # noqa: PLC0415
    from tui.store.locking import WriterLock  # noqa: PLC0415

    with WriterLock(path).held():
        return backup.restore(path, copy)
