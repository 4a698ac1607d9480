"""A small site on loopback, and a way to call the program as a shell does."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tui.cli.call import run

FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Harbour News</title><link>{base}/</link>
<item><title>Port to spend $26 billion over five years</title><link>{base}/story</link><guid>1</guid>
<pubDate>Thu, 12 Mar 2026 09:30:00 GMT</pubDate><description>A short teaser about the port.</description></item>
<item><title>[/] and [@click=app.quit]x[/] &#27;[31m</title><link>{base}/other</link><guid>2</guid>
<pubDate>Wed, 11 Mar 2026 09:30:00 GMT</pubDate><description>Nothing to see.</description></item>
</channel></rss>"""
PARAGRAPH = (
    "<p>The port authority said on Thursday that it would spend $26 billion over the next five years on new quays, "
    "after 1,280 people had written to the minister, and that traffic had risen by 12% within a year, more than anybody had expected.</p>"
)
STORY = (
    "<!doctype html><html lang='en'><head><title>Port to spend $26 billion over five years - Harbour News</title>"
    "<link rel='alternate' type='application/rss+xml' title='Harbour News' href='/feed.xml'></head><body><nav><a href='/'>Home</a></nav>"
    f"<article><h1>Port to spend $26 billion over five years</h1>{PARAGRAPH * 1}"
    "<p>Ships wait for two days on average, the harbour master said, and some of them turn away to other ports on the coast.</p>"
    "<p>The work begins in autumn, with the northern quay, and is to end before the great regatta of the year after next.</p>"
    "</article></body></html>"
)


@dataclass
class Site:
    """Where the loopback site is."""

    base: str

    def __truediv__(self, path: str) -> str:
        return f"{self.base}/{path}"


class Handler(BaseHTTPRequestHandler):
    """Serves one feed, its page and a 410."""

    def do_GET(self) -> None:
        base = f"http://{self.headers['Host']}"
        pages = {
            "/feed.xml": (FEED.replace("{base}", base).replace("&#27;", "\x1b"), "application/rss+xml"),
            "/story": (STORY, "text/html"),
            "/": (STORY, "text/html"),
        }
        body, kind = pages.get(self.path, ("", ""))
        self.send_response(200 if body else 410)
        data = body.encode()
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def site() -> Iterator[Site]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_address[1]}")
    server.shutdown()
    thread.join()
    server.server_close()


@dataclass
class Answer:
    """What a call of the program did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Copydesk = Callable[..., Answer]


@pytest.fixture
def copydesk(capsys: pytest.CaptureFixture[str]) -> Copydesk:
    def call(*words: str) -> Answer:
        capsys.readouterr()
        code = run(words)
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return call
