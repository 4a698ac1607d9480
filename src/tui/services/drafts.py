"""What stood in a dialog that was left or interrupted, kept until it is finished."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

from tui.core.errors import StoreError
from tui.core.files import write_whole
from tui.core.messages import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tui.services.desk import Desk

MOST = 50
"""Drafts of a dialog that are kept; the oldest are forgotten first."""
_LARGEST = 4_000_000
_LOCK = threading.Lock()


def keep(desk: Desk, dialog: str, what: str, values: Mapping[str, Any] | None) -> None:
    """Keep a draft, or forget it.

    Args:
        desk: The open desk.
        dialog: The dialog's name.
        what: What it is about, in a word of the dialog's own.
        values: What stands in it, as JSON can write it; None forgets it.

    Raises:
        StoreError: It could not be written.
    """
    with _LOCK:
        drafts = _read(_file(desk))
        own = drafts.pop(dialog, {})
        if own.pop(what, None) is None and values is None:
            return
        if values is not None:
            own[what] = dict(values)
        drafts[dialog] = dict(list(own.items())[-MOST:])
        try:
            write_whole(_file(desk), json.dumps(drafts).encode("ascii"))
        except OSError as error:
            raise StoreError(
                N_("The draft could not be kept ({reason})."), reason=error.strerror or "?"
            ) from error


def load(desk: Desk, dialog: str, what: str) -> dict[str, Any] | None:
    """Return what was kept, or None."""
    with _LOCK:
        draft = _read(_file(desk)).get(dialog, {}).get(what)
    return draft if isinstance(draft, dict) else None


def _file(desk: Desk) -> Path:
    return desk.paths.state / "drafts.json"


def _read(path: Path) -> dict[str, dict[str, Any]]:
    """Return all drafts; a file that is not there or was damaged holds none."""
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        drafts = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return (
        {name: own for name, own in drafts.items() if isinstance(own, dict)}
        if isinstance(drafts, dict)
        else {}
    )
