"""tmux's own buffer, and through it the clipboard of the terminal around tmux."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping

PATIENCE = 2.0
"""Seconds for one tmux command."""


def is_inside(environment: Mapping[str, str]) -> bool:
    """Whether the program runs in a pane of tmux."""
    return bool(environment.get("TMUX"))


def load(text: str, environment: Mapping[str, str]) -> bool:
    """Put `text` into tmux's newest buffer and let tmux pass it on to the terminal around it.

    Args:
        text: Cleaned text.
        environment: With `TMUX`, by which tmux finds its server.

    Returns:
        Whether the buffer was read back and holds the text. The terminal's clipboard cannot be read.
    """
    data = text.encode()
    if _run(["load-buffer", "-w", "-"], environment, data) is None:
        return False
    return _run(["save-buffer", "-"], environment) == data


def _run(arguments: list[str], environment: Mapping[str, str], given: bytes = b"") -> bytes | None:
    """Run a tmux command; None where it failed."""
    try:
        done = subprocess.run(  # noqa: S603
            ["tmux", *arguments],  # noqa: S607  the person's own tmux
            input=given,
            capture_output=True,
            timeout=PATIENCE,
            env=dict(environment),
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout
