"""Drives a program in a pseudo-terminal and measures when words appear."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence

_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-_])")


class Terminal:
    """One program on a pseudo-terminal of its own."""

    def __init__(
        self, words: Sequence[str], environment: Mapping[str, str], columns: int = 120, rows: int = 40
    ) -> None:
        self.started = time.perf_counter()
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            os.execvpe(
                words[0],
                list(words),
                {**os.environ, **environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            )
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.seen = b""

    def read(self, seconds: float) -> bytes:
        """What the program writes within the time; empty when it writes nothing."""
        ready, _, _ = select.select([self.descriptor], [], [], seconds)
        if not ready:
            return b""
        with contextlib.suppress(OSError):
            return os.read(self.descriptor, 1 << 16)
        return b""

    def wait_for(self, text: str, seconds: float = 60.0) -> float:
        """Milliseconds from the start of the program until `text` has been written."""
        wanted = text.encode()
        while time.perf_counter() - self.started < seconds:
            self.seen += self.read(0.5)
            if wanted in _ESCAPES.sub(b"", self.seen):
                return 1000 * (time.perf_counter() - self.started)
        raise TimeoutError(text)

    def send(self, keys: str) -> None:
        """Press keys and wait until what they do is drawn."""
        os.write(self.descriptor, keys.encode())
        self.settle()

    def send_and_wait(self, keys: str, text: str, seconds: float = 20.0) -> float:
        """Milliseconds from keys until `text` has been written."""
        self.seen = b""
        self.started = time.perf_counter()
        os.write(self.descriptor, keys.encode())
        return self.wait_for(text, seconds)

    def settle(self, quiet: float = 0.4, most: float = 10.0) -> None:
        """Read until the program has been silent for a while."""
        end = time.perf_counter() + most
        while time.perf_counter() < end and self.read(quiet):
            pass

    def press(self, keys: str, seconds: float = 2.0) -> float:
        """Milliseconds from a key to the first thing written after it."""
        begun = time.perf_counter()
        os.write(self.descriptor, keys.encode())
        if not self.read(seconds):
            return 1000 * seconds
        return 1000 * (time.perf_counter() - begun)

    def memory(self) -> float:
        """Resident megabytes of the program and its children."""
        import psutil

        process = psutil.Process(self.pid)
        total = process.memory_info().rss
        for child in process.children(recursive=True):
            with contextlib.suppress(psutil.Error):
                total += child.memory_info().rss
        return float(total) / 1e6

    def close(self) -> None:
        """End the program."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
        os.close(self.descriptor)
