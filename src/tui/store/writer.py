"""The one thread of this process that writes the store, each job a transaction of its own."""

from __future__ import annotations

import contextlib
import itertools
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from tui.core.errors import CopydeskError, StoreError
from tui.core.messages import N_
from tui.store.connection import BUSY_MILLISECONDS, explain, explained, open_writer
from tui.store.locking import WriterLock

if TYPE_CHECKING:
    from sqlite_utils import Database

Result = TypeVar("Result")
Job = Callable[["Database"], Result]

CHECKPOINT_BYTES = 4_000_000
"""A log of this size is moved into the store as soon as nothing waits to be written."""
CHECKPOINT_ANYWAY_BYTES = 64_000_000
"""At this size it is moved whoever waits."""
_IDLE_SECONDS = 0.2


class _Task(NamedTuple):
    """A job in the queue: what a person waits for comes first, then first come, first served."""

    priority: int
    number: int
    """Every task has its own: what follows is never compared."""
    job: Job[Any] | None
    durable: bool
    result: Future[Any]


class _LateDatabase:
    """Stands for sqlite-utils' `Database`, which takes as long to load as it takes to write a hundred feeds.

    A refresh needs no more than its connection; whatever else is asked of it comes from the real one.

    Args:
        connection: The writing connection.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.conn = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    @cached_property
    def _real(self) -> Database:
        from sqlite_utils import Database  # noqa: PLC0415

        return Database(self.conn, recursive_triggers=False, execute_plugins=False)


class Writer:
    """Takes jobs from any thread and runs them one by one, each in one transaction under the writer's lock.

    The thread and the connection come with the first job: a screen that only shows needs none.

    Args:
        path: The store file, which exists.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._tasks: queue.PriorityQueue[_Task] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._closed = False

    def submit(self, job: Job[Result], *, durable: bool = True, urgent: bool = True) -> Future[Result]:
        """Queue a job.

        Args:
            job: Gets the database within an open transaction; what it raises rolls everything back.
            durable: Whether the commit must survive a power cut (`synchronous=FULL`); what can be fetched
                again need not.
            urgent: Whether a person waits for it.

        Returns:
            The job's result, or the `StoreError` or other error that ended it.
        """
        with self._starting:
            if self._closed:
                raise StoreError(N_("The store is closed."))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="store-writer", daemon=True)
                self._thread.start()
            task = _Task(0 if urgent else 1, next(self._numbers), job, durable, Future())
            self._tasks.put(task)
        return task.result

    def close(self) -> None:
        """Finish what is queued, move the log into the store, and end the thread."""
        with self._starting:
            if self._closed:
                return
            self._closed = True
            thread = self._thread
            self._tasks.put(_Task(2, next(self._numbers), None, True, Future()))
        if thread is not None:
            thread.join()

    def _work(self) -> None:
        """Run the thread: open, serve, checkpoint, close."""
        connection: sqlite3.Connection | None = None
        try:
            with explained(self._path):
                lock = WriterLock(self._path)
                with lock.held():
                    connection = open_writer(self._path)
            self._serve(cast("Database", _LateDatabase(connection)), lock)
        except (CopydeskError, ImportError) as error:
            self._refuse(error)
        finally:
            if connection is not None:
                self._leave(connection)

    def _refuse(self, error: Exception) -> None:
        """Answer every job with `error` until the writer is closed."""
        while (task := self._tasks.get()).job is not None:
            task.result.set_exception(error)

    def _serve(self, db: Database, lock: WriterLock) -> None:
        durable: bool | None = None
        while True:
            try:
                task = self._tasks.get(
                    timeout=_IDLE_SECONDS if self._log_bytes() > CHECKPOINT_BYTES else None
                )
            except queue.Empty:
                self._checkpoint(db.conn, lock)
                continue
            if task.job is None:
                return
            if not task.result.set_running_or_notify_cancel():
                continue
            try:
                with lock.held():
                    if durable is not task.durable:
                        db.conn.execute(f"PRAGMA synchronous = {'FULL' if task.durable else 'NORMAL'}")
                        durable = task.durable
                    value = _transaction(db, task.job)
            except sqlite3.Error as error:
                task.result.set_exception(_with_cause(explain(error, self._path), error))
            except BaseException as error:  # it belongs to whoever waits for the result
                task.result.set_exception(error)
            else:
                task.result.set_result(value)
            if self._log_bytes() > CHECKPOINT_ANYWAY_BYTES:
                self._checkpoint(db.conn, lock)

    def _log_bytes(self) -> int:
        try:
            return Path(f"{self._path}-wal").stat().st_size
        except OSError:
            return 0

    def _checkpoint(self, connection: sqlite3.Connection, lock: WriterLock) -> None:
        """Move the log into the store and cut it; a reader in the way or a full disk only puts it off."""
        with contextlib.suppress(sqlite3.Error, StoreError), lock.held():
            connection.execute("PRAGMA busy_timeout = 0")  # nobody who writes waits for one who reads
            try:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")

    def _leave(self, connection: sqlite3.Connection) -> None:
        """Close under the lock: the last connection to close moves the log into the store."""
        try:
            with WriterLock(self._path).held():
                connection.close()
        except StoreError:
            connection.close()


def _transaction(db: Database, job: Job[Result]) -> Result:
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        value = job(db)
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:  # some errors have rolled back already
            db.conn.execute("ROLLBACK")
        raise
    return value


def _with_cause(error: StoreError, cause: BaseException) -> StoreError:
    error.__cause__ = cause
    return error
