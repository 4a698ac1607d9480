"""Writes small files whole: a power cut leaves the old one or the new one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tui.core.paths import private_folder


def write_whole(path: Path, data: bytes) -> None:
    """Write a file for the person's eyes alone (mode 0600), in one step.

    Args:
        path: Its folder is made where it is missing.
        data: All of it.

    Raises:
        OSError: It could not be written; the old file is as it was.
    """
    handle, name = tempfile.mkstemp(dir=private_folder(path.parent), prefix=f".{path.stem}-")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
