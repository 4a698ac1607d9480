"""Mirroring libraries through the outbox: to Debian's own Shaarli, and to a server that fails at first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pytest

from tests.libraries.conftest import Time, desk_in, reading
from tests.publish.test_shaarli import API_SECRET, shaarli
from tui.core.clock import utc_now
from tui.core.errors import UsageError
from tui.libraries.models import Visibility
from tui.publish.secrets import Secret
from tui.publish.shaarli import token
from tui.services import annotating, feeds, libraries, mirroring, publish_queue, publishing, saved, shelving
from tui.services.desk import Desk
from tui.services.shelving import Choice

__all__ = ["shaarli"]  # a fixture that is used by name


@pytest.fixture
def desk(tmp_path: Path, clock: Time, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("SHAARLI", API_SECRET)
    with desk_in(tmp_path / "anna", clock, offline=False) as opened:
        yield opened


def shelf(desk: Desk, visibility: Visibility = Visibility.PUBLIC) -> int:
    """A library with one article, published nowhere."""
    library = libraries.add(desk, "Ports", visibility)
    shelving.save_reading(desk, reading(desk), Choice((library,), private_note="a private word"))
    return library


def state(desk: Desk, library: int) -> str:
    return next(str(row.state) for row in feeds.tree(desk).libraries if row.id == library)


def links(address: str) -> list[dict[str, object]]:
    bearer = token(Secret(API_SECRET), int(utc_now().timestamp()))
    answer = httpx.get(
        f"{address}/index.php/api/v1/links?limit=all",
        headers={"Authorization": f"Bearer {bearer}"},
        timeout=10,
    )
    found: list[dict[str, object]] = answer.raise_for_status().json()
    return [link for link in found if "harbour.example" in str(link["url"])]


def test_a_library_is_mirrored_changed_and_taken_back(desk: Desk, clock: Time, shaarli: str) -> None:
    clock.now = utc_now() - timedelta(minutes=2)  # Shaarli takes tokens of the last nine minutes
    library = shelf(desk)
    mirroring.mirror_to(desk, library, f"{shaarli}/", "env:SHAARLI")
    assert state(desk, library).endswith("mirror queued")
    assert publish_queue.deliver(desk).done == 1
    assert state(desk, library).endswith("· mirrored")
    (link,) = links(shaarli)
    assert link["private"] is False
    assert "a private word" not in json.dumps(link)
    assert publish_queue.deliver(desk).done == 0

    (entry,) = saved.items(desk, library)
    annotating.annotate(desk, entry.id, note="worth it")
    assert state(desk, library).endswith("mirror queued")
    clock.pass_(seconds=30)
    assert publish_queue.deliver(desk).done == 1
    (changed,) = links(shaarli)
    assert changed["id"] == link["id"]
    assert "worth it" in str(changed["description"])

    publishing.unpublish(desk, library)
    assert publish_queue.deliver(desk).done == 1
    assert links(shaarli) == []
    assert state(desk, library) == "private"


@pytest.mark.parametrize("visibility", [Visibility.PRIVATE, Visibility.UNLISTED])
def test_only_a_public_library_is_mirrored(desk: Desk, visibility: Visibility) -> None:
    library = shelf(desk, visibility)
    with pytest.raises(UsageError, match="is not public"):
        mirroring.mirror_to(desk, library, "https://links.example", "env:SHAARLI")
    assert publish_queue.deliver(desk).done == 0


@pytest.mark.parametrize("url", ["", "ftp://a.example", "https://anna:hush@a.example", "http://[", "links"])
def test_an_address_that_is_none_is_refused(desk: Desk, url: str) -> None:
    with pytest.raises(UsageError, match="http or https"):
        mirroring.mirror_to(desk, shelf(desk), url, "env:SHAARLI")


class Failing(BaseHTTPRequestHandler):
    """Answers 503 once, then as Shaarli does."""

    asked: list[str]

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append(self.path)
        status, body = (503, b"{}") if len(self.asked) == 1 else (201, b'{"id": 7, "shorturl": "abc"}')
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's word
        """Stay quiet."""


@pytest.fixture
def failing() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []
    handler = type("Once", (Failing,), {"asked": asked})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()


def test_a_failing_server_is_asked_again_after_a_while(
    desk: Desk, clock: Time, failing: tuple[str, list[str]]
) -> None:
    address, asked = failing
    library = shelf(desk)
    mirroring.mirror_to(desk, library, address, "env:SHAARLI")
    assert publish_queue.deliver(desk).later == 1
    assert "mirror failed: " in state(desk, library)
    assert "503" in state(desk, library)
    assert publish_queue.deliver(desk).later == 0
    assert len(asked) == 1
    clock.pass_(minutes=10)
    assert publish_queue.deliver(desk).done == 1
    assert state(desk, library).endswith("· mirrored")
    assert len(asked) == 2


def test_what_is_withheld_is_not_called_mirrored(desk: Desk, failing: tuple[str, list[str]]) -> None:
    library = libraries.add(desk, "Ports", Visibility.PUBLIC)
    shelving.save_reading(desk, reading(desk, "http://intranet.local/plan"), Choice((library,)))
    mirroring.mirror_to(desk, library, failing[0], "env:SHAARLI")
    assert publish_queue.deliver(desk).done == 1
    assert state(desk, library).endswith("· 0 of 1 mirrored")
    assert failing[1] == []


def test_a_private_note_is_kept_from_a_mirror_too(
    desk: Desk, clock: Time, failing: tuple[str, list[str]]
) -> None:
    library = shelf(desk)
    (entry,) = saved.items(desk, library)
    annotating.annotate(desk, entry.id, note="so: a private word")
    mirroring.mirror_to(desk, library, failing[0], "env:SHAARLI")
    assert publish_queue.deliver(desk).failed == 1
    assert "mirror failed: The private note of" in state(desk, library)
    assert failing[1] == []
    annotating.annotate(desk, entry.id, note="in other words")
    clock.pass_(seconds=30)
    assert publish_queue.deliver(desk).later == 1  # the server's first answer is 503
    assert len(failing[1]) == 1


def test_a_mirror_that_is_off_is_left_alone(desk: Desk, clock: Time, failing: tuple[str, list[str]]) -> None:
    library = shelf(desk)
    mirroring.mirror_to(desk, library, failing[0], "env:SHAARLI")
    mirroring.stop_mirroring(desk, library)
    clock.pass_(minutes=10)
    assert publish_queue.deliver(desk).done == 0
    assert failing[1] == []
    assert "mirror" not in state(desk, library)


def test_a_secret_that_is_gone_is_told(
    desk: Desk, failing: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = shelf(desk)
    mirroring.mirror_to(desk, library, failing[0], "env:SHAARLI")
    monkeypatch.delenv("SHAARLI")
    assert publish_queue.deliver(desk).failed == 1
    assert "mirror failed: There is no password under env:SHAARLI." in state(desk, library)
