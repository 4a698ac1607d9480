"""Writes small files whole: a power cut leaves the old one or the new one."""

from __future__ import annotations

import os
from pathlib import Path
from threading import get_ident

from tui.core.paths import private_folder

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file for the person's eyes alone (mode 0600), in one step.

    Args:
        path: Its folder is made where it is missing.
        data: All of it.

    Raises:
        OSError: It could not be written; the old file is as it was.
    """
    # Its name is this thread's alone; the standard library's temporary files take a dozen modules with them.
    draft = private_folder(path.parent) / f".{path.stem}-{os.getpid()}-{get_ident()}"
    try:
        with os.fdopen(os.open(draft, _NEW, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
