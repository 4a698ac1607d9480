"""What a child process runs: takes calls from its standard input, answers on a private copy of its standard output.

A call is pickled as `(target, args, kwargs, seconds, megabytes)`, a reply as `(kind, payload)`; plain tuples, because
this module is `__main__` in the child and has another name in the parent.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import pickle
import queue
import signal
import sys
import threading
import traceback
from typing import Any, BinaryIO

Call = tuple[str, tuple[Any, ...], dict[str, Any], float, int]
Reply = tuple[str, Any]

VALUE, ERROR, FAULT, MEMORY = "value", "error", "fault", "memory"
"""Kinds of reply: what the function returned, an error of ours, the traceback of any other, no memory left."""

IDLE_EXIT = 75
"""Exit code of a child that had nothing to do for a while (sysexits.h: a temporary failure, try again)."""

_OWN_ERRORS = "tui.core.errors"


def load(module: str) -> None:
    """Import a module, so that the next call finds it."""
    gc.disable()
    try:
        importlib.import_module(module)
    finally:
        gc.freeze()  # modules stay: nobody needs to look through them for garbage
        gc.enable()


def _limit(seconds: float, megabytes: int) -> None:
    """Bound this process's memory, and its processor time in case nobody is left to stop it."""
    try:
        import resource  # noqa: PLC0415  absent on Windows, where the parent's clock is the only limit
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    wanted = {
        # RLIMIT_DATA counts what can be written to; RLIMIT_AS would count reserved address space too
        resource.RLIMIT_DATA: megabytes * 1024 * 1024,
        resource.RLIMIT_CPU: int(used.ru_utime + used.ru_stime + seconds) + 2,
    }
    for kind, amount in wanted.items():
        hard = resource.getrlimit(kind)[1]
        unlimited = hard == resource.RLIM_INFINITY
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some limits that it knows by name
            resource.setrlimit(kind, (amount if unlimited else min(amount, hard), hard))


def _answer(call: Call) -> bytes:
    """Call the function and turn whatever happens into a pickled reply."""
    target, args, kwargs, seconds, megabytes = call
    reply: Reply
    try:
        _limit(seconds, megabytes)
        module, _, name = target.partition(":")
        value = getattr(importlib.import_module(module), name)(*args, **kwargs)
        return pickle.dumps((VALUE, value), protocol=5)
    except MemoryError:
        reply = (MEMORY, None)
    except Exception as error:
        if type(error).__module__ == _OWN_ERRORS:
            error.__traceback__ = error.__cause__ = error.__context__ = None
            reply = (ERROR, error)
        else:
            reply = (FAULT, traceback.format_exc(limit=-20)[-20_000:])
    return pickle.dumps(reply, protocol=5)


def _listen(source: BinaryIO, calls: queue.SimpleQueue[Call]) -> None:
    """Pass calls on; once the parent is gone, whatever is being done is of no use to anybody."""
    try:
        while True:
            calls.put(pickle.load(source))  # noqa: S301  only our own parent writes to this pipe
    except (EOFError, OSError, pickle.UnpicklingError):
        os._exit(0)


def _private_output() -> BinaryIO:
    """Keep the pipe to the parent, and let everything that libraries print go nowhere."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    os.close(nothing)
    return answers


def _write(answers: BinaryIO, reply: bytes) -> None:
    """Write all of `reply`, as often as the pipe takes a part of it."""
    rest = memoryview(reply)
    while rest:
        rest = rest[answers.write(rest) :]


def main() -> None:
    """Serve calls until the parent is gone, or nothing came for as many seconds as the first argument says."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    idle_seconds = float(sys.argv[1])
    answers = _private_output()
    calls: queue.SimpleQueue[Call] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, calls), daemon=True).start()
    while True:
        try:
            call = calls.get(timeout=idle_seconds)
        except queue.Empty:
            os._exit(IDLE_EXIT)
        try:
            _write(answers, _answer(call))
        except OSError:
            os._exit(0)


if __name__ == "__main__":
    main()
