"""What the targets share that show nothing before the manifest is swapped: they keep every change until then."""

from __future__ import annotations


class Changes:
    """The files put and deleted since the last swap."""

    def __init__(self) -> None:
        self.pending: dict[str, bytes | None] = {}
        """Path to new content; None deletes."""

    def put(self, path: str, data: bytes, media_type: str) -> None:
        """Keep a file for the next swap."""
        self.pending[path] = data

    def copy(self, source: str, path: str, data: bytes, media_type: str) -> None:
        """Keep a file for the next swap."""
        self.pending[path] = data

    def delete(self, path: str) -> None:
        """Keep a deletion for the next swap."""
        self.pending[path] = None

    def names(self, folder: str) -> tuple[str, ...]:
        """Return nothing: what was not swapped never came to the target."""
        return ()

    def close(self) -> None:
        """Forget what was not swapped."""
        self.pending.clear()
