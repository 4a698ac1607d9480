"""One writer at a time across processes, first come, first served."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tui.core.errors import StoreBusyError
from tui.core.messages import N_
from tui.store.connection import read_only

if TYPE_CHECKING:
    from filelock import FileLock

PATIENCE_SECONDS = 30.0
"""How long a writer waits for its turn; one transaction takes some hundredths of a second."""
_POLL_SECONDS = 0.001


class WriterLock:
    """The right to write a store file.

    Two lock files: who wants to write takes the `turn` first, then the `lock`, then gives the turn back. A writer
    with much to do therefore cannot take the lock again before somebody who waits has had it.

    Args:
        path: The store file.
    """

    def __init__(self, path: Path) -> None:
        from filelock import FileLock  # noqa: PLC0415  the first screen writes nothing

        self._path = path
        self._turn: FileLock = FileLock(f"{path}.turn", mode=0o600)
        self._lock: FileLock = FileLock(f"{path}.lock", mode=0o600)

    @contextmanager
    def held(self, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
        """Hold the lock within the block.

        Args:
            patience: Seconds to wait for it.

        Raises:
            StoreBusyError: Another process kept it for longer.
            StoreReadOnlyError: The folder cannot be written.
        """
        from filelock import Timeout  # noqa: PLC0415

        try:
            with self._turn.acquire(timeout=patience, poll_interval=_POLL_SECONDS):
                self._lock.acquire(timeout=patience, poll_interval=_POLL_SECONDS)
        except Timeout as error:
            raise StoreBusyError(
                N_("Another program has held {path} for too long. Close it and try again."),
                path=str(self._path),
            ) from error
        except OSError as error:
            raise read_only(self._path) from error
        try:
            yield
        finally:
            self._lock.release()
