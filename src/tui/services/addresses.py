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

    `feed:` before an address is dropped, an address without a scheme is taken for https, the host is in lower case
    and the fragment goes.

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
        raise UsageError(N_("Addresses with a name and a password in them are not taken; use a header."))
    shown = f"[{host}]" if ":" in host else host
    standard = {"http": 80, "https": 443}[parts.scheme.lower()]
    netloc = shown if port in {None, standard} else f"{shown}:{port}"
    return urlunsplit((parts.scheme.lower(), netloc, parts.path or "/", parts.query, ""))


def _no_address(text: str) -> UsageError:
    return UsageError(N_("“{text}” is no web address."), text=clean_line(text, 200))
