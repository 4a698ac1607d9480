"""Standard input that is closed, and standard output that takes nothing."""

from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest


def _called(*words: str, ending: str) -> subprocess.CompletedProcess[str]:
    """Call the program from a shell, its streams changed by `ending`."""
    return subprocess.run(
        ["/bin/sh", "-c", f'exec "$0" -m tui "$@" {ending}', sys.executable, *words],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("words", "code"), [(("figures", "-"), 0), (("audit", "-"), 0), (("extract", "-"), 1), ((), 2)]
)
def test_a_closed_standard_input_is_an_empty_one(words: tuple[str, ...], code: int) -> None:
    done = _called(*words, ending="<&-")
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")  # noqa: PTH110
def test_output_that_finds_no_room_is_told() -> None:
    done = _called("paths", ending="> /dev/full")
    assert done.returncode == 1
    assert done.stderr == f"copydesk: {os.strerror(errno.ENOSPC)}\n"
