"""Which hosts the client connects to: never from the public net into the person's own."""

from __future__ import annotations

import asyncio
import datetime
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hostile.server import FEED, FaultServer, here, plain, redirect
from tui.core.errors import FetchError, RefusedError
from tui.net import addresses, fetching, streams
from tui.net.addresses import is_private, names_private
from tui.net.client import Client
from tui.net.limits import Limits
from tui.net.streams import Resolver

QUICK = Limits(seconds=2.0, connect_seconds=1.0)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "nonsense",
    ],
)  # fmt: skip
def test_addresses_of_ones_own_network_are_known(address: str) -> None:
    assert is_private(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "64:ff9b::101:101", "::ffff:8.8.8.8"]
)
def test_public_addresses_are_known(address: str) -> None:
    assert not is_private(address)


@pytest.mark.parametrize(
    "host", ["localhost", "a.localhost", "nas", "nas.local", "box.lan", "10.0.0.1", "[::1]", "localhost."]
)
def test_names_of_ones_own_network_are_known(host: str) -> None:
    assert names_private(host)
    assert not names_private("news.example.org")


@pytest.fixture
def public_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take 127.0.0.1 for a public address; every other one of this machine stays private."""

    def judged(address: str) -> bool:
        return address != "127.0.0.1" and is_private(address)

    for module in (streams, fetching):
        monkeypatch.setattr(module, "is_private", judged)


def resolver(**names: str) -> Resolver:
    """Resolve names as given; underscores stand for dots."""

    async def resolve(host: str, port: int) -> list[str]:
        found = names.get(host.replace(".", "_"))
        if found is None:
            raise socket.gaierror(socket.EAI_NONAME, host)
        return found.split()

    return resolve


def test_a_public_name_that_leads_home_is_refused(server: FaultServer) -> None:
    server.answers["/feed"] = plain(FEED)
    with Client(limits=QUICK, proxies={}, resolver=here) as client:
        with pytest.raises(RefusedError) as caught:
            client.fetch(f"http://news.example.org:{server.port}/feed")
        assert "news.example.org" in str(caught.value)
        assert client.fetch(f"http://news.example.org:{server.port}/feed", allow_private=True).private
    assert len(server.asked) == 1


@pytest.mark.usefixtures("public_loopback")
def test_a_redirect_from_the_public_net_home_is_refused(server: FaultServer) -> None:
    names = resolver(public_example="127.0.0.1", inside_example="127.0.0.2")
    targets = [
        "http://inside.example",
        "http://127.0.0.2",
        "http://[::1]",
        "http://0",
        "http://2130706434",
        "http://[::ffff:127.0.0.2]",
    ]
    with Client(limits=QUICK, proxies={}, resolver=names) as client:
        for target in targets:
            server.answers["/feed"] = redirect(f"{target}:{server.port}/secret")
            with pytest.raises(FetchError):
                client.fetch(f"http://public.example:{server.port}/feed")
            with pytest.raises(FetchError):  # having been subscribed at home is of no help once outside
                client.fetch(f"http://public.example:{server.port}/feed", allow_private=True)
    assert not server.count("/secret")


@pytest.mark.usefixtures("public_loopback")
def test_a_name_that_changes_its_address_between_requests_is_refused(server: FaultServer) -> None:
    server.answers["/feed"] = plain(FEED, Connection="close")
    answers = iter(["127.0.0.1", "127.0.0.2"])

    async def rebinding(host: str, port: int) -> list[str]:
        return [next(answers)]

    with Client(limits=QUICK, proxies={}, resolver=rebinding) as client:
        assert not client.fetch(f"http://public.example:{server.port}/feed").private
        with pytest.raises(RefusedError):
            client.fetch(f"http://public.example:{server.port}/feed")


@pytest.mark.usefixtures("public_loopback")
def test_of_mixed_addresses_the_public_ones_are_used(server: FaultServer) -> None:
    server.answers["/feed"] = plain(FEED)
    names = resolver(mixed_example="127.0.0.9 10.0.0.1 127.0.0.1")
    with Client(limits=QUICK, proxies={}, resolver=names) as client:
        assert client.fetch(f"http://mixed.example:{server.port}/feed").body == FEED


def test_a_second_address_is_tried_where_the_first_refuses(server: FaultServer) -> None:
    server.answers["/feed"] = plain(FEED)
    with Client(limits=QUICK, proxies={}, resolver=resolver(two_localhost="::1 127.0.0.1")) as client:
        assert client.fetch(server.url("/feed", "two.localhost")).body == FEED


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "exec:ls", "", "   ", "example.org", "//x",
        "http://", "http:///feed", "http://a..b/", "http://" + "a" * 64 + ".example/", "http://.example/", "http://[::1/",
        "http://exa mple.org/", "http://example.org:99999/", "http://example.org:0/", "http://xn--\x7f/", "http://\u202e.example/",
        "http://" + "a." * 200 + "example/", "http://ex\x1bample.org/", "http://☃\u200d.example/",
    ],
)  # fmt: skip
def test_bad_addresses_are_refused_in_one_clean_sentence(url: str) -> None:
    with Client(limits=QUICK, proxies={}, resolver=resolver()) as client, pytest.raises(FetchError) as caught:
        client.fetch(url)
    assert str(caught.value).isprintable()
    assert "\u202e" not in str(caught.value)


def test_a_name_without_a_server_is_told(server: FaultServer) -> None:
    with Client(limits=QUICK, proxies={}, resolver=resolver()) as client, pytest.raises(FetchError) as caught:
        client.fetch("http://no-such.example/feed")
    assert "no-such.example" in str(caught.value)


def test_a_refused_connection_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with Client(limits=QUICK, proxies={}) as client, pytest.raises(FetchError) as caught:
        client.fetch(f"http://127.0.0.1:{port}/feed")
    assert str(port) in str(caught.value)


def test_a_resolver_that_hangs_does_not_hold_up_the_answer() -> None:
    async def hanging(host: str, port: int) -> list[str]:
        await asyncio.Event().wait()
        return []

    limits = Limits(seconds=1.0, connect_seconds=0.1)
    with Client(limits=limits, proxies={}, resolver=hanging) as client, pytest.raises(FetchError):
        client.fetch("http://slow.example/feed")


def _certificate(folder: Path, name: str, days: int) -> Path:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=30))
        .not_valid_after(now + datetime.timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}{days}.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return file


class _TlsServer(FaultServer):
    """The same over TLS."""

    certificate: Path

    def context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate)
        return context


@pytest.fixture
def tls_server(tmp_path: Path) -> Iterator[Callable[[str, int], _TlsServer]]:
    started: list[_TlsServer] = []

    def start(name: str, days: int) -> _TlsServer:
        server = _TlsServer({"/feed": plain(FEED)})
        server.certificate = _certificate(tmp_path, name, days)
        server.__enter__()
        started.append(server)
        return server

    yield start
    for server in started:
        server.__exit__()


@pytest.mark.parametrize(
    ("name", "days", "trusted", "words"),
    [
        ("good.localhost", 30, True, ""),
        ("good.localhost", -1, True, "expired"),
        ("other.localhost", 30, True, "another name"),
        ("good.localhost", 30, False, "itself"),
    ],
)
def test_certificates_are_checked_and_faults_told(
    tls_server: Callable[[str, int], _TlsServer], name: str, days: int, trusted: bool, words: str
) -> None:
    server = tls_server(name, days)
    context = ssl.create_default_context(cafile=str(server.certificate) if trusted else None)
    with Client(limits=QUICK, proxies={}, resolver=here, tls=context) as client:
        url = f"https://good.localhost:{server.port}/feed"
        if not words:
            assert client.fetch(url).body == FEED
            return
        with pytest.raises(FetchError) as caught:
            client.fetch(url)
        assert words in str(caught.value)
        assert "good.localhost" in str(caught.value)
    assert not server.asked


def test_an_encrypted_address_on_a_plain_server_is_told() -> None:
    def answer() -> None:
        connection, _ = plain_server.accept()
        with connection:
            connection.recv(100)
            connection.sendall(b"HTTP/1.0 400 Bad Request\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as plain_server:
        thread = threading.Thread(target=answer)
        thread.start()
        with Client(limits=QUICK, proxies={}) as client, pytest.raises(FetchError) as caught:
            client.fetch(f"https://127.0.0.1:{plain_server.getsockname()[1]}/feed")
        thread.join()
    assert "secure" in str(caught.value)


def test_every_form_of_an_address_is_one_address() -> None:
    assert addresses.parse_address("[::1]") == addresses.parse_address("::1")
    assert addresses.parse_address("fe80::1%25eth0") is not None
    assert addresses.parse_address("example.org") is None
