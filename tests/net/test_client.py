"""What the client makes of honest servers: conditions, redirects, waits, many at once."""

from __future__ import annotations

import gzip
import threading
from datetime import UTC, datetime

import pytest

from tests.hostile.server import FEED, FaultServer, packed, plain, redirect
from tui.core.errors import FetchError, OfflineError, RefusedError, StatusError
from tui.net.client import USER_AGENT, Client
from tui.net.limits import Limits
from tui.net.models import Fetched, FetchRequest


def test_takes_a_feed_and_what_the_server_says_of_it(server: FaultServer, client: Client) -> None:
    server.answers["/feed"] = plain(
        FEED,
        ETag='"v1"',
        Last_Modified="Mon, 06 Jan 2025 10:00:00 GMT",
        Cache_Control="public, max-age=600",
        Content_Type="application/rss+xml",
        Link='</feed>; rel="self", <https://hub.example/>; rel=hub',
    )
    fetched = client.fetch(server.url("/feed"))
    assert fetched.body == FEED
    assert (fetched.status, fetched.etag, fetched.max_age) == (200, '"v1"', 600)
    assert fetched.last_modified == "Mon, 06 Jan 2025 10:00:00 GMT"
    assert fetched.content_type == "application/rss+xml"
    assert fetched.link == (("self", server.url("/feed")), ("hub", "https://hub.example/"))
    assert fetched.private


@pytest.mark.parametrize(
    "headers",
    [
        {"Expires": "Fri, 31 Dec 9999 23:59:59 -0500"},
        {"Expires": "Fri, 31 Dec 2030 23:59:59 GMT", "Date": "Fri, 31 Dec 9999 23:59:59 -0500"},
        {"Expires": "Mon, 01 Jan 0001 00:00:00 +0500"},
        {"Retry_After": "Mon, 01 Jan 0001 00:00:00 +0500"},
        {"Location": "http://[::1"},
        {"Location": "http://[bad]/"},
        {"Link": "<http://[bad>; rel=hub"},
    ],
)
def test_nonsense_in_headers_does_not_cost_the_feed(
    server: FaultServer, client: Client, headers: dict[str, str]
) -> None:
    server.answers["/feed"] = plain(FEED, **headers)
    fetched = client.fetch(server.url("/feed"))
    assert (fetched.body, fetched.location) == (FEED, "")


