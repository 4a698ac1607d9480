"""Takes a body from the wire: gzip or nothing, within bounds, and with an eye on what all bodies hold together."""

from __future__ import annotations

import asyncio
import io
import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

import httpx

from tui.core.errors import FetchError, RefusedError
from tui.core.messages import N_
from tui.core.text import clean_line
from tui.net.failures import too_large
from tui.net.limits import Limits

_GZIP_MAGIC = b"\x1f\x8b"
_STEP = 256 * 1024


class Held:
    """Counts the bytes of unfinished bodies, so that many large ones together stay within bounds.

    Small bodies never wait. A large one waits while all hold too much, unless it is the one whose turn it is:
    that one always goes on, so something always finishes.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._bytes = 0
        self._first = asyncio.Lock()

    @contextmanager
    def share(self) -> Iterator[Share]:
        """Open an account for one body, and give back what it holds at the end."""
        share = Share(self)
        try:
            yield share
        finally:
            self._bytes -= share.bytes
            if share.first:
                self._first.release()

    async def grow(self, share: Share, count: int) -> None:
        """Let a body grow by `count` bytes, after waiting where it must."""
        share.bytes += count
        self._bytes += count
        crowded = self._bytes > self._limits.held_bytes and share.bytes > self._limits.small_bytes
        if crowded and not share.first:
            await self._first.acquire()
            share.first = True


class Share:
    """What one body holds."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self.bytes = 0
        self.first = False
        """Whether it is its turn to grow whatever the others hold."""

    async def grow(self, count: int) -> None:
        """Take `count` bytes more."""
        await self._held.grow(self, count)


class _Unpacker:
    """Unpacks gzip step by step; what is no gzip passes unchanged.

    The first bytes decide, not the header: servers send gzip without saying so, and say so without sending it.
    """

    def __init__(self) -> None:
        self._head = b""
        self._inflate = zlib.decompressobj(31)
        self._between = b""
        """A byte after the end of a stream: only the next one tells whether another stream begins with it."""
        self.ended = False
        """Whether a gzip stream has come to its end."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what `data` unpacks to, in pieces of a bounded size.

        Raises:
            zlib.error: The data is damaged.
        """
        if len(self._head) < 2:
            data = self._head + data
            self._head = data[:2]
            if len(data) < 2:
                return
        if self._head != _GZIP_MAGIC:
            yield data
            return
        while data:
            if self.ended:
                data, self._between = self._between + data, b""
                if len(data) < 2:
                    self._between = data
                    return
                if data[:2] != _GZIP_MAGIC:
                    return  # padding after the last member
                self._inflate, self.ended = zlib.decompressobj(31), False
            yield self._inflate.decompress(data, _STEP)
            self.ended = self._inflate.eof
            data = self._inflate.unused_data if self.ended else self._inflate.unconsumed_tail

    def finish(self) -> bytes:
        """Return what is left: a body of a single byte.

        Raises:
            zlib.error: A gzip stream broke off.
        """
        if len(self._head) < 2:
            return self._head
        if self._head == _GZIP_MAGIC and not self.ended:
            raise zlib.error("incomplete")
        return b""


def check_encoding(encoding: str, host: str) -> None:
    """Refuse what was not asked for.

    Args:
        encoding: The Content-Encoding header.
        host: For the sentence.

    Raises:
        RefusedError: The body is packed by something else than gzip, or more than once.
    """
    if encoding.strip().lower() not in {"", "identity", "none", "gzip", "x-gzip", "utf-8"}:
        raise RefusedError(
            N_("{host} sends its answer packed as “{encoding}”, which was not asked for and is not read."),
            host=host,
            encoding=clean_line(encoding, 40),
        )


async def read_body(chunks: AsyncIterator[bytes], *, host: str, limits: Limits, share: Share) -> bytes:
    """Read a body to its end.

    Args:
        chunks: The raw bytes from the wire.
        host: For the sentences.
        limits: The bounds.
        share: The body's account.

    Returns:
        The unpacked bytes.

    Raises:
        RefusedError: More came than is taken.
        FetchError: The gzip stream is damaged.
        httpx.TransportError: The connection failed.
    """
    # closed at the end: an exception's traceback would keep what was read
    with io.BytesIO() as body:
        await _read_into(body, chunks, host, limits, share)
        # hands over the buffer itself: no second copy of a large body
        return body.getvalue()


async def _read_into(
    body: io.BytesIO, chunks: AsyncIterator[bytes], host: str, limits: Limits, share: Share
) -> None:
    unpacker = _Unpacker()
    wire = 0
    try:
        async for chunk in chunks:
            wire += len(chunk)
            if wire > limits.wire_bytes:
                raise too_large(host, limits.wire_bytes)
            for piece in unpacker.feed(chunk):
                if body.tell() + len(piece) > limits.decoded_bytes:
                    raise too_large(host, limits.decoded_bytes)
                await share.grow(len(piece))
                body.write(piece)
                if len(piece) == _STEP:
                    await asyncio.sleep(0)  # a bomb takes its turns like everybody
        body.write(unpacker.finish())
    except zlib.error as error:
        raise FetchError(
            N_("The answer of {host} is damaged: its gzip data cannot be unpacked."), host=host
        ) from error
    except httpx.TransportError:
        # a wrong Content-Length does no harm where the packed stream itself says that it is complete
        if not unpacker.ended:
            raise
