"""The client that services use: plain calls from any thread, an event loop of its own behind them."""

from __future__ import annotations

import asyncio
import ssl
import threading
import urllib.request
from collections.abc import Coroutine, Iterable
from concurrent.futures import CancelledError
from typing import Any, TypeVar

import httpx

from tui import __version__
from tui.core.clock import Clock, utc_now
from tui.core.errors import FetchError
from tui.core.messages import N_
from tui.net.failures import offline
from tui.net.fetches import Fetches
from tui.net.fetching import Fetcher
from tui.net.limits import Limits
from tui.net.models import ACCEPT_FEED, Fetched, FetchRequest
from tui.net.streams import Resolver, system_resolver
from tui.net.transport import Servers

T = TypeVar("T")

USER_AGENT = f"copydesk/{__version__} (terminal news reader)"


class Client:
    """Fetches addresses; safe to share between threads.

    Args:
        limits: The bounds on bytes, time, hops and connections.
        user_agent: How the program introduces itself.
        resolver: Finds the addresses of names; the system's where None.
        proxies: Proxy address by scheme; those of the environment where None.
        tls: Trusted certificates; the usual ones where None.
        clock: The present moment.
        offline: Whether the person ruled out all fetching.
    """

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        user_agent: str = USER_AGENT,
        resolver: Resolver | None = None,
        proxies: dict[str, str] | None = None,
        tls: ssl.SSLContext | None = None,
        clock: Clock = utc_now,
        offline: bool = False,
    ) -> None:
        self._limits = limits or Limits()
        self._user_agent = user_agent
        self._resolver = resolver or system_resolver
        self._proxies = proxies
        self._tls = tls
        self._clock = clock
        self._offline = offline
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._fetcher: Fetcher | None = None
        self._servers: Servers | None = None
        self._closed = False

    def fetch(
        self,
        url: str,
        *,
        etag: str = "",
        last_modified: str = "",
        headers: tuple[tuple[str, str], ...] = (),
        accept: str = ACCEPT_FEED,
        allow_private: bool | None = None,
    ) -> Fetched:
        """Fetch one address and wait for it. See `FetchRequest` for the arguments.

        Returns:
            The answer: status 200, or `not_modified`.

        Raises:
            RefusedError: The address, or what it leads to, is not taken.
            StatusError: The server answered with an error; `status` and `retry_after` tell which.
            OfflineError: The person ruled out fetching.
            FetchError: There was no answer, or none that can be used.
        """
        request = FetchRequest(
            url,
            etag=etag,
            last_modified=last_modified,
            headers=headers,
            accept=accept,
            allow_private=allow_private,
        )
        return self._run(self.fetcher().fetch(request))

    def post_form(
        self, url: str, form: tuple[tuple[str, str], ...], *, allow_private: bool | None = None
    ) -> Fetched:
        """Send a form (application/x-www-form-urlencoded) and wait for the answer.

        Args:
            url: Where it goes.
            form: Names and values.
            allow_private: As for `FetchRequest`.

        Returns:
            The answer: status 200, 201, 202 or 204; `location` where the server names one.

        Raises:
            FetchError: As for `fetch`.
        """
        request = FetchRequest(url, accept="*/*", allow_private=allow_private, form=form)
        return self._run(self.fetcher().fetch(request))

    def fetch_many(self, requests: Iterable[FetchRequest], stop: threading.Event | None = None) -> Fetches:
        """Fetch many addresses side by side.

        Args:
            requests: What to fetch; repeats are fetched again.
            stop: Ends the iteration soon after it is set.

        Returns:
            An iterator over (request, `Fetched` or `FetchError`) in the order of arrival. Any number of threads may
            take from it. Fetching pauses while many answers wait. Close it, or use it in a `with` statement.
        """
        fetcher = self.fetcher()
        assert self._loop is not None
        return Fetches(self._loop, fetcher, self._limits, tuple(requests), stop)

    def fetcher(self) -> Fetcher:
        """Return what fetches, its loop started in a thread where that has not happened yet.

        Raises:
            OfflineError: The person ruled out fetching.
            FetchError: The client was closed.
        """
        if self._offline:
            raise offline()
        with self._lock:
            if self._closed:
                raise FetchError(N_("Nothing is fetched: the program is closing."))
            if self._fetcher is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=self._loop.run_forever, name="net", daemon=True)
                self._thread.start()
                self._fetcher = asyncio.run_coroutine_threadsafe(self._start(), self._loop).result()
            return self._fetcher

    async def _start(self) -> Fetcher:
        proxies = urllib.request.getproxies() if self._proxies is None else self._proxies
        self._servers = Servers(self._limits, self._resolver, self._context, proxies)
        return Fetcher(self._limits, self._servers, user_agent=self._user_agent, clock=self._clock)

    def _context(self) -> ssl.SSLContext:
        return self._tls or httpx.create_ssl_context()

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        assert self._loop is not None
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result()
        except (asyncio.CancelledError, CancelledError) as error:
            raise FetchError(N_("Nothing is fetched: the program is closing.")) from error
        except BaseException:
            future.cancel()
            raise

    def close(self) -> None:
        """Stop everything under way and end the thread."""
        with self._lock:
            self._closed = True
            loop, self._loop = self._loop, None
        if loop is None or self._thread is None:
            return
        asyncio.run_coroutine_threadsafe(self._end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        self._thread.join()
        loop.close()

    async def _end(self) -> None:
        for task in _others():
            task.cancel()
        await asyncio.gather(*_others(), return_exceptions=True)
        if self._servers is not None:
            await self._servers.aclose()
        # Bodies that nobody read to their end are let go by tasks of their own.
        await asyncio.get_running_loop().shutdown_asyncgens()
        await asyncio.gather(*_others(), return_exceptions=True)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _others() -> set[asyncio.Task[Any]]:
    return {task for task in asyncio.all_tasks() if task is not asyncio.current_task()}
