"""A loopback server of feeds and pages, with latency, ETags and, on wish, faults: to measure against and to try things on.

python scripts/bench/server.py --feeds 200 --faults      prints an OPML address, then serves until stopped
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import hashlib
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

ENTRIES = 20
NEWEST = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
SUBJECTS = (
    "chips",
    "harbours",
    "elections",
    "glaciers",
    "satellites",
    "vaccines",
    "railways",
    "interest rates",
)
SENTENCE = (
    "The ministry said on {day} that spending on {subject} would rise by {percent}% to ${billion} billion over five "
    "years, after {count:,} people had signed a petition. Analysts had expected less. "
)


def paragraph(number: int) -> str:
    """One paragraph of plain English with figures in it, a different one for every number."""
    return SENTENCE.format(
        day=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")[number % 5],
        subject=SUBJECTS[number % len(SUBJECTS)],
        percent=1 + number % 40,
        billion=1 + number % 90,
        count=1000 + 37 * number,
    )


def feed_document(feed: int, base: str) -> bytes:
    """An RSS 2.0 document of about 22 kB."""
    items = []
    for entry in range(ENTRIES):
        number = feed * ENTRIES + entry
        text = "".join(f"<p>{paragraph(number + step)}</p>" for step in range(4))
        published = format_datetime(NEWEST - timedelta(minutes=11 * number % 500_000))
        items.append(
            f"<item><title>Report {number} on {SUBJECTS[number % 8]}</title><link>{base}/page/{number}</link>"
            f"<guid isPermaLink='false'>item-{number}</guid><pubDate>{published}</pubDate>"
            f"<description><![CDATA[{text}]]></description></item>"
        )
    head = f"<title>Feed {feed}</title><link>{base}/</link><description>Made for measuring</description>"
    return f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>{head}{''.join(items)}</channel></rss>".encode()


def page_document(number: int) -> bytes:
    """A news page of about 25 kB of text."""
    text = "".join(f"<p>{paragraph(number + step) * 2}</p>" for step in range(60))
    title = f"Report {number} on {SUBJECTS[number % 8]}"
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title}</title></head>"
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{text}</article></body></html>"
    ).encode()


class Server:
    """Answers `/feed/N`, `/page/N`, `/feeds.opml` and, where wanted, `/fault/N`."""

    def __init__(self, feeds: int, latency: float, faults: int) -> None:
        self.feeds = feeds
        self.latency = latency
        self.faults = faults
        self.base = ""
        self._documents: dict[str, bytes] = {}

    def host(self, number: int) -> str:
        """The server's address under the loopback address for this number."""
        return self.base.replace("127.0.0.1", f"127.0.{1 + number // 250}.{1 + number % 250}")

    def document(self, path: str) -> tuple[bytes, str]:
        """The bytes and the media type of a path; empty where there is none."""
        kind, _, name = path.strip("/").partition("/")
        if path == "/feeds.opml":
            # Every feed has a loopback address of its own, as real feeds have hosts of their own: readers that are
            # polite to each host are measured as they behave in the world.
            addresses = [f"{self.host(n)}/feed/{n}" for n in range(self.feeds)]
            addresses += [f"{self.host(n)}/fault/{n}" for n in range(self.faults)]
            lines = "".join(f"<outline type='rss' text='{a}' xmlUrl='{a}'/>" for a in addresses)
            return f"<opml version='2.0'><head/><body>{lines}</body></opml>".encode(), "text/x-opml"
        if path not in self._documents and name.isdecimal():
            maker = {
                "feed": lambda: feed_document(int(name), self.base),
                "page": lambda: page_document(int(name)),
            }.get(kind)
            if maker is not None:
                self._documents[path] = maker()
        return self._documents.get(path, b""), "application/rss+xml" if kind == "feed" else "text/html"

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection, request after request."""
        if not writer.get_extra_info("sockname")[0].startswith("127."):
            writer.close()
            return
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            while True:
                request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                path = request.split(" ", 2)[1]
                await asyncio.sleep(self.latency)
                if path.startswith("/fault/"):
                    if not await self.misbehave(int(path.rsplit("/", 1)[1]), writer):
                        break
                    continue
                writer.write(self.response(path, request))
                await writer.drain()
        writer.close()

    def response(self, path: str, request: str) -> bytes:
        """The whole answer to a well-behaved request."""
        body, kind = self.document(path)
        if not body:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        tag = '"' + hashlib.md5(body, usedforsecurity=False).hexdigest() + '"'
        if tag in request:
            return f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n".encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}; charset=utf-8\r\nETag: {tag}\r\nContent-Length: {len(body)}\r\n\r\n"
        return head.encode() + body

    async def misbehave(self, number: int, writer: asyncio.StreamWriter) -> bool:
        """Answer wrongly; returns whether the connection can go on."""
        faults = (
            b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n",
            b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n",
            b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n",
            b"HTTP/1.1 302 Found\r\nLocation: "
            + f"/fault/{number}".encode()
            + b"\r\nContent-Length: 0\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 40\r\n\r\n<html><body>Please log in.</body></html>",
            b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss><channel><title>cut off",
            b"no HTTP at all\r\n\r\n",
        )
        writer.write(faults[number % len(faults)])
        await writer.drain()
        return number % len(faults) < 5

    async def serve(self, port: int) -> None:
        """Listen, answer loopback addresses only, say where, and serve until the process ends."""
        server = await asyncio.start_server(self.answer, "0.0.0.0", port, backlog=2048)
        self.base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        for number in range(self.feeds):
            self.document(f"/feed/{number}")  # or whoever is measured first waits for them
        print(f"{self.base}/feeds.opml", flush=True)
        async with server:
            await server.serve_forever()


def main() -> None:
    """Read the options and serve."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--feeds", type=int, default=20)
    parser.add_argument(
        "--faults", type=int, default=0, help="how many misbehaving feeds to list beside the good ones"
    )
    parser.add_argument("--latency", type=float, default=0.08, help="seconds before each answer")
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(Server(options.feeds, options.latency, options.faults).serve(options.port))
    sys.exit(0)


if __name__ == "__main__":
    main()
