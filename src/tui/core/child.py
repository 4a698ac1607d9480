"""Child processes that can be killed, for reading documents that may be hostile.

A parser written in C cannot be stopped from within, and a document of 50 kB may keep it busy for minutes. So
documents are read in children that live on between calls; one that takes too long or too much is killed, and the
next call starts another.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from typing import Any

from tui.core.child_main import ERROR, IDLE_EXIT, MEMORY, VALUE, Call, Reply
from tui.core.child_process import Child, Clock, Gone
from tui.core.errors import ChildError
from tui.core.messages import N_

SECONDS = 20.0
"""How long a call may take where the caller says nothing."""
MEGABYTES = 768
"""How much memory a child may use in all where the caller says nothing."""
IDLE_SECONDS = 60.0
"""After how long without work a child goes."""
PATIENCE_SECONDS = 0.1
"""How long a call waits for a child that is at work before another is started: a document takes some milliseconds,
a start as long as twenty of them."""


class ChildPool:
    """A few child processes, started when they are first needed, shared by any number of threads.

    Args:
        size: How many calls may run at once; further ones wait.
        idle_seconds: After how long without work a child goes.
    """

    def __init__(self, size: int = 2, idle_seconds: float = IDLE_SECONDS) -> None:
        self._size = size
        self._idle_seconds = idle_seconds
        self._clock = Clock()
        self._change = threading.Condition()
        """Guards what follows, and tells when a child is free."""
        self._line: deque[object] = deque()
        """Calls that wait, the first in front: whoever has just given a child back stands at the end like everybody."""
        self._resting: list[Child] = []
        self._working: set[Child] = set()
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
        return self._call((target, args, kwargs, seconds, megabytes), PATIENCE_SECONDS)

    def _call(self, call: Call, patience: float) -> Any:
        seconds, megabytes = call[3:]
        while True:
            child = self._take(patience)
            try:
                reply = child.ask(call, seconds)
            except Gone as gone:
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
            self._call(("tui.core.child_main:load", (module,), {}, SECONDS, MEGABYTES), 0)

    def _read(self, child: Child, reply: Reply, megabytes: int) -> Any:
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

    def _reason(self, child: Child, seconds: float) -> ChildError:
        """Why `child` ended without an answer."""
        if child.overdue:
            return ChildError(
                N_("Reading this document takes longer than {seconds} s; it was stopped."),
                seconds=f"{seconds:g}",
            )
        if self._closed:
            return ChildError(N_("Reading was stopped because the program is closing."))
        return ChildError(N_("This document cannot be read: the program that reads it ended unexpectedly."))

    def _take(self, patience: float) -> Child:
        """Return a child that rests, or start one where there is room and none comes back in time."""
        impatient = time.monotonic() + patience
        ticket = object()
        with self._change:
            self._line.append(ticket)
            try:
                while (child := self._free_for(ticket, impatient)) is None:
                    next_one = self._line[0] is ticket and len(self._working) < self._size
                    self._change.wait(max(0.0, impatient - time.monotonic()) if next_one else None)
            finally:
                self._line.remove(ticket)
                self._change.notify_all()
            self._working.add(child)
            return child

    def _free_for(self, ticket: object, impatient: float) -> Child | None:
        if self._closed:
            raise ChildError(N_("Reading was stopped because the program is closing."))
        if self._line[0] is not ticket:
            return None
        if self._resting:
            # the one that worked last: its imports are warm, and the others may go to rest
            return self._resting.pop()
        room = len(self._working) < self._size
        return self._start() if room and (not self._working or time.monotonic() >= impatient) else None

    def _start(self) -> Child:
        try:
            return Child(self._idle_seconds, self._clock)
        except OSError as error:
            raise ChildError(
                N_("No helper process can be started: {reason}."), reason=error.strerror or "unknown"
            ) from error

    def _keep(self, child: Child) -> None:
        with self._change:
            self._working.discard(child)
            self._change.notify_all()
            if not self._closed:
                self._resting.append(child)
                return
        child.end()

    def _drop(self, child: Child) -> int:
        with self._change:
            self._working.discard(child)
            self._change.notify_all()
        return child.end()

    def close(self) -> None:
        """Kill every child; calls under way end with a `ChildError`, and no further ones are taken."""
        with self._change:
            self._closed = True
            self._change.notify_all()
            resting, self._resting = self._resting, []
            for child in self._working:
                child.kill()
        for child in resting:
            child.end()

    def __enter__(self) -> ChildPool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
