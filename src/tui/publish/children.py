"""Runs the programs that publishing needs: an argument list, a limit in time, and nothing on the screen."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from tui.core.text import clean_line

_USERINFO = re.compile(r"(://)[^/\s@]+@")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a program left behind."""

    code: int
    """Its exit status; -1 where it could not be started, -2 where it was stopped for taking too long."""
    output: bytes
    errors: str
    """The last line that it wrote to its standard error, cleaned, without credentials in URLs."""


def run(
    arguments: Sequence[str],
    *,
    seconds: float,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> Ran:
    """Run a program and everything that it starts, at most for `seconds`.

    Args:
        arguments: The program and its arguments; never a shell's line.
        seconds: After which the whole group of processes is killed.
        given: Its standard input.
        environment: Replaces the environment.
    """
    try:
        child = subprocess.Popen(  # noqa: S603  an argument list; the program is the person's or git
            list(arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=dict(environment) if environment is not None else None,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
        return Ran(-1, b"", clean_line(f"{arguments[0]}: {reason}", 200))
    with child:
        try:
            output, errors = child.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired:
            _end(child)
            return Ran(-2, b"", f"> {seconds:.0f} s")
        except BaseException:
            _end(child)
            raise
    return Ran(child.returncode, output, last_line(errors))


def last_line(errors: bytes) -> str:
    """Return the last line that says something, of git the first that says why; cleaned, without credentials."""
    lines = [line for line in errors.decode(errors="replace").splitlines() if line.strip()]
    # Git's last lines give advice.
    telling = next((line for line in lines if line.startswith("fatal:")), lines[-1] if lines else "")
    return clean_line(_USERINFO.sub(r"\1", telling), 200)


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill a child with all that it started."""
    with suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            child.kill()
        else:
            os.killpg(child.pid, signal.SIGKILL)
    child.communicate()
