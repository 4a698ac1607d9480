"""Turns at servers, and what carries a request over a guarded connection and its answer back."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import httpcore
import httpx

from tui.core.errors import FetchError
from tui.core.messages import N_
from tui.net.addresses import names_private
from tui.net.limits import Limits
from tui.net.streams import GuardedBackend, Resolver

_DEFAULT_PORTS = {"http": 80, "https": 443}


@contextmanager
def _as_httpx() -> Iterator[None]:
    """Raise httpx's own errors where httpcore fails, as httpx asks of a transport."""
    try:
        yield
    except httpcore.ConnectTimeout as error:
        raise httpx.ConnectTimeout(str(error)) from error
    except httpcore.TimeoutException as error:
        raise httpx.TimeoutException(str(error)) from error
    except httpcore.ProxyError as error:
        raise httpx.ProxyError(str(error)) from error
    except httpcore.RemoteProtocolError as error:
        raise httpx.RemoteProtocolError(str(error)) from error
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
        raise httpx.LocalProtocolError(str(error)) from error
    except httpcore.NetworkError as error:
        raise httpx.NetworkError(str(error)) from error


class Answer:
    """What a server answered, its body unread.

    Args:
        response: As httpcore gives it.
    """

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response
        self._fields: dict[bytes, list[str]] = {}
        for name, value in response.headers:
            self._fields.setdefault(name.lower(), []).append(_decoded(value))
        self.status = response.status
        stream: httpcore.AsyncNetworkStream = response.extensions["network_stream"]
        self.peer: str = stream.get_extra_info("server_addr")[0]
        """The address of the socket that it came from."""

    def field(self, name: str) -> str:
        """Return a header by its lower-case name, "" where it is missing; one that is repeated is joined by commas."""
        return ", ".join(self.fields(name))

    def fields(self, name: str) -> list[str]:
        """Return all headers of a lower-case name."""
        return self._fields.get(name.encode("ascii"), [])

    async def chunks(self) -> AsyncIterator[bytes]:
        """Yield the bytes of the body as they come.

        Raises:
            httpx.TransportError: The connection failed.
        """
        with _as_httpx():
            async for chunk in self._response.aiter_stream():
                yield chunk

    async def aclose(self) -> None:
        """Give the connection back."""
        with _as_httpx():
            await self._response.aclose()


