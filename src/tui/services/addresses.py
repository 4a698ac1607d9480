"""Web addresses as people type them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from tui.core.errors import RefusedError, UsageError
from tui.core.messages import N_
from tui.core.text import clean_line

_LONGEST = 4_000
_SCHEME = re.compile(r"^([a-zA-Z][a-zA-Z0-9+.-]*):(?!\d+(?:/|$))")


def feed_address(text: str) -> str:
    """Return the http(s) address that somebody typed, in one form.

    `feed:` before an address is dropped, an address without a scheme is taken for https, or for http where it lies in
    the person's own network, which has no certificates; the host is in lower case and the fragment goes.

    Args:
        text: Anything.

    Raises:
        RefusedError: Another scheme than http and https.
        UsageError: No address.
    """
    typed = clean_line(text, _LONGEST).replace(" ", "%20")
    if typed.lower().startswith("feed:"):
        typed = typed[5:].lstrip("/") if "://" not in typed[5:12] else typed[5:]
    scheme = _SCHEME.match(typed)
    if scheme is None:
        typed = f"https://{typed.lstrip('/')}"
    elif scheme[1].lower() not in {"http", "https"}:
        raise RefusedError(N_("Only http and https addresses are fetched, not {scheme}."), scheme=scheme[1])
    try:
        parts = urlsplit(typed)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _no_address(text) from error
    if not host or ("." not in host and ":" not in host and host != "localhost" and scheme is None):
        raise _no_address(text)
    if "@" in parts.netloc:
        raise UsageError(
            N_("The address at {host} has a name and a password in it, which are not kept; use a header."),
            host=clean_line(host, 200),
        )
    host = _plain_host(host, text)
    if scheme is None and is_private(typed):
        parts = parts._replace(scheme="http")
    shown = f"[{host}]" if ":" in host else host
    standard = {"http": 80, "https": 443}[parts.scheme.lower()]
    netloc = shown if port in {None, standard} else f"{shown}:{port}"
    return urlunsplit((parts.scheme.lower(), netloc, parts.path or "/", parts.query, ""))


def _plain_host(host: str, text: str) -> str:
    """The host in ASCII: two ways to write a name are one address, and a look-alike shows what it is (RFC 5891).

    Raises:
        UsageError: No name can be written like this.
    """
    if host.isascii():
        return host
    from tui.net.urls import parse_url  # noqa: PLC0415  a few addresses in a thousand

    try:
        return parse_url(f"http://{host}/").raw_host.decode("ascii")
    except RefusedError as error:
        raise _no_address(text) from error


def same_server(first: str, other: str) -> bool:
    """Whether `other` may get what is meant for `first`: the same origin, or its host where that moves to encryption.

    Args:
        first: An http or https address.
        other: Another one.
    """
    before, after = urlsplit(first), urlsplit(other)
    if before.scheme == after.scheme:
        return before.netloc == after.netloc
    return (before.scheme, after.scheme, after.netloc) == ("http", "https", before.hostname)


def headers_for(first: str, other: str, headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the headers that go along from one address to another: all within a server, else none.

    Args:
        first: The address that they were given for.
        other: Where that leads.
        headers: They may hold secrets.
    """
    return headers if same_server(first, other) else ()


def is_private(url: str) -> bool:
    """Whether an address names this machine or its network: only from there may a page or a feed lead back there.

    Args:
        url: Where something stands that leads on: a page, or the feed of an entry.
    """
    from tui.net.addresses import names_private  # noqa: PLC0415  needs nothing of the net, yet lies there

    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return bool(host) and names_private(host)


def _no_address(text: str) -> UsageError:
    return UsageError(N_("“{text}” is no web address."), text=clean_line(text, 200))
