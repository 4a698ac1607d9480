"""A desk in an empty place, and a site on loopback whose feeds the tests write."""

from __future__ import annotations

import hashlib
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tui.core.clock import utc_now
from tui.core.paths import person_paths
from tui.core.settings import Settings
from tui.services.desk import Desk

PARAGRAPH = (
    "<p>The harbour master said on Thursday that {number} ships had waited for a berth, which is more than in any "
    "month since the quay was built, and that the port would spend $26 billion over the next five years.</p>"
)


def item(name: str, *, title: str = "", text: str = "A short note.", day: int = 1, url: str = "") -> str:
    """An entry of an RSS feed."""
    return (
        f"<item><title>{title or name}</title><link>{url or f'https://harbour.example/{name}'}</link>"
        f"<guid>{name}</guid><pubDate>{day:02d} Mar 2026 09:30:00 GMT</pubDate>"
        f"<description><![CDATA[{text}]]></description></item>"
    )


def rss(*items: str, title: str = "Harbour News") -> bytes:
    """An RSS feed."""
    return f"<rss version='2.0'><channel><title>{title}</title>{''.join(items)}</channel></rss>".encode()


def page(title: str = "A page", paragraphs: int = 8) -> bytes:
    """A news page."""
    body = "".join(PARAGRAPH.format(number=100 + number) for number in range(paragraphs))
    return f"<html lang='en'><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>".encode()


@dataclass
class Answer:
    """What the site says at one path."""

    body: bytes = b""
    kind: str = "application/rss+xml"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """A site on loopback."""

    base: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    seen: list[dict[str, str]] = field(default_factory=list)
    """The headers of every request."""
    statuses: Counter[int] = field(default_factory=Counter)
    on_request: Callable[[str], None] = lambda _: None

    def __truediv__(self, path: str) -> str:
        return f"{self.base}/{path}"

    def put(
        self, path: str, body: bytes, kind: str = "application/rss+xml", status: int = 200, **headers: str
    ) -> str:
        """Set what stands at a path; returns its address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[f"/{path}"] = Answer(body, kind, status, named)
        return self / path


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked[self.path] += 1
            site.seen.append({name.lower(): value for name, value in self.headers.items()})
            site.on_request(self.path)
            answer = site.answers.get(self.path, Answer(status=404))
            tag = f'"{hashlib.md5(answer.body).hexdigest()}"'
            same = answer.status == 200 and self.headers.get("If-None-Match") == tag
            status = 304 if same else answer.status
            site.statuses[status] += 1
            self.send_response(status)
            if answer.status == 200:
                self.send_header("ETag", tag)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", "0" if same else str(len(answer.body)))
            self.end_headers()
            self.wfile.write(b"" if same else answer.body)

        def log_message(self, *_: Any) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    site.base = f"http://127.0.0.1:{server.server_address[1]}"
    yield site
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A new store with its seeds; it may use the (loopback) network."""
    with Desk.open(person_paths(), Settings(), clock=utc_now) as desk:
        yield desk


@pytest.fixture
def offline() -> Iterator[Desk]:
    """The same without a network."""
    with Desk.open(person_paths(), Settings(), offline=True) as desk:
        yield desk
