"""No feed, page or redirect of the public net leads into the person's own network, nor carries secrets elsewhere."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from tests.hostile.server import FEED, FaultServer, plain, redirect
from tui.core.errors import FetchError, NotAFeedError, RefusedError, UsageError
from tui.core.paths import person_paths
from tui.core.settings import Settings
from tui.net import fetching, streams
from tui.net.addresses import is_link_local, is_private
from tui.net.client import Client
from tui.net.limits import Limits
from tui.services import feeds, headlines, read
from tui.services.addresses import feed_address, headers_for, same_server
from tui.services.addresses import is_private as leads_home
from tui.services.desk import Desk
from tui.services.refresh import refresh
from tui.services.views import Scope, ScopeKind

QUICK = Limits(seconds=2.0, connect_seconds=0.3)
METADATA = "169.254.169.254"
PAGE = "<html><head>{head}</head><body><p>Nothing.</p></body></html>"


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


@pytest.fixture
def inside() -> Iterator[FaultServer]:
    """A server of the person's own network, which nobody outside may reach."""
    page = plain(b"<p>secret</p>", Content_Type="text/html")
    with FaultServer(
        {"/secret": plain(FEED), "/page": page, "/feed": plain(FEED)}, address="127.0.0.2"
    ) as running:
        yield running


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk to which 127.0.0.1 is a public address; *.example leads there, meta.lan where clouds keep their keys."""

    def judged(address: str) -> bool:
        return address != "127.0.0.1" and is_private(address)

    for module in (streams, fetching):
        monkeypatch.setattr(module, "is_private", judged)

    async def resolve(host: str, port: int) -> list[str]:
        if host == "meta.lan":
            return [METADATA]
        if host.endswith(".example"):
            return ["127.0.0.1"]
        raise socket.gaierror(socket.EAI_NONAME, host)

    with (
        Desk.open(person_paths(), Settings()) as opened,
        Client(limits=QUICK, proxies={}, resolver=resolve) as client,
    ):
        opened._client = client
        yield opened


def entries_of(desk: Desk, feed: int) -> list[int]:
    view = headlines.open_view(desk, Scope(ScopeKind.FEED, feed_id=feed))
    return [line.id for line in headlines.page(desk, view, 0, 10)]


@pytest.mark.parametrize("full_text", [False, True])
def test_an_entry_of_a_public_feed_does_not_lead_home(
    desk: Desk, server: FaultServer, inside: FaultServer, full_text: bool
) -> None:
    body = FEED.replace(b"http://example.org/1", inside.url("/secret", "127.0.0.2").encode())
    server.answers["/feed"] = plain(body)
    feed = feeds.subscribe(desk, server.url("/feed", "public.example"))
    feeds.set_full_text(desk, feed, full_text)
    assert refresh(desk, feed_ids=[feed]).new == 1
    reading = read.full(desk, entries_of(desk, feed)[0])
    assert "own network" in str(reading.trouble)
    assert not inside.asked


def test_an_entry_of_a_feed_at_home_may_stay_there(
    desk: Desk, server: FaultServer, inside: FaultServer
) -> None:
    body = FEED.replace(b"http://example.org/1", inside.url("/page", "127.0.0.2").encode())
    server.answers["/feed"] = plain(body)
    feed = feeds.subscribe(desk, server.url("/feed"))
    refresh(desk, feed_ids=[feed])
    read.full(desk, entries_of(desk, feed)[0])
    assert inside.count("/page")


@pytest.mark.parametrize(
    "offer", ["http://127.0.0.2:{port}/secret", "http://[::1]:{port}/secret", "http://nas:{port}/secret"]
)
def test_a_public_page_offers_no_feed_at_home(
    desk: Desk, server: FaultServer, inside: FaultServer, offer: str
) -> None:
    address = offer.format(port=inside.port)
    link = f'<link rel="alternate" type="application/rss+xml" href="{address}">'
    server.answers["/"] = plain(PAGE.format(head=link).encode(), Content_Type="text/html")
    with pytest.raises(NotAFeedError):
        feeds.add(desk, server.url("/", "public.example"))
    assert address not in {feed.url for feed in feeds.tree(desk).feeds}
    assert not inside.asked


def test_headers_stay_with_the_server_that_they_were_given_for(desk: Desk, server: FaultServer) -> None:
    link = f'<link rel="alternate" type="application/rss+xml" href="{server.url("/feed", "other.example")}">'
    server.answers |= {
        "/": plain(PAGE.format(head=link).encode(), Content_Type="text/html"),
        "/feed": plain(FEED),
    }
    added = feeds.add(desk, server.url("/", "public.example"), headers=[("Authorization", "hush")])
    assert added.feed_id
    assert [asked.headers.get("authorization") for asked in server.asked] == ["hush", None]
    assert not feeds.feed(desk, added.feed_id).headers


def offering(*addresses: str) -> bytes:
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="{url}">' for url in addresses)
    return PAGE.format(head=links).encode()


def test_pages_that_offer_each_other_lead_to_an_end(desk: Desk, server: FaultServer) -> None:
    server.answers |= {
        "/one": plain(offering("/two"), Content_Type="text/html"),
        "/two": plain(offering("/one"), Content_Type="text/html"),
    }
    with pytest.raises(NotAFeedError):
        feeds.add(desk, server.url("/one", "public.example"))
    assert [asked.path for asked in server.asked] == ["/one", "/two"]


def test_what_cannot_be_subscribed_is_not_offered(desk: Desk, server: FaultServer) -> None:
    bad = (
        "http://[bad",
        "http://u:p@public.example/feed",
        "http://public.example:99999/",
        "file:///etc/passwd",
    )
    server.answers |= {
        "/": plain(offering(*bad, "/feed"), Content_Type="text/html"),
        "/feed": plain(FEED),
    }
    assert feeds.add(desk, server.url("/", "public.example")).feed_id


def test_headers_go_along_to_encryption_and_nowhere_else() -> None:
    secret = (("Authorization", "hush"),)
    first = "http://a.example/feed"
    assert headers_for(first, "https://a.example/new", secret) == secret
    for other in (
        "https://b.example/feed", "http://a.example:8080/feed", "https://a.example:444/feed", "http://x.a.example/feed",
    ):  # fmt: skip
        assert headers_for(first, other, secret) == ()
    assert not same_server("https://a.example/feed", "http://a.example/feed")


@pytest.mark.parametrize(
    "address",
    [METADATA, "169.254.0.1", "fe80::1", "[fe80::1]", f"::ffff:{METADATA}", "64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::"],
)  # fmt: skip
def test_addresses_that_machines_give_themselves_are_known(address: str) -> None:
    assert is_link_local(address)
    assert not is_link_local("192.168.1.1")
    assert not is_link_local("news.example.org")


@pytest.mark.parametrize(
    "target", [f"http://{METADATA}/", "http://meta.lan/", "http://[fe80::1]/", f"http://[::ffff:{METADATA}]/"]
)
def test_even_a_feed_at_home_leads_to_no_link_local_address(
    desk: Desk, server: FaultServer, target: str
) -> None:
    server.answers["/feed"] = redirect(target)
    with pytest.raises(RefusedError):
        desk.client.fetch(server.url("/feed"), allow_private=True)
    with pytest.raises(RefusedError):
        desk.client.fetch(target, allow_private=True)  # an entry, a picture, an offered feed


def test_who_subscribes_a_link_local_address_may_ask_it(desk: Desk) -> None:
    with pytest.raises(FetchError) as caught:
        desk.client.fetch(f"http://{METADATA}:9/")
    assert not isinstance(caught.value, RefusedError), "it is tried; nobody answers there"


@pytest.mark.parametrize("address", ["::127.0.0.1", "::a00:1"])
def test_old_forms_of_private_addresses_are_known(address: str) -> None:
    assert is_private(address)


def test_an_article_without_an_address_leads_nowhere() -> None:
    assert not leads_home("")
    assert not leads_home("http://[::1")
    assert leads_home("http://localhost:8000/")


def test_one_feed_is_one_feed_however_its_address_is_written(desk: Desk, server: FaultServer) -> None:
    server.answers |= {"/feed": plain(FEED), "/old": redirect("/feed", "301 Moved Permanently")}
    first = feeds.add(desk, server.url("/feed", "PUBLIC.example"))
    for again in (
        server.url("/feed#top", "public.example"),
        server.url("/feed", "public.example").replace("http:", "https:"),
        server.url("/old", "public.example"),
        "feed:" + server.url("/feed", "public.example"),
    ):
        outcome = feeds.add(desk, again)
        assert (outcome.feed_id, outcome.already) == (first.feed_id, True), again


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("http://BÜCHER.example", "http://xn--bcher-kva.example/"),
        ("http://аррӏе.com/feed", "http://xn--80ak6aa92e.com/feed"),
        ("https://例え.jp/a", "https://xn--r8jz45g.jp/a"),
    ],
)
def test_a_host_shows_what_it_really_is(typed: str, address: str) -> None:
    assert feed_address(typed) == address
    assert feed_address(address) == address
    with pytest.raises(UsageError):
        feed_address("http://☃.net/")
