"""Many fetches side by side, their answers taken by any number of threads."""

from __future__ import annotations

import asyncio
import contextlib
import queue
import tempfile
import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import IO

from tui.core.errors import FetchError
from tui.net.fetching import Fetcher
from tui.net.limits import Limits
from tui.net.models import Fetched, FetchRequest

_STOP_POLL_SECONDS = 0.2

Answer = Fetched | FetchError


class _Places:
    """Bounds how many fetches are under way, those included whose large answers wait for the caller.

    Args:
        limits: `connections` is the bound; a fetch that takes longer than `patience_seconds` goes on beside it, up to
            `connections_in_all`.
    """

    def __init__(self, limits: Limits) -> None:
        self._patience = limits.patience_seconds
        self._quick = asyncio.Semaphore(limits.connections)
        self._all = asyncio.Semaphore(limits.connections_in_all)

    async def take(self) -> _Place:
        """Wait for a place."""
        await self._all.acquire()
        await self._quick.acquire()
        return _Place(self._quick, self._all, self._patience)


class _Place:
    """One place, given back in two steps: among the quick ones, and altogether."""

    def __init__(self, quick: asyncio.Semaphore, every: asyncio.Semaphore, patience: float) -> None:
        self._quick: asyncio.Semaphore | None = quick
        self._all: asyncio.Semaphore | None = every
        self._timer = asyncio.get_running_loop().call_later(patience, self._leave_quick)

    def _leave_quick(self) -> None:
        if self._quick is not None:
            self._quick.release()
            self._quick = None

    def answered(self) -> None:
        """Note that the answer is there: from now on it is the caller who takes long, not the server."""
        self._timer.cancel()

    def leave(self) -> None:
        """Give the place back; doing it again does nothing."""
        self._timer.cancel()
        self._leave_quick()
        if self._all is not None:
            self._all.release()
            self._all = None


class _Waiting:
    """An answer that waits to be taken: small ones first, so that large or hostile documents hold up few."""

    def __init__(self, request: FetchRequest, answer: Answer, place: _Place) -> None:
        self.request = request
        self.place = place
        self.size = len(answer.body) if isinstance(answer, Fetched) else 0
        self._answer = answer
        self._file: IO[bytes] | None = None

    @property
    def in_memory(self) -> int:
        """How many bytes it holds."""
        return 0 if self._file else self.size

    def put_aside(self) -> None:
        """Move the body into a file without a name; where there is no room for one it stays."""
        if not isinstance(self._answer, Fetched):
            return
        with contextlib.suppress(OSError):
            file = tempfile.TemporaryFile()  # noqa: SIM115  closed when it is taken, or with the answer
            try:
                file.write(self._answer.body)
                file.flush()
            except OSError:
                file.close()
                return
            self._file, self._answer = file, replace(self._answer, body=b"")

    def take(self) -> Answer:
        """Return the answer, whole."""
        if self._file is None or not isinstance(self._answer, Fetched):
            return self._answer
        with self._file as file:
            file.seek(0)
            return replace(self._answer, body=file.read())

    def __lt__(self, other: _Waiting) -> bool:
        return self.size < other.size


def in_turns(requests: Iterable[FetchRequest]) -> list[FetchRequest]:
    """Return the requests so ordered that servers take turns: a server with many feeds does not hold up the others.

    Args:
        requests: In any order; that of one server's requests is kept.
    """
    seen: dict[str, int] = {}
    ranked = []
    for request in requests:
        server = request.url.partition("://")[2].partition("/")[0]
        rank = seen[server] = seen.get(server, 0) + 1
        ranked.append((rank, request))
    return [request for _, request in sorted(ranked, key=lambda pair: pair[0])]


class Fetches(Iterator[tuple[FetchRequest, Answer]]):
    """Fetches under way; iterate over it for the answers, from one thread or several.

    They come as they arrive; of those that wait, the smallest first.

    Args:
        loop: Where they run.
        fetcher: What fetches.
        limits: How many run side by side.
        requests: What to fetch.
        stop: Ends the iteration soon after it is set.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        fetcher: Fetcher,
        limits: Limits,
        requests: tuple[FetchRequest, ...],
        stop: threading.Event | None,
    ) -> None:
        self._loop = loop
        self._fetcher = fetcher
        self._stop = stop
        self._answers: queue.PriorityQueue[_Waiting] = queue.PriorityQueue()
        self._most_held = limits.held_bytes
        self._small = limits.small_bytes
        self._held = 0
        """Bytes of the answers that wait; only the loop's thread counts them."""
        self._left = len(requests)
        self._lock = threading.Lock()
        self._task = asyncio.run_coroutine_threadsafe(self._fetch_all(requests, limits), loop)

    async def _fetch_all(self, requests: tuple[FetchRequest, ...], limits: Limits) -> None:
        places = _Places(limits)
        async with asyncio.TaskGroup() as group:
            for request in in_turns(requests):
                group.create_task(self._fetch_one(request, await places.take()))
                # each starts a step after the one before: the first is asked while the last is still being prepared
                await asyncio.sleep(0)

    async def _fetch_one(self, request: FetchRequest, place: _Place) -> None:
        answer: Answer
        try:
            answer = await self._fetcher.fetch(request)
        except FetchError as error:
            # an answer that waits must not keep alive what its traceback holds
            answer = error.with_traceback(None)
            answer.__cause__ = answer.__context__ = None
        waiting = _Waiting(request, answer, place)
        place.answered()
        full = self._held + waiting.size > self._most_held
        if full and waiting.size > self._small:
            # a hundred answers of 32 MB each would else be in memory at a time; in a thread, more would come meanwhile
            waiting.put_aside()
        self._held += waiting.in_memory
        if not full:
            place.leave()
        self._answers.put(waiting)

    def _taken(self, place: _Place, held: int) -> None:
        self._held -= held
        place.leave()

    def __next__(self) -> tuple[FetchRequest, Answer]:
        with self._lock:
            if self._left <= 0:
                raise StopIteration
            self._left -= 1
        while self._stop is None or not self._stop.is_set():
            ended = self._task.done()
            with contextlib.suppress(queue.Empty):
                waiting = self._answers.get(block=not ended, timeout=_STOP_POLL_SECONDS)
                with contextlib.suppress(RuntimeError):  # the client was closed meanwhile
                    self._loop.call_soon_threadsafe(self._taken, waiting.place, waiting.in_memory)
                return waiting.request, waiting.take()
            if ended:
                break
        self.close()
        if self._task.done() and not self._task.cancelled():
            self._task.result()  # a fault of ours is told, not lost
        raise StopIteration

    def close(self) -> None:
        """Stop what is still under way."""
        with self._lock:
            self._left = 0
        self._task.cancel()

    def __enter__(self) -> Fetches:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
