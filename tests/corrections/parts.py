"""A publisher on loopback: a site whose article can change, a newsroom's mail server, and a clock that is set."""

from __future__ import annotations

import socket
import threading
from asyncio import Transport
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tui.core.settings import Settings
from tui.services.desk import Desk

START = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
CONTACT = (
    '<script type="application/ld+json">{"@graph": [{"@type": "NewsMediaOrganization", "contactPoint": '
    '{"contactType": "corrections", "email": "desk@127.0.0.1.example"}, "correctionsPolicy": "/corrections"}]}</script>'
)


class SetClock:
    """A clock that goes when it is told to."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **time: float) -> None:
        self.now += timedelta(**time)


def story(paragraphs: list[str], head: str = CONTACT) -> str:
    """An article's page."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        "<!doctype html><html lang='en'><head><title>NVIDIA to spend $26 billion on models</title>"
        f"{head}</head><body><article><h1>NVIDIA to spend $26 billion on models</h1>{body}</article></body></html>"
    )


@dataclass
class Site:
    """A publisher's site."""

    base: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    mentions: list[dict[str, str]] = field(default_factory=list)
    mention_status: int = 202
    moved: dict[str, str] = field(default_factory=dict)
    conditional: int = 0
    """How many requests were answered by 304."""

    def __truediv__(self, path: str) -> str:
        return f"{self.base}/{path}"


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = site.pages.get(self.path, "")
            tag = f'"{hash(page)}"'
            if self.path in site.moved:
                self._answer(302, "", Location=site.moved[self.path])
            elif self.path in site.gone:
                self._answer(410, "")
            elif page and self.headers.get("If-None-Match") == tag:
                site.conditional += 1
                self._answer(304, "", ETag=tag)
            else:
                self._answer(200 if page else 404, page, ETag=tag)

        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if self.path in site.moved:
                self._answer(307, "", Location=site.moved[self.path])
                return
            site.mentions.append(dict(parse_qsl(raw)))
            self._answer(site.mention_status, "", Location="/status/1")

        def _answer(self, status: int, body: str, **headers: str) -> None:
            data = body.encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """Run a site on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    site.base = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Newsroom:
    """A newsroom's mail server that can be told how to behave."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.answer = "250 OK"
        self.breaks_off = False
        self.port = 0

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        self.taken.append(envelope.content)
        if self.breaks_off:
            assert isinstance(server.transport, Transport)
            server.transport.abort()
        return self.answer


@contextmanager
def receiving(newsroom: Newsroom) -> Iterator[Newsroom]:
    """Run a mail server on loopback."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        newsroom.port = free.getsockname()[1]
    controller = Controller(newsroom, hostname="127.0.0.1", port=newsroom.port)
    controller.start()
    try:
        yield newsroom
    finally:
        controller.stop()


def settings(newsroom: Newsroom, **changes: object) -> Settings:
    """Settings of somebody who sends over that server."""
    values: dict[str, object] = {
        "sender_name": "Ada Reader",
        "sender_email": "ada@reader.example",
        "smtp_host": "127.0.0.1",
        "smtp_port": newsroom.port,
        "smtp_security": "none",
    }
    return Settings(**{**values, **changes})  # type: ignore[arg-type]


@dataclass
class Office:
    """Everything together."""

    desk: Desk
    site: Site
    newsroom: Newsroom
    clock: SetClock

    def reopen(self) -> Desk:
        """Close the program and start it again."""
        old = self.desk
        old.close()
        self.desk = Desk.open(old.paths, old.settings, clock=self.clock)
        return self.desk
