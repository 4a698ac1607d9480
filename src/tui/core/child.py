"""Child processes that can be killed, for reading documents that may be hostile.

A parser written in C cannot be stopped from within, and a document of 50 kB may keep it busy for minutes. So
documents are read in children that live on between calls; one that takes too long or too much is killed, and the
next call starts another.
"""

from __future__ import annotations

import contextlib
import enum
import os
import pickle
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

from tui.core.child_main import ERROR, IDLE_EXIT, MEMORY, VALUE, Reply
from tui.core.errors import ChildError
from tui.core.messages import N_

SECONDS = 20.0
"""How long a call may take where the caller says nothing."""
MEGABYTES = 768
"""How much memory a child may use in all where the caller says nothing."""
IDLE_SECONDS = 60.0
"""After how long without work a child goes."""

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


class _Gone(Exception):  # noqa: N818  it says what happened, and never leaves this module
    """The child ended before it answered."""


class _Child:
    """One process and the pipes to it, used by one thread at a time."""

    def __init__(self, idle_seconds: float) -> None:
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

    def ask(self, call: tuple[Any, ...], seconds: float) -> Reply:
        """Send `call` and wait for the reply.

        Raises:
            _Gone: The process ended without an answer, by itself or by the clock.
        """
        clock = threading.Timer(seconds, self._too_slow)
        clock.daemon = True
        clock.start()
        try:
            pickle.dump(call, self._pipe(self._process.stdin), protocol=5)
            self._pipe(self._process.stdin).flush()
            reply: Reply = _Unpickler(self._pipe(self._process.stdout)).load()
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            raise _Gone from error
        else:
            return reply
        finally:
            clock.cancel()

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        if pipe is None or pipe.closed:
            raise EOFError
        return pipe

    def _too_slow(self) -> None:
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


class ChildPool:
    """A few child processes, started when they are first needed, shared by any number of threads.

    Args:
        size: How many calls may run at once; further ones wait.
        idle_seconds: After how long without work a child goes.
    """

    def __init__(self, size: int = 2, idle_seconds: float = IDLE_SECONDS) -> None:
        self._size = size
        self._idle_seconds = idle_seconds
        self._places = threading.BoundedSemaphore(size)
        self._lock = threading.Lock()
        self._resting: list[_Child] = []
        self._working: set[_Child] = set()
        self._closed = False

    def call(
        self,
        target: str,
        /,
        *args: Any,
        seconds: float = SECONDS,
        megabytes: int = MEGABYTES,
        **kwargs: Any,
    ) -> Any:
        """Call a function in a child and return what it returns.

        Args:
            target: `package.module:function`; imported in the child only.
            *args: Anything that can be pickled.
            seconds: After how long the child is killed.
            megabytes: How much memory the child may use in all, where the system can bound it.
            **kwargs: Anything that can be pickled.

        Returns:
            The function's value: plain values and classes of ours.

        Raises:
            CopydeskError: The function raised it.
            ChildError: The child took too long, needed too much or crashed; another takes its place.
        """
        call = (target, args, kwargs, seconds, megabytes)
        with self._places:
            while True:
                child = self._take()
                try:
                    reply = child.ask(call, seconds)
                except _Gone as gone:
                    if self._drop(child) == IDLE_EXIT:
                        continue  # it went to rest just when it was called
                    raise self._reason(child, seconds) from gone
                except BaseException:
                    self._drop(child)
                    raise
                return self._read(child, reply, megabytes)

    def warm(self, module: str) -> None:
        """Start the children and let them import `module`, without waiting for it.

        Args:
            module: What the next calls need, such as the module of their target.
        """
        for _ in range(self._size):
            threading.Thread(target=self._load, args=(module,), name="warm child", daemon=True).start()

    def _load(self, module: str) -> None:
        # whatever is wrong with it, the call that needs it will say so
        with contextlib.suppress(ChildError):
            self.call("tui.core.child_main:load", module)

    def _read(self, child: _Child, reply: Reply, megabytes: int) -> Any:
        """Return the value in `reply` or raise what it tells; keep the child unless its memory ran out."""
        kind, payload = reply
        if kind == MEMORY:
            self._drop(child)
            raise ChildError(
                N_("Reading this document needs more than {megabytes} MB; it was stopped."),
                megabytes=megabytes,
            )
        self._keep(child)
        if kind == VALUE:
            return payload
        if kind == ERROR:
            raise payload
        error = ChildError(N_("This document cannot be read: the program that reads it failed."))
        error.add_note(str(payload))
        raise error

    def _reason(self, child: _Child, seconds: float) -> ChildError:
        """Why `child` ended without an answer."""
        if child.overdue:
            return ChildError(
                N_("Reading this document takes longer than {seconds} s; it was stopped."),
                seconds=f"{seconds:g}",
            )
        if self._closed:
            return ChildError(N_("Reading was stopped because the program is closing."))
        return ChildError(N_("This document cannot be read: the program that reads it ended unexpectedly."))

    def _take(self) -> _Child:
        with self._lock:
            if self._closed:
                raise ChildError(N_("Reading was stopped because the program is closing."))
            # the one that worked last: its imports are warm, and the others may go to rest
            try:
                child = self._resting.pop() if self._resting else _Child(self._idle_seconds)
            except OSError as error:
                raise ChildError(
                    N_("No helper process can be started: {reason}."), reason=error.strerror or "unknown"
                ) from error
            self._working.add(child)
            return child

    def _keep(self, child: _Child) -> None:
        with self._lock:
            self._working.discard(child)
            if not self._closed:
                self._resting.append(child)
                return
        child.end()

    def _drop(self, child: _Child) -> int:
        with self._lock:
            self._working.discard(child)
        return child.end()

    def close(self) -> None:
        """Kill every child; calls under way end with a `ChildError`, and no further ones are taken."""
        with self._lock:
            self._closed = True
            resting, self._resting = self._resting, []
            for child in self._working:
                child.kill()
        for child in resting:
            child.end()

    def __enter__(self) -> ChildPool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
