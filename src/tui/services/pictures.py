"""The pictures of articles: fetched when an article is opened, kept for a while, decoded in a child process."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tui.core.errors import ChildError, FetchError
from tui.core.paths import private_folder
from tui.services.addresses import is_private
from tui.services.desk import Desk

if TYPE_CHECKING:
    from tui.services.picture_cells import Picture, Room

ACCEPT = "image/webp, image/png, image/jpeg, image/gif;q=0.9"
MOST_BYTES = 8_000_000
"""Bytes of a picture that is drawn."""
KEPT_BYTES = 64_000_000
"""Bytes of all pictures in the cache."""
_SECONDS = 5.0
_MEGABYTES = 640


def picture(desk: Desk, url: str, room: Room, *, page: str = "") -> Picture | None:
    """Return a picture as the terminal draws it, fetched where it is not kept.

    Args:
        desk: The open desk.
        url: The picture's address, http or https.
        room: The cells that it may take, and how they are drawn.
        page: Address of the article: only one on this machine or its network may show pictures from there.

    Returns:
        The picture, or None where there is none that can be had and drawn; its alternative text has to do.
    """
    kept = desk.paths.pictures / hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()
    try:
        data = _kept(kept) or _fetched(desk, url, page, kept)
        if not data:
            return None
        drawn: Picture | None = desk.children.call(
            "tui.services.picture_drawing:draw",
            data,
            room,
            seconds=_SECONDS,
            megabytes=_MEGABYTES,
        )
    except (FetchError, ChildError):
        return None
    return drawn


def _fetched(desk: Desk, url: str, page: str, kept: Path) -> bytes:
    """Fetch a picture and keep it; empty where it is none."""
    if desk.offline:
        return b""
    answer = desk.client.fetch(url, accept=ACCEPT, allow_private=is_private(page))
    kind = answer.content_type.partition(";")[0].strip().lower()
    if not kind.startswith("image/") or len(answer.body) > MOST_BYTES:
        return b""
    with contextlib.suppress(OSError):  # a cache that cannot be written only keeps less
        _keep(kept, answer.body)
    return answer.body


def _kept(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _keep(path: Path, data: bytes) -> None:
    """Keep a picture for this person alone, and let the oldest go where there are too many."""
    folder = private_folder(path.parent)
    handle, draft = tempfile.mkstemp(dir=folder)  # mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(draft).replace(path)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise
    _tidy(folder)


def _tidy(folder: Path) -> None:
    """Let the oldest pictures go, until the rest is within its bound."""
    found = sorted(
        ((status.st_mtime, status.st_size, path) for path in folder.iterdir() for status in (path.stat(),)),
        reverse=True,
    )
    size = 0
    for _moment, length, path in found:
        size += length
        if size > KEPT_BYTES:
            path.unlink(missing_ok=True)
