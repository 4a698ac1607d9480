"""A loopback server whose every path is a fault of our own making, or a feed in good health."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import threading
import zlib
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

FEED = (
    b'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Healthy</title>'
    b"<link>http://example.org/</link><description>d</description>"
    b"<item><title>One</title><link>http://example.org/1</link><guid>1</guid></item></channel></rss>"
)


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    path: str
    headers: dict[str, str]


Answer = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]


def head(status: str = "200 OK", **headers: str | int) -> bytes:
    """The head of an answer; underscores in names become hyphens."""
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def plain(body: bytes, status: str = "200 OK", **headers: str | int) -> Answer:
    """Answer with a whole body."""

    async def answer(_: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(head(status, **{"Content_Length": len(body), **headers}) + body)

    return answer


def raw(data: bytes) -> Answer:
    """Answer with exactly these bytes and close."""

    async def answer(_: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()
        writer.close()

    return answer


def redirect(target: str, status: str = "302 Found") -> Answer:
    """Send the client on."""
    return plain(b"", status, Location=target)


def slow(first: bytes, drop: bytes, every: float = 0.05) -> Answer:
    """Answer with `first`, then one `drop` after another, as long as anybody listens."""

    async def answer(_: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        while not writer.is_closing():
            await writer.drain()
            await asyncio.sleep(every)
            writer.write(drop)

    return answer


def endless(first: bytes, chunk: bytes) -> Answer:
    """Answer with `first`, then `chunk` as fast as it is taken."""

    async def answer(_: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        while not writer.is_closing():
            writer.write(chunk)
            await writer.drain()

    return answer


async def silent(_: Asked, writer: asyncio.StreamWriter) -> None:
    """Never answer."""
    while not writer.is_closing():
        await asyncio.sleep(0.05)


def gzip_bomb(megabytes: int) -> bytes:
    """So many megabytes of spaces, packed."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b" " * (1024 * 1024)
    return b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()


@dataclass
class FaultServer:
    """Serves `answers` by path on loopback, in a thread of its own; `with` starts and ends it."""

    answers: dict[str, Answer] = field(default_factory=dict)
    latency: float = 0.0
    address: str = "127.0.0.1"
    asked: list[Asked] = field(default_factory=list)
    open_now: int = 0
    most_open: int = 0
    """The most connections that were open at a time."""

    def __enter__(self) -> FaultServer:
        self._loop = asyncio.new_event_loop()
        started = threading.Event()
        self._tasks: set[asyncio.Task[None]] = set()

        def run() -> None:
            self._server = self._loop.run_until_complete(
                asyncio.start_server(self._serve, self.address, 0, backlog=500, ssl=self.context())
            )
            self.port = self._server.sockets[0].getsockname()[1]
            started.set()
            self._loop.run_forever()

        self._thread = threading.Thread(target=run, daemon=True)
        self._thread.start()
        started.wait()
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _end(self) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def context(self) -> ssl.SSLContext | None:
        """How connections are encrypted; here they are not."""
        return None

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path; with `here` as resolver every name leads here."""
        return f"http://{host}:{self.port}{path}"

    def count(self, path: str) -> int:
        """How often a path was asked for."""
        return Counter(asked.path for asked in self.asked)[path]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.open_now += 1
        self.most_open = max(self.most_open, self.open_now)
        try:
            while not writer.is_closing():
                asked = await self._read(reader)
                self.asked.append(asked)
                await asyncio.sleep(self.latency)
                answer = self.answers.get(asked.path.partition("?")[0], plain(b"nothing", "404 Not Found"))
                await answer(asked, writer)
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self.open_now -= 1
            self._tasks.discard(task)
            writer.transport.abort()

    async def _read(self, reader: asyncio.StreamReader) -> Asked:
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = dict(line.partition(": ")[::2] for line in lines[1:] if line)
        return Asked(lines[0].split(" ")[1], {name.lower(): value for name, value in headers.items()})


async def here(host: str, port: int) -> list[str]:
    """Resolve every name to this server."""
    return ["127.0.0.1"]


def packed(body: bytes) -> Answer:
    """Answer with a gzip body."""
    return plain(gzip.compress(body), Content_Encoding="gzip")
