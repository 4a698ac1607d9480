"""Addresses that may be asked."""

from __future__ import annotations

import httpx

from tui.core.errors import RefusedError
from tui.core.messages import N_
from tui.core.text import clean_line


def parse_url(text: str, base: httpx.URL | None = None) -> httpx.URL:
    """Return an address that may be asked.

    Args:
        text: The address; relative where `base` is given.
        base: What it is relative to.

    Raises:
        RefusedError: It is no address, not http or https, or its host cannot be one.
    """
    shown = clean_line(text, 200)
    try:
        url = httpx.URL(text.strip()) if base is None else base.join(text.strip())
        host = url.raw_host.decode("ascii")
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise RefusedError(N_("This is not an address that can be fetched: {url}"), url=shown) from error
    if url.scheme not in {"http", "https"}:
        raise RefusedError(
            N_("Only http and https addresses are fetched, not {scheme}."),
            scheme=clean_line(url.scheme, 40) or shown,
        )
    labels = host.rstrip(".").split(".")
    if not host or (":" not in host and any(not 0 < len(label) < 64 for label in labels)) or len(host) > 253:
        raise RefusedError(N_("This address names no server: {url}"), url=shown)
    if url.port is not None and not 0 < url.port < 65536:
        raise RefusedError(N_("This is not an address that can be fetched: {url}"), url=shown)
    return url


def may_see_secrets(first: httpx.URL, other: httpx.URL) -> bool:
    """Whether the server of `other` may get what is meant for that of `first`.

    That is the same origin (RFC 6454), or the same host where it moves to encryption on the usual ports.
    """
    if first.raw_host != other.raw_host:
        return False
    moves = (first.scheme, first.port, other.scheme, other.port) == ("http", None, "https", None)
    return moves or (first.scheme, first.port) == (other.scheme, other.port)


def bare(url: httpx.URL) -> httpx.URL:
    """Return `url` without user name, password and fragment."""
    return url.copy_with(userinfo=b"", fragment=None) if url.userinfo or url.fragment else url
