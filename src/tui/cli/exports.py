"""Files that a command writes, or prints where no place is named for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tui.core.errors import UsageError
from tui.core.messages import N_


def write_file(path: Path, text: str) -> None:
    """Write an export in the place of whatever has the name.

    Args:
        path: The file.
        text: What is in it, UTF-8.

    Raises:
        UsageError: It cannot be written.
    """
    try:
        path.write_text(text, "utf-8")
    except OSError as error:
        raise UsageError(
            N_("{path} cannot be written ({reason})."), path=str(path), reason=error.strerror or "?"
        ) from error


def file_record(name: str, data: str | bytes, written: Path | None) -> dict[str, Any]:
    """An exported file, as the commands that export print it with `--json`.

    Args:
        name: What it is called where it was not written.
        data: What is in it.
        written: Where it lies now; None where it is printed instead.
    """
    text = data.decode("utf-8", "replace") if isinstance(data, bytes) else data
    return {"path": name if written is None else str(written), "text": text if written is None else None}
