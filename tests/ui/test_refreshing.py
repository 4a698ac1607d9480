"""Refreshing while somebody reads: nothing jumps, progress shows, and it can be stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

import pytest

from tests.ui.gallery import NOW
from tui.core.paths import Paths
from tui.core.settings import Settings
from tui.services import feeds
from tui.services.desk import Desk
from tui.services.views import Scope, ScopeKind

Start = Callable[..., Any]
QUIET = Settings(refresh_on_start=False)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Loopback</title><link>http://127.0.0.1/</link>
<item><guid>1</guid><title>Brand new from the loopback</title><link>http://127.0.0.1/1</link>
<pubDate>Fri, 13 Mar 2026 08:59:00 GMT</pubDate><description>Five words and a number 7.</description></item>
</channel></rss>"""


class _Server:
    """Serves one feed; `hold` keeps the answer back."""

    def __init__(self) -> None:
        self.may_answer = Event()
        self.may_answer.set()
        self.asked = Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.set()
                outer.may_answer.wait(20)
                body = FEED.encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/rss+xml")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_port}/feed"
        Thread(target=self.http.serve_forever, daemon=True).start()


@pytest.fixture
def server() -> Iterator[_Server]:
    server = _Server()
    yield server
    server.may_answer.set()
    server.http.shutdown()
    server.http.server_close()


@pytest.fixture
def subscribed(gallery: Paths, server: _Server) -> Paths:
    """A store whose only feed that can be asked is the loopback's."""
    with Desk.open(gallery, QUIET, clock=lambda: NOW) as desk:
        for feed in feeds.tree(desk).feeds:
            if feed.title != "Start here":
                feeds.remove(desk, feed.id)
        feeds.subscribe(desk, server.url, title="Loopback")
    return gallery


def later() -> datetime:
    return datetime(2026, 3, 13, 9, 1, tzinfo=UTC)


async def test_what_arrives_waits_until_it_is_asked_for(subscribed: Paths, start: Start) -> None:
    async with start(subscribed, QUIET, offline=False, clock=later) as held:
        before = [headline.id for _index, headline in held.main.headlines.loaded()]
        assert before
        await held.press("R")
        assert [headline.id for _index, headline in held.main.headlines.loaded()] == before
        assert "1 new · press . to show" in held.lines()[0]
        chosen = held.main.headlines.headline.id
        await held.press("full_stop")
        titles = [headline.title for _index, headline in held.main.headlines.loaded()]
        assert "Brand new from the loopback" in titles
        assert held.main.headlines.headline.id == chosen
        assert "press ." not in held.lines()[0]


async def test_what_arrives_behind_an_article_stands_in_the_list_when_one_comes_back(
    subscribed: Paths, start: Start
) -> None:
    async with start(subscribed, QUIET, offline=False, clock=later) as held:
        await held.press("enter", "R")
        chosen = held.main.headlines.headline.id
        assert "1 new" in held.lines()[0]
        await held.press("escape")
        assert "Brand new from the loopback" in [row.title for _at, row in held.main.headlines.loaded()]
        assert held.main.headlines.headline.id == chosen
    async with start(subscribed, QUIET, size=(200, 50), clock=later) as held:
        before = held.main.headlines.view
        await held.press("enter", "escape")
        assert held.main.headlines.view is before, "a list that is seen beside the article does not jump"


async def test_progress_shows_and_keys_answer_and_escape_stops(
    subscribed: Paths, server: _Server, start: Start
) -> None:
    server.may_answer.clear()
    async with start(subscribed, QUIET, offline=False, clock=later) as held:
        await held.pilot.press("R")
        await held.until(server.asked.is_set)
        assert "esc stops" in held.lines()[-1]
        await held.pilot.press("enter")
        await held.until(lambda: held.at == "reader")
        await held.pilot.press("escape")
        assert held.at == "reader"
        await held.until(lambda: not held.main.refreshing)
        assert "esc stops" not in held.lines()[-1]
        await held.pilot.press("escape")
        await held.until(lambda: held.at == "headlines")


async def test_a_feed_that_fails_is_marked_and_says_why(
    subscribed: Paths, server: _Server, start: Start
) -> None:
    server.http.shutdown()
    server.http.server_close()
    async with start(subscribed, QUIET, offline=False, clock=later) as held:
        await held.press("R")
        row = next(row for row in held.main.feeds.shown.feeds if row.title == "Loopback")
        assert row.failure is not None
        assert any("! Loopback" in line for line in held.lines())
        held.main.go_to(type(held.main.pane)("feeds"))
        held.main.feeds.find(Scope(ScopeKind.FEED, feed_id=row.id))
        await held.press("enter")
        assert str(row.failure)[:40] in held.text()


async def test_offline_is_said_in_one_line(gallery: Paths, start: Start) -> None:
    async with start(gallery) as held:
        await held.press("R")
        assert "offline" in held.text()


async def test_an_address_is_added_and_shown(gallery: Paths, server: _Server, start: Start) -> None:
    async with start(gallery, QUIET, offline=False, clock=later) as held:
        await held.press("a")
        held.app.screen.query_one("Input").value = server.url
        await held.press("enter")
        await held.until(lambda: held.main.headlines.count == 1)
        assert held.main.headlines.headline.title == "Brand new from the loopback"
        assert held.main.feeds.row.label == "Loopback"
