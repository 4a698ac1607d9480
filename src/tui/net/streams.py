"""Opens connections for httpcore: every address is checked before it is connected to, and again afterwards."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import httpcore

from tui.core.errors import FetchError
from tui.core.messages import N_
from tui.net.addresses import is_link_local, is_private, parse_address
from tui.net.failures import endless_head, private_refusal, tls_failure

Resolver = Callable[[str, int], Awaitable[list[str]]]
"""Finds the addresses of a host name, best first; raises OSError where it has none."""

_LONGEST_HEAD = 256 * 1024
"""Bytes: h11 bounds one head, but not how many provisional ones (1xx) come before it."""
_STAGGER_SECONDS = 0.25
"""RFC 8305: how long one address is tried before the next is tried beside it."""


async def system_resolver(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of `host`.

    Runs in a thread of its own that ends with the program: the system's resolver cannot be stopped, and a name
    server that does not answer must hold up neither other names nor the way out.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def tell(addresses: list[str] | None, error: OSError | None) -> None:
        if answer.done():
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(addresses or [])

    def look_up() -> None:
        addresses, fault = None, None
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        except OSError as error:
            fault = error
        except UnicodeError:
            fault = socket.gaierror(socket.EAI_NONAME, "bad name")
        with contextlib.suppress(RuntimeError):  # the loop was closed meanwhile
            loop.call_soon_threadsafe(tell, addresses, fault)

    threading.Thread(target=look_up, name=f"resolve {host}", daemon=True).start()
    return await answer


class Stream(httpcore.AsyncNetworkStream):
    """A connection over asyncio's own streams."""

    def __init__(self, connected: socket.socket, host: str) -> None:
        self._socket = connected
        self._host = host
        self._head_bytes: int | None = 0
        """What came since the last request, until its answer's head is complete."""
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(sock=self._socket)
        return self._reader, self._writer

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what has arrived, at most `max_bytes`; empty at the end.

        Raises:
            RefusedError: The head of the answer does not end.
        """
        reader, _ = await self._open()
        # a server that sends as fast as it is read would never let the loop turn to the others
        await asyncio.sleep(0)
        try:
            async with asyncio.timeout(timeout):
                data = await reader.read(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout from error
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error
        if self._head_bytes is not None:
            self._head_bytes += len(data)
            if self._head_bytes > _LONGEST_HEAD:
                raise endless_head(self._host)
        return data

    def head_is_read(self) -> None:
        """Note that what follows is the body, which whoever reads it bounds."""
        self._head_bytes = None

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send `buffer`."""
        if not buffer:
            return
        _, writer = await self._open()
        self._head_bytes = 0
        try:
            async with asyncio.timeout(timeout):
                writer.write(buffer)
                await writer.drain()
        except TimeoutError as error:
            raise httpcore.WriteTimeout from error
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    async def aclose(self) -> None:
        """Close the connection at once; what was not sent is not sent."""
        if self._writer is None:
            self._socket.close()
            return
        self._writer.transport.abort()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Secure the connection, or say in one sentence why the server cannot be trusted."""
        try:
            async with asyncio.timeout(timeout):
                if self._writer is None:
                    self._reader, self._writer = await asyncio.open_connection(
                        sock=self._socket, ssl=ssl_context, server_hostname=server_hostname
                    )
                else:
                    await self._writer.start_tls(ssl_context, server_hostname=server_hostname)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout from error
        except OSError as error:
            await self.aclose()
            raise tls_failure(self._host if server_hostname is None else server_hostname, error) from error
        return self

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore asks about the connection."""
        if info == "ssl_object":
            return None if self._writer is None else self._writer.get_extra_info("ssl_object")
        if info == "stream":
            return self
        if info == "server_addr":
            return self._socket.getpeername()
        if info == "is_readable":
            # an idle connection has nothing to say, so whatever can be read is its end
            return self._reader is not None and self._reader.at_eof()
        return None


async def _connect_one(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    connection = socket.socket(family, socket.SOCK_STREAM)
    try:
        connection.setblocking(False)
        await asyncio.get_running_loop().sock_connect(connection, (address, port))
    except BaseException:
        connection.close()
        raise
    return connection


async def _connect_first(addresses: list[str], port: int) -> socket.socket:
    """Connect to the first of `addresses` that answers, each tried a moment after the one before (RFC 8305)."""
    if len(addresses) == 1:
        return await _connect_one(addresses[0], port)
    tries: set[asyncio.Task[socket.socket]] = set()
    waiting = list(addresses)
    failure: OSError = OSError("no address")
    try:
        while waiting or tries:
            if waiting:
                tries.add(asyncio.create_task(_connect_one(waiting.pop(0), port)))
            stagger = _STAGGER_SECONDS if waiting else None
            done, tries = await asyncio.wait(tries, timeout=stagger, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                error = task.exception()
                if error is None:
                    return task.result()
                if isinstance(error, OSError):
                    failure = error
        raise failure
    finally:
        for task in tries:
            task.cancel()
            task.add_done_callback(_close_late)


def _close_late(task: asyncio.Task[socket.socket]) -> None:
    """Close a connection that came up after another had won."""
    if not task.cancelled() and task.exception() is None:
        task.result().close()


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects to checked addresses only.

    Args:
        allow_private: Whether addresses of this machine and its networks may be connected to; link-local ones only
            where they are asked for as numbers.
        resolver: Finds the addresses of names.
    """

    def __init__(self, *, allow_private: bool, resolver: Resolver) -> None:
        self._allow_private = allow_private
        self._resolver = resolver

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Resolve `host`, refuse what may not be connected to, and connect to what was checked."""
        try:
            async with asyncio.timeout(timeout):
                addresses = self._allowed(host, await self._addresses(host, port))
                connection = await _connect_first(addresses[:8], port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout from error
        except socket.gaierror as error:
            raise FetchError(
                N_("No server named {host} was found: check the address and the network."), host=host
            ) from error
        except ConnectionRefusedError as error:
            raise FetchError(
                N_("{host} refuses connections on port {port}."), host=host, port=port
            ) from error
        except OSError as error:
            raise FetchError(N_("{host} cannot be reached."), host=host) from error
        if not self._allow_private and is_private(connection.getpeername()[0]):
            connection.close()
            raise private_refusal(host)
        return Stream(connection, host)

    async def _addresses(self, host: str, port: int) -> list[str]:
        if parse_address(host) is not None:
            return [host.strip("[]")]
        return await self._resolver(host, port)

    def _allowed(self, host: str, addresses: list[str]) -> list[str]:
        if not addresses:
            raise socket.gaierror(socket.EAI_NONAME, "no address")
        allowed = [address for address in addresses if self._may_connect(host, address)]
        if not allowed:
            raise private_refusal(host)
        return allowed

    def _may_connect(self, host: str, address: str) -> bool:
        if not self._allow_private:
            return not is_private(address)
        return parse_address(host) is not None or not is_link_local(address)

    async def sleep(self, seconds: float) -> None:
        """Wait, as httpcore asks between tries."""
        await asyncio.sleep(seconds)