def _decoded(value: bytes) -> str:
    """A header in Latin letters (RFC 9110, section 5.5), or in UTF-8 as many servers write it."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


async def ask(
    pool: httpcore.AsyncConnectionPool,
    url: httpx.URL,
    headers: list[tuple[bytes, bytes]],
    *,
    content: bytes | None = None,
    connect_seconds: float,
) -> Answer:
    """Send a request: not through httpx.AsyncClient, which reads redirects, cookies and .netrc before anybody can look.

    Args:
        pool: The connections that a turn lent.
        url: Without user name, password and fragment.
        headers: All but `Host` and `Content-Length`.
        content: With it, it is a POST.
        connect_seconds: How long the server may take to accept the connection.

    Raises:
        httpx.TransportError: There is no answer.
    """
    sent = [(b"Host", url.netloc), *headers]
    if content is not None:
        sent.append((b"Content-Length", str(len(content)).encode("ascii")))
    with _as_httpx():
        response = await pool.handle_async_request(
            httpcore.Request(
                method=b"GET" if content is None else b"POST",
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=sent,
                content=content,
                extensions={"timeout": {"connect": connect_seconds}},
            )
        )
    response.extensions["network_stream"].get_extra_info("stream").head_is_read()
    return Answer(response)


class _Server:
    """One server: whose turn it is there, and the connections that are kept for the next turn."""

    def __init__(self, limits: Limits) -> None:
        self.turns = asyncio.Semaphore(limits.connections_per_host)
        self.users = 0
        """Fetches that wait for a turn or have one."""
        self.pools: dict[tuple[str, bool], httpcore.AsyncConnectionPool] = {}

    async def aclose(self) -> None:
        for pool in self.pools.values():
            await pool.aclose()


class Servers:
    """Hands out turns: at most so many at a time at one server.

    Args:
        limits: The numbers.
        resolver: Finds the addresses of names.
        tls: Gives the context for encrypted connections; called once, when first needed.
        proxies: Proxy address by scheme, as `urllib.request.getproxies` gives them; "no" lists exceptions.
    """

    def __init__(
        self,
        limits: Limits,
        resolver: Resolver,
        tls: Callable[[], ssl.SSLContext],
        proxies: dict[str, str],
    ) -> None:
        self._limits = limits
        self._tls = tls
        self._context: ssl.SSLContext | None = None
        self._proxies = proxies
        self._backends = {
            private: GuardedBackend(allow_private=private, resolver=resolver) for private in (False, True)
        }
        self._servers: dict[tuple[str, int], _Server] = {}

    @asynccontextmanager
    async def turn(
        self, url: httpx.URL, *, allow_private: bool
    ) -> AsyncIterator[httpcore.AsyncConnectionPool]:
        """Wait for a turn at the server of `url`, and lend the connections to it.

        Raises:
            RefusedError: The address may not be asked.
            FetchError: The proxy cannot be used.
        """
        # http and https of one server are one server; another port is another program
        port = url.port or _DEFAULT_PORTS[url.scheme]
        key = (url.raw_host.decode("ascii"), 0 if url.port is None else port)
        server = self._servers.setdefault(key, _Server(self._limits))
        server.users += 1
        try:
            async with server.turns:
                yield self._pool(server, url, allow_private=allow_private)
        finally:
            server.users -= 1
            if not server.users and self._servers.get(key) is server:
                del self._servers[key]
                await server.aclose()

    def _pool(self, server: _Server, url: httpx.URL, *, allow_private: bool) -> httpcore.AsyncConnectionPool:
        key = (url.scheme, allow_private)
        pool = server.pools.get(key)
        if pool is None:
            proxy = self._proxy(url)
            pool = self._new_pool(url, proxy, allow_private=allow_private)
            server.pools[key] = pool
        return pool

    def _new_pool(self, url: httpx.URL, proxy: str, *, allow_private: bool) -> httpcore.AsyncConnectionPool:
        if self._context is None and (url.scheme == "https" or proxy.startswith("https:")):
            self._context = self._tls()
        return httpcore.AsyncConnectionPool(
            ssl_context=self._context,
            proxy=_proxy(proxy) if proxy else None,
            max_connections=self._limits.connections_per_host,
            # the person chose the proxy, which often is on the same machine
            network_backend=self._backends[allow_private or bool(proxy)],
        )

    def _proxy(self, url: httpx.URL) -> str:
        """The proxy for `url`, or "".

        What names itself private is asked directly, where the guard sees it; whither a proxy connects for other names
        is out of sight.
        """
        address = self._proxies.get(url.scheme) or self._proxies.get("all") or ""
        if not address or names_private(url.host):
            return ""
        return "" if _excepted(url.host, self._proxies.get("no", "")) else address

    async def aclose(self) -> None:
        """Close every connection."""
        servers, self._servers = list(self._servers.values()), {}
        for server in servers:
            with contextlib.suppress(Exception):
                await server.aclose()


def _excepted(host: str, exceptions: str) -> bool:
    """Whether `host` is among the `exceptions` of the variable `no_proxy`: names, endings, or `*`."""
    for exception in exceptions.lower().split(","):
        name = exception.strip().lstrip(".").partition(":")[0]
        if name and (name in ("*", host) or host.endswith("." + name)):
            return True
    return False


def _proxy(address: str) -> httpcore.Proxy:
    """Read a proxy's address as the environment gives it.

    Raises:
        FetchError: It is no http or https proxy.
    """
    url = httpx.URL(address if "://" in address else f"http://{address}")
    if url.scheme not in _DEFAULT_PORTS or not url.host:
        raise FetchError(
            N_("The proxy {scheme} of the environment cannot be used: http and https proxies can."),
            scheme=url.scheme,
        )
    return httpcore.Proxy(
        httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=b"/"),
        auth=(url.username, url.password) if url.username else None,
    )
