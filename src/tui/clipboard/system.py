"""The system's clipboard, by pyperclip in a child process that is silenced, timed and checked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress

PATIENCE = 2.0
"""Seconds for copying and reading back together."""
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")


def is_local(environment: Mapping[str, str]) -> bool:
    """Whether the session has a clipboard of its own: not over SSH, whose machine is not where the person sits."""
    if any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")):
        return False
    return sys.platform in ("darwin", "win32") or any(environment.get(name) for name in _DISPLAYS)


def copy_checked(text: str, environment: Mapping[str, str]) -> bool:
    """Copy `text` and read it back.

    Args:
        text: Cleaned text.
        environment: For the child; its DISPLAY decides which clipboard is meant.

    Returns:
        Whether the clipboard now holds the text.
    """
    # -P: the folder where the person stands must not lend modules. No pipe for the output: xclip stays behind to
    # serve the selection, and would keep a pipe open.
    child = subprocess.Popen(
        [sys.executable, "-P", "-m", "tui.clipboard.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=dict(environment),
        start_new_session=True,
    )
    with child:
        try:
            child.communicate(text.encode(), timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            _end(child)
            return False
        except BaseException:
            _end(child)
            raise
    return child.returncode == 0


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill the child and the programs that it waits for."""
    with suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            child.kill()
        else:
            os.killpg(child.pid, signal.SIGKILL)
    child.wait()
