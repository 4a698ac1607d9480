"""A command of the person's own as a target: it is given the bundle's folder, and takes it where it belongs."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tui.core.errors import PublishError
from tui.core.messages import N_
from tui.publish.children import run
from tui.publish.folder import FolderTarget
from tui.publish.staged import Changes
from tui.publish.target import Stored, failed, lost_race

PATIENCE = 300.0
"""Seconds for the command."""


class HookTarget(Changes):
    """Remembers in a folder of its own what the command was last given; a command that fails changes nothing."""

    atomic = True

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        """Take the command; nothing runs yet.

        Args:
            command: Program and arguments; the bundle's folder becomes the last one.
            folder: Where the last bundle that the command took is remembered.
        """
        super().__init__()
        self._command, self._folder = tuple(command), folder
        self._taken = FolderTarget(folder)

    def describe(self) -> str:
        """Return the command's program; its arguments may hold a secret."""
        return f"exec:{Path(self._command[0]).name}"

    def read(self, path: str) -> Stored | None:
        """Return a file of the bundle that the command took last, or None."""
        return self._taken.read(path)

    def delete(self, path: str) -> None:
        """Keep a deletion for the next swap; after the manifest's there is none, so it happens at once."""
        super().delete(path)
        if path.endswith("manifest.json"):
            self._hand_over(path.partition("/")[0])

    def swap(self, path: str, data: bytes, etag: str | None) -> str:
        """Give the new bundle to the command where the last one still is what it was."""
        with self._taken.locked():
            stored = self.read(path)
            if (stored.etag if stored else None) != etag:
                raise lost_race(self.describe())
            self.pending[path] = data
            self._hand_over(path.partition("/")[0])
            return self._taken.swap(path, data, etag)

    def _hand_over(self, slug: str) -> None:
        """Run the command upon the new folder, then remember it; the manifest is left to the swap.

        Raises:
            PublishError: The command failed, was too slow, or could not be started.
        """
        try:
            with tempfile.TemporaryDirectory(prefix="copydesk-") as name:
                bundle = Path(name) / slug
                if (self._folder / slug).is_dir():
                    shutil.copytree(self._folder / slug, bundle)
                staged = FolderTarget(Path(name))
                bundle.mkdir(exist_ok=True)
                for path, data in self.pending.items():
                    _apply(staged, path, data)
                bundle.mkdir(exist_ok=True)
                self._run(bundle)
        except OSError as error:
            raise failed(self.describe(), error.strerror or type(error).__name__) from error
        for path, data in self.pending.items():
            if data is None or not path.endswith("manifest.json"):
                _apply(self._taken, path, data)
        self.pending.clear()

    def _run(self, bundle: Path) -> None:
        done = run([*self._command, str(bundle)], seconds=PATIENCE)
        if done.code != 0:
            raise PublishError(
                N_("{target} failed ({code}): {reason}"),
                target=self.describe(),
                code=done.code,
                reason=done.errors or "—",
            )


def _apply(target: FolderTarget, path: str, data: bytes | None) -> None:
    if data is None:
        target.delete(path)
    else:
        target.put(path, data, "")