def test_an_answer_that_nobody_foresaw_costs_no_other_feed(
    server: FaultServer, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the reading of headers makes of an answer, it is that feed's failure."""
    server.answers |= {"/odd": plain(FEED, Expires="odd"), "/feed": plain(FEED)}

    def overflow(text: str) -> datetime | None:
        if text == "odd":
            raise OverflowError
        return None

    monkeypatch.setattr("tui.net.headers.http_date", overflow)
    requests = [FetchRequest(server.url(path)) for path in ("/odd", "/feed")]
    with client.fetch_many(requests) as answers:
        brought = {request.url: answer for request, answer in answers}
    assert isinstance(brought[server.url("/odd")], FetchError)
    assert isinstance(brought[server.url("/feed")], Fetched)


def test_introduces_itself_and_asks_for_gzip_alone(server: FaultServer, client: Client) -> None:
    server.answers["/feed"] = plain(FEED, Set_Cookie="id=1; Path=/")
    client.fetch(server.url("/feed"))
    client.fetch(server.url("/feed"))
    for asked in server.asked:
        assert asked.headers["user-agent"] == USER_AGENT
        assert asked.headers["accept-encoding"] == "gzip"
        assert not {"cookie", "referer", "authorization"} & asked.headers.keys()


def test_asks_conditionally_and_understands_unchanged(server: FaultServer, client: Client) -> None:
    server.answers["/feed"] = plain(b"", "304 Not Modified", Cache_Control="max-age=60")
    fetched = client.fetch(server.url("/feed"), etag='W/"v1"', last_modified="Mon, 06 Jan 2025 10:00:00 GMT")
    assert fetched.not_modified
    assert (fetched.etag, fetched.last_modified) == ('W/"v1"', "Mon, 06 Jan 2025 10:00:00 GMT")
    assert server.asked[0].headers["if-none-match"] == 'W/"v1"'
    assert server.asked[0].headers["if-modified-since"] == "Mon, 06 Jan 2025 10:00:00 GMT"


def test_unchanged_without_a_condition_is_an_error(server: FaultServer, client: Client) -> None:
    server.answers["/feed"] = plain(b"", "304 Not Modified")
    with pytest.raises(StatusError):
        client.fetch(server.url("/feed"))


def test_unpacks_gzip_whether_it_is_said_or_not(server: FaultServer, client: Client) -> None:
    server.answers["/said"] = packed(FEED)
    server.answers["/unsaid"] = plain(gzip.compress(FEED))
    server.answers["/untrue"] = plain(FEED, Content_Encoding="gzip")
    server.answers["/twice"] = plain(
        gzip.compress(FEED[:50]) + gzip.compress(FEED[50:]), Content_Encoding="x-gzip"
    )
    for path in server.answers:
        assert client.fetch(server.url(path)).body == FEED, path


def test_permanent_moves_are_told_and_others_are_not(server: FaultServer, client: Client) -> None:
    server.answers |= {
        "/feed": plain(FEED),
        "/301": redirect("/308", "301 Moved Permanently"),
        "/308": redirect("/feed", "308 Permanent Redirect"),
        "/302": redirect("/301"),
        "/301to302": redirect("/302", "301 Moved Permanently"),
    }
    assert client.fetch(server.url("/301")).permanent_url == server.url("/feed")
    assert client.fetch(server.url("/302")).permanent_url == ""
    assert client.fetch(server.url("/301to302")).permanent_url == server.url("/302")
    assert client.fetch(server.url("/302")).final_url == server.url("/feed")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("99999999999999999999", 30 * 24 * 3600),
        ("Mon, 06 Jan 2025 10:05:00 GMT", 300),
        ("Mon, 06 Jan 2020 10:05:00 GMT", 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 30 * 24 * 3600),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_reads_how_long_a_server_wants_to_be_left_alone(
    server: FaultServer, value: str, seconds: int | None
) -> None:
    server.answers["/feed"] = plain(b"", "429 Too Many Requests", Retry_After=value)
    now = datetime(2025, 1, 6, 10, 0, tzinfo=UTC)
    with Client(proxies={}, clock=lambda: now) as client, pytest.raises(StatusError) as caught:
        client.fetch(server.url("/feed"))
    assert caught.value.status == 429
    assert caught.value.retry_after == seconds


@pytest.mark.parametrize("status", [204, 400, 401, 403, 404, 410, 418, 451, 500, 503])
def test_error_statuses_are_one_sentence(server: FaultServer, client: Client, status: int) -> None:
    server.answers["/feed"] = plain(b"", f"{status} \x1b[31mReason")
    with pytest.raises(StatusError) as caught:
        client.fetch(server.url("/feed"))
    assert caught.value.status == status
    sentence = str(caught.value)
    assert "127.0.0.1" in sentence
    assert str(status) in sentence
    assert sentence.isprintable()


def test_headers_of_a_feed_stay_with_its_server(server: FaultServer, client: Client) -> None:
    server.answers |= {"/feed": redirect(f"http://localhost:{server.port}/there"), "/there": plain(FEED)}
    headers = (("Language", "cn"), ("X-Token", "secret"), ("Accept-Language", "zh"), ("Host", "evil.example"))
    client.fetch(server.url("/feed").replace("http://", "http://ann:s3cret@"), headers=headers)
    first, second = server.asked
    assert first.headers["language"] == "cn"
    assert first.headers["authorization"].startswith("Basic ")
    assert first.headers["host"].startswith("127.0.0.1")
    assert second.headers["accept-language"] == "zh"
    assert not {"language", "x-token", "authorization"} & second.headers.keys()


def test_user_name_and_password_stay_out_of_addresses(server: FaultServer, client: Client) -> None:
    server.answers |= {"/feed": redirect("/moved", "301 Moved Permanently"), "/moved": plain(FEED)}
    fetched = client.fetch(f"http://ann:s3cret@127.0.0.1:{server.port}/feed")
    assert "s3cret" not in fetched.final_url
    assert fetched.permanent_url == f"http://ann:s3cret@127.0.0.1:{server.port}/moved"


def test_a_redirect_cannot_bring_credentials(server: FaultServer, client: Client) -> None:
    server.answers |= {"/feed": redirect(f"http://x:y@localhost:{server.port}/there"), "/there": plain(FEED)}
    client.fetch(server.url("/feed"))
    assert "authorization" not in server.asked[1].headers


def test_many_at_once_bring_an_answer_each(server: FaultServer, client: Client) -> None:
    server.answers |= {"/feed": plain(FEED), "/gone": plain(b"", "410 Gone")}
    requests = [FetchRequest(server.url("/gone" if key % 5 == 0 else "/feed"), key=key) for key in range(40)]
    answers = {request.key: answer for request, answer in client.fetch_many(requests)}
    assert answers.keys() == set(range(40))
    for key, answer in answers.items():
        if key % 5:
            assert isinstance(answer, Fetched)
        else:
            assert isinstance(answer, StatusError)


def test_a_server_sees_two_connections_at_most(server: FaultServer, client: Client) -> None:
    server.latency = 0.01
    server.answers["/feed"] = plain(FEED)
    assert len(list(client.fetch_many([FetchRequest(server.url("/feed"))] * 30))) == 30
    assert server.most_open <= 2


def test_several_threads_may_take_answers(server: FaultServer, client: Client) -> None:
    server.answers["/feed"] = plain(FEED)
    taken: list[int] = []
    fetches = client.fetch_many([FetchRequest(server.url("/feed"), key=key) for key in range(60)])
    threads = [threading.Thread(target=lambda: taken.extend(r.key for r, _ in fetches)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == list(range(60))


def test_a_stop_ends_the_wait(server: FaultServer) -> None:
    from tests.hostile.server import silent

    server.answers |= {"/feed": plain(FEED), "/silent": silent}
    stop = threading.Event()
    seen = []
    with Client(proxies={}) as client:
        requests = [FetchRequest(server.url("/silent")), FetchRequest(server.url("/feed"))]
        for _, answer in client.fetch_many(requests, stop):
            seen.append(answer)
            stop.set()
    assert len(seen) == 1


def test_answers_nobody_takes_hold_up_further_fetches(server: FaultServer) -> None:
    server.answers["/feed"] = plain(FEED)
    requests = [FetchRequest(server.url("/feed"))] * 200
    with Client(limits=Limits(connections=10, held_bytes=1_000), proxies={}) as client:
        with client.fetch_many(requests) as fetches:
            next(fetches)
            assert client.fetch(server.url("/feed")).body == FEED
            assert server.count("/feed") < 200
        assert len(list(client.fetch_many(requests))) == 200


def test_offline_nothing_is_asked(server: FaultServer) -> None:
    with Client(offline=True) as client, pytest.raises(OfflineError):
        client.fetch(server.url("/feed"))
    assert not server.asked


def test_a_closed_client_says_so(server: FaultServer) -> None:
    client = Client(proxies={})
    client.close()
    with pytest.raises(FetchError):
        client.fetch(server.url("/feed"))


def test_closing_ends_what_is_under_way(server: FaultServer) -> None:
    from tests.hostile.server import silent

    server.answers["/silent"] = silent
    client = Client(proxies={})
    failures: list[BaseException] = []

    def fetch() -> None:
        try:
            client.fetch(server.url("/silent"))
        except FetchError as error:
            failures.append(error)

    thread = threading.Thread(target=fetch)
    thread.start()
    while not server.asked:
        pass
    client.close()
    thread.join(5)
    assert len(failures) == 1


def test_a_proxy_of_the_environment_is_used_for_public_names(server: FaultServer) -> None:
    server.answers["http://news.example.com/feed"] = plain(FEED)
    with Client(limits=Limits(seconds=2), proxies={"http": f"127.0.0.1:{server.port}"}) as client:
        assert client.fetch("http://news.example.com/feed").body == FEED
        with pytest.raises(RefusedError):
            client.fetch(server.url("/feed"), allow_private=False)
    assert len(server.asked) == 1


def test_exceptions_from_the_proxy_are_honoured(server: FaultServer) -> None:
    async def nowhere(host: str, port: int) -> list[str]:
        raise OSError(host)

    proxies = {"http": f"http://127.0.0.1:{server.port}", "no": "example.com, other.org"}
    with Client(proxies=proxies, resolver=nowhere) as client, pytest.raises(FetchError):
        client.fetch("http://news.example.com/feed")
    assert not server.asked
