"""Runs work that may wait (store, child processes, net) off the screen's thread, and never holds up leaving."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

Result = TypeVar("Result")


class Background:
    """A few threads of our own: the interpreter's pool would wait for the slowest of them when the program ends.

    Args:
        threads: How many jobs run at once; each thread keeps its own connection to the store.
    """

    def __init__(self, threads: int = 2) -> None:
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._threads = [Thread(target=self._serve, name=f"screen-{n}", daemon=True) for n in range(threads)]
        for thread in self._threads:
            thread.start()

    async def run(self, work: Callable[[], Result], *, own_thread: bool = False) -> Result:
        """Do `work` in a thread and return what it returns, or raise what it raises.

        Args:
            work: Must not touch widgets.
            own_thread: For work that may take seconds: it gets a thread of its own and holds up nothing.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Result] = loop.create_future()

        def job() -> None:
            try:
                result = work()
            except Exception as error:
                _deliver(loop, _fail, future, error)
            else:
                _deliver(loop, _finish, future, result)

        if own_thread:
            Thread(target=job, name="screen-long", daemon=True).start()
        else:
            self._jobs.put(job)
        return await future

    def begin(self, work: Callable[[], Result]) -> Future[Result]:
        """Begin `work` before there is a loop to wait in.

        Args:
            work: Must not touch widgets.
        """
        future: Future[Result] = Future()

        def job() -> None:
            try:
                future.set_result(work())
            except Exception as error:
                future.set_exception(error)

        self._jobs.put(job)
        return future

    def close(self, seconds: float = 3.0) -> None:
        """Finish the short jobs that were asked for, so that no mark is lost.

        Args:
            seconds: How long to wait for them at most.
        """
        for _thread in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join(seconds)

    def _serve(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()


def _deliver(
    loop: asyncio.AbstractEventLoop,
    how: Callable[[asyncio.Future[Result], Result], None]
    | Callable[[asyncio.Future[Result], Exception], None],
    future: asyncio.Future[Result],
    value: object,
) -> None:
    # The loop is closed when the program was left meanwhile: nobody waits for the result any more.
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(how, future, value)  # type: ignore[arg-type]


def _finish(future: asyncio.Future[Result], result: Result) -> None:
    if not future.done():
        future.set_result(result)


def _fail(future: asyncio.Future[Result], error: Exception) -> None:
    if not future.done():
        future.set_exception(error)
