"""A folder as a target: one that a web server shows, a synchronised one, or a mounted one."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tui.publish.target import Stored, failed, lost_race

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK = ".copydesk.lock"
PATIENCE = 10.0
"""Seconds to wait for another program that holds the folder."""


@contextmanager
def alone(path: Path, target: str) -> Iterator[None]:
    """Let one process at a time work within the block.

    Args:
        path: The lock's file; its folder is made.
        target: For the sentence.

    Raises:
        PublishError: Another process is at work for too long, or the file cannot be written.
    """
    with _held(_lock(path), target):
        yield


class FolderTarget:
    """Writes to a temporary file beside the place and renames it over; the manifest is guarded by a lock."""

    atomic = False

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock: BaseFileLock | None = None

    def describe(self) -> str:
        """Return the folder."""
        return str(self._root)

    def read(self, path: str) -> Stored | None:
        """Return a file, or None where there is none."""
        try:
            data = self._place(path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise self._failed(error) from error
        return Stored(data, _etag(data))

    def put(self, path: str, data: bytes, media_type: str) -> None:
        """Write a file, whole or not at all."""
        place = self._place(path)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            _replace(place, data)
        except OSError as error:
            raise self._failed(error) from error

    def copy(self, source: str, path: str, data: bytes, media_type: str) -> None:
        """Make `path` the same as `source`."""
        self.put(path, data, media_type)

    def delete(self, path: str) -> None:
        """Remove a file, and the folders that are empty then."""
        place = self._place(path)
        try:
            place.unlink(missing_ok=True)
            for folder in place.parents:
                if folder == self._root or any(folder.iterdir()):
                    break
                folder.rmdir()
        except FileNotFoundError:
            return
        except OSError as error:
            raise self._failed(error) from error

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names of the files in a folder."""
        try:
            return tuple(each.name for each in self._place(folder).iterdir() if each.is_file())
        except OSError:
            return ()

    def swap(self, path: str, data: bytes, etag: str | None) -> str:
        """Write a file where it still is what it was."""
        with self.locked():
            stored = self.read(path)
            if (stored.etag if stored else None) != etag:
                raise lost_race(self.describe())
            self.put(path, data, "")
        return _etag(data)

    def close(self) -> None:
        """Nothing is held open."""

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other programs from swapping; within it, this target still may.

        Raises:
            PublishError: Another program holds the folder for too long, or it cannot be written.
        """
        if self._lock is None:
            self._lock = _lock(self._root / LOCK)
        with _held(self._lock, self.describe()):
            yield

    def _place(self, path: str) -> Path:
        place = self._root / path
        if not place.resolve().is_relative_to(self._root.resolve()):
            raise failed(self.describe(), path)
        return place

    def _failed(self, error: OSError) -> Exception:
        return failed(self.describe(), error.strerror or type(error).__name__)


def _etag(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _lock(path: Path) -> BaseFileLock:
    from filelock import FileLock  # noqa: PLC0415  publishing alone

    return FileLock(path, timeout=PATIENCE)


@contextmanager
def _held(lock: BaseFileLock, target: str) -> Iterator[None]:
    from filelock import Timeout  # noqa: PLC0415

    try:
        Path(lock.lock_file).parent.mkdir(parents=True, exist_ok=True)
        with lock:
            yield
    except Timeout as error:
        raise failed(target, "locked by another program") from error
    except OSError as error:
        raise failed(target, error.strerror or type(error).__name__) from error


def _replace(place: Path, data: bytes) -> None:
    """Write beside the place, on the disk before the name changes hands, readable for a web server."""
    handle, name = tempfile.mkstemp(prefix=".copydesk-", dir=place.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(place)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
