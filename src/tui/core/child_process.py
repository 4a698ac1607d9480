"""One child process: the pipes to it, what is taken from it, and the clock that stops it."""

from __future__ import annotations

import contextlib
import enum
import os
import pickle
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, Any

from tui.core.child_main import Call, Reply

_TICK_SECONDS = 0.1
"""How late a child may be stopped: a thread that sleeps costs a call nothing, a timer of its own a thread a call."""
_IDLE_SECONDS = 1.0

_PLAIN = {
    ("datetime", "datetime"),
    ("datetime", "date"),
    ("datetime", "time"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("decimal", "Decimal"),
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("builtins", "bytearray"),
    ("builtins", "slice"),
}


def _enum_member(kind: Any, name: str) -> Any:
    """Stand in for `getattr`, by which Python 3.11 pickles the members of an enum."""
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return kind[name]
    raise pickle.UnpicklingError(name)


class _Unpickler(pickle.Unpickler):
    """Takes our own classes and plain values only: a child that reads hostile bytes is not trusted blindly."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("builtins", "getattr"):
            return _enum_member
        if (module, name) not in _PLAIN and not module.startswith("tui."):
            raise pickle.UnpicklingError(f"{module}.{name}")
        found = super().find_class(module, name)
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found


def _environment() -> dict[str, str]:
    """The parent's environment, in which the child finds the same package wherever the parent found it."""
    home = str(Path(__file__).resolve().parent.parent.parent)
    paths = [home, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


class Gone(Exception):  # noqa: N818  it says what happened, and never leaves the pool
    """The child ended before it answered."""


class Child:
    """One process and the pipes to it, used by one thread at a time.

    Args:
        idle_seconds: After how long without work it goes.
        clock: Stops it when a call takes too long.
    """

    def __init__(self, idle_seconds: float, clock: Clock) -> None:
        self._clock = clock
        # -P keeps the working folder out of the child's path, where a stranger's `lxml.py` might lie;
        # a session of its own keeps the terminal's signals away
        self._process = subprocess.Popen(  # noqa: S603  our own interpreter and our own module
            [sys.executable, "-P", "-m", "tui.core.child_main", str(idle_seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=sys.platform != "win32",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.overdue = False
        """Whether the clock, and not a fault of its own, ended it."""

    def ask(self, call: Call, seconds: float) -> Reply:
        """Send `call` and wait for the reply.

        Raises:
            Gone: The process ended without an answer, by itself or by the clock.
        """
        self._clock.watch(self, seconds)
        try:
            pickle.dump(call, self._pipe(self._process.stdin), protocol=5)
            self._pipe(self._process.stdin).flush()
            reply: Reply = _Unpickler(self._pipe(self._process.stdout)).load()
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            raise Gone from error
        finally:
            self._clock.forget(self)
        if self.overdue:  # it was stopped just when it had answered
            raise Gone
        return reply

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        if pipe is None or pipe.closed:
            raise EOFError
        return pipe

    def too_slow(self) -> None:
        """End the process because its time is up."""
        self.overdue = True
        self.kill()

    def kill(self) -> None:
        """End the process now; whoever waits for its answer wakes up."""
        with contextlib.suppress(OSError):
            self._process.kill()

    def end(self) -> int:
        """Kill the process, close the pipes, and return its exit code."""
        if self._process.poll() is None:
            self.kill()
        code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        return code


class Clock:
    """Stops children whose time is up: one thread for all of them, which ends when none has been at work for a while."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ends: dict[Child, float] = {}
        self._running = False

    def watch(self, child: Child, seconds: float) -> None:
        """Stop `child` in so many seconds, unless it is forgotten before."""
        with self._lock:
            self._ends[child] = time.monotonic() + seconds
            if not self._running:
                self._running = True
                threading.Thread(target=self._run, name="child clock", daemon=True).start()

    def forget(self, child: Child) -> None:
        """Leave `child` alone; once this returns it is not stopped any more."""
        with self._lock:
            self._ends.pop(child, None)

    def _run(self) -> None:
        idle_since = time.monotonic()
        while True:
            with self._lock:
                now = time.monotonic()
                for child in [child for child, end in self._ends.items() if end <= now]:
                    del self._ends[child]
                    child.too_slow()
                if self._ends:
                    idle_since = now
                elif now - idle_since > _IDLE_SECONDS:
                    self._running = False
                    return
                next_end = min(self._ends.values(), default=now + _TICK_SECONDS)
            time.sleep(min(next_end - now, _TICK_SECONDS))
