"""What the client does with servers that send too much, too slowly, too often or nonsense."""

from __future__ import annotations

import asyncio
import gzip
import resource
import time
import zlib

import pytest

from tests.hostile.server import (
    FEED,
    Answer,
    Asked,
    FaultServer,
    endless,
    gzip_bomb,
    head,
    here,
    packed,
    plain,
    raw,
    redirect,
    silent,
    slow,
)
from tui.core.errors import FetchError, RefusedError
from tui.net.client import Client
from tui.net.limits import MEGABYTE, Limits
from tui.net.models import Fetched, FetchRequest

BOMB = gzip_bomb(200)

REFUSED: dict[str, Answer] = {
    "bomb": plain(BOMB, Content_Encoding="gzip"),
    "bomb unsaid": plain(BOMB),
    "brotli": plain(b"\x8b\x02\x80", Content_Encoding="br"),
    "deflate": plain(zlib.compress(FEED), Content_Encoding="deflate"),
    "zstd": plain(b"\x28\xb5\x2f\xfd", Content_Encoding="zstd"),
    "gzip twice": plain(b"x", Content_Encoding="gzip, gzip"),
    "announced too large": plain(b"", Content_Length=10**12),
    "endless": endless(head(Content_Type="text/xml"), b"x" * 65536),
    "endless chunks": endless(head(Transfer_Encoding="chunked"), b"10000\r\n" + b"y" * 65536 + b"\r\n"),
    "circle": redirect("/fault"),
}
BROKEN: dict[str, Answer] = {
    "truncated gzip": plain(BOMB[:1000], Content_Encoding="gzip"),
    "damaged gzip": plain(BOMB[:100] + b"\x00" * 400, Content_Encoding="gzip"),
    "short body": raw(head(Content_Length=1000) + b"too short"),
    "truncated chunks": raw(head(Transfer_Encoding="chunked") + b"100\r\nabc"),
    "bad chunk size": raw(head(Transfer_Encoding="chunked") + b"zz\r\nabc\r\n0\r\n\r\n"),
    "no http": raw(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "nothing": raw(b""),
    "header flood": endless(b"HTTP/1.1 200 OK\r\n", b"X-Flood: " + b"z" * 4000 + b"\r\n"),
    "one endless header": endless(b"HTTP/1.1 200 OK\r\nX: ", b"z" * 65536),
    "nul in header": raw(b"HTTP/1.1 200 OK\r\nX: a\x00b\r\n\r\n"),
    "status word": raw(b"HTTP/1.1 abc OK\r\n\r\n"),
    "redirect nowhere": plain(b"", "302 Found"),
    "silent": silent,
    "slow head": slow(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
    "slow body": slow(head(Content_Type="text/xml"), b"<"),
    "endless early hints": endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_taken_is_refused_in_one_sentence(server: FaultServer, client: Client, name: str) -> None:
    server.answers["/fault"] = REFUSED[name]
    with pytest.raises(RefusedError) as caught:
        client.fetch(server.url("/fault"))
    assert "127.0.0.1" in str(caught.value)


@pytest.mark.parametrize("name", BROKEN)
def test_what_breaks_is_told_in_one_sentence(server: FaultServer, client: Client, name: str) -> None:
    server.answers["/fault"] = BROKEN[name]
    with pytest.raises(FetchError) as caught:
        client.fetch(server.url("/fault"))
    sentence = str(caught.value)
    assert "127.0.0.1" in sentence
    assert sentence.isprintable()


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://example.org/feed",
        "data:text/xml,<rss/>",
        "javascript:alert(1)",
        "//",
        "http://",
        "http://127.0.0.1:65536/",
        "http://localhost:99999/",
    ],
)
def test_redirects_to_what_is_no_web_address_are_refused(
    server: FaultServer, client: Client, target: str
) -> None:
    server.answers["/fault"] = redirect(target)
    with pytest.raises(RefusedError):
        client.fetch(server.url("/fault"))


def test_ten_redirects_are_followed_and_no_more(server: FaultServer, client: Client) -> None:
    for number in range(12):
        server.answers[f"/{number}"] = redirect(f"/{number + 1}")
    server.answers["/12"] = plain(FEED)
    assert client.fetch(server.url("/2")).body == FEED
    with pytest.raises(RefusedError):
        client.fetch(server.url("/1"))


def test_a_gzip_stream_that_is_complete_is_taken_whatever_its_announced_length(
    server: FaultServer, client: Client
) -> None:
    import gzip

    whole = gzip.compress(FEED)
    server.answers["/feed"] = raw(head(Content_Length=len(FEED), Content_Encoding="gzip") + whole)
    assert client.fetch(server.url("/feed")).body == FEED


def test_gzip_in_several_members_is_whole_wherever_the_wire_cuts_it(
    server: FaultServer, client: Client
) -> None:
    members = [gzip.compress(FEED[at : at + 20]) for at in range(0, len(FEED), 20)]

    async def byte_by_byte(_: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(head(Transfer_Encoding="chunked"))
        for byte in b"".join(members):
            writer.write(b"1\r\n" + bytes([byte]) + b"\r\n")
        writer.write(b"0\r\n\r\n")

    server.answers["/feed"] = byte_by_byte
    assert client.fetch(server.url("/feed")).body == FEED


def test_a_large_answer_within_the_bounds_is_taken(server: FaultServer) -> None:
    body = b"<rss>" + b" " * (30 * MEGABYTE) + b"</rss>"
    server.answers["/large"] = packed(body)
    with Client(proxies={}) as client:
        assert client.fetch(server.url("/large")).body == body


def test_memory_stays_within_bounds_while_many_bombs_explode(server: FaultServer) -> None:
    server.answers["/bomb"] = plain(BOMB, Content_Encoding="gzip")
    server.answers["/feed"] = plain(FEED)
    with Client(proxies={}, limits=Limits(connections_per_host=30)) as client:
        client.fetch(server.url("/feed"))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        answers = list(client.fetch_many([FetchRequest(server.url("/bomb"))] * 20))
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert all(isinstance(answer, RefusedError) for _, answer in answers)
    assert grown < 90 * 1024, f"{grown} kB"


def test_memory_stays_within_bounds_while_large_answers_wait(server: FaultServer) -> None:
    large = FEED + b" " * 8 * MEGABYTE
    server.answers["/large"] = packed(large)
    with Client(proxies={}, limits=Limits(connections_per_host=50)) as client:
        client.fetch(server.url("/large"))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with client.fetch_many([FetchRequest(server.url("/large"))] * 40) as answers:
            answers._task.result()  # all are there, and nobody has taken any
            for _, answer in answers:
                assert isinstance(answer, Fetched)
                assert answer.body == large
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 120 * 1024, f"{grown} kB"


def test_slow_servers_hold_up_no_other(server: FaultServer) -> None:
    """A hundred servers that never answer, and twenty in good health, with few places for all."""
    server.answers |= {"/silent": silent, "/feed": plain(FEED)}
    limits = Limits(seconds=3, connections=10, patience_seconds=0.05)
    requests = [FetchRequest(server.url("/silent", f"silent{key}.localhost"), key=key) for key in range(100)]
    requests += [
        FetchRequest(server.url("/feed", f"well{key}.localhost"), key=1000 + key) for key in range(20)
    ]

    with Client(proxies={}, limits=limits, resolver=here) as client:
        start = time.monotonic()
        order = [request.key for request, _ in client.fetch_many(requests)]
        assert time.monotonic() - start < 20
    assert all(key >= 1000 for key in order[:20])
