"""Addresses that a page gives: made absolute, http and https and mailto only."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit

from tui.core.text import clean_line, is_clean

_SPACE = re.compile(r"[\s\x00-\x20]+")
_LONGEST = 4_000
_LONGEST_NAME = 300
# What needs neither joining nor cleaning, as most links do: plain hosts, printable ASCII, no dot segments.
_PLAIN = re.compile(r"https?://[a-z0-9][a-z0-9.-]*(?::\d{1,5})?/[!-~]*")
_ROOTED = re.compile(r"/(?!/)(?:(?!\.\.?/)[!-~])*")


def absolute(address: str | None, base: str) -> str:
    """Return `address` as an absolute http(s) or mailto URL, or an empty string.

    Args:
        address: A reference as it stands in an attribute.
        base: The address that it is relative to.
    """
    if not address or len(address) > _LONGEST:
        return ""
    if _PLAIN.fullmatch(address):
        return address
    if _ROOTED.fullmatch(address):
        origin = _origin(base)
        return origin + address if origin else ""
    address = _SPACE.sub(lambda m: "%20" if m[0] == " " else "", address.strip())
    return _joined(address, base)


def web_address(address: str | None, base: str) -> str:
    """Return `address` as `absolute` does where it leads to the web, as those of pages, pictures and players must.

    Args:
        address: A reference as it stands in an attribute.
        base: The address that it is relative to.
    """
    found = absolute(address, base)
    return found if found.startswith(("http://", "https://")) else ""


def _joined(address: str, base: str) -> str:
    try:
        url = urljoin(base, address)
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    usable = (
        bool(host) if parts.scheme in ("http", "https") else parts.scheme == "mailto" and "@" in parts.path
    )
    if host and (not parts.path or parts.netloc != parts.netloc.lower()):
        # As browsers write it: names of hosts know no capitals, and a path has at least its slash.
        url = parts._replace(netloc=_lower_host(parts.netloc), path=parts.path or "/").geturl()
    return url if usable and len(url) <= _LONGEST and is_clean(url) else ""


def fragment_of(address: str) -> str:
    """Return the name of the part of a page that an address leads to, or an empty string.

    Args:
        address: A reference as it stands in an attribute, or a URL.
    """
    return clean_line(unquote(address.partition("#")[2]), _LONGEST_NAME)


def _lower_host(place: str) -> str:
    person, at, host = place.rpartition("@")
    return person + at + host.lower()


@lru_cache(maxsize=16)
def _origin(base: str) -> str:
    """Return the scheme and host of an address, or an empty string where it has none that may be used."""
    try:
        parts = urlsplit(base)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") and parts.netloc else ""


def base_of(declared: str | None, url: str) -> str:
    """Return the address that a page's relative references stand on.

    Args:
        declared: The `href` of its `<base>`, or None.
        url: Where it was fetched from.
    """
    return web_address(declared, url) or url


def host_words(url: str) -> list[str]:
    """Return the parts of a URL's host that may be the site's name: `www.the-sun.co.uk` gives the-sun, thesun.

    Args:
        url: Any URL.
    """
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return []
    labels = [label for label in host.split(".")[:-1] if len(label) > 3]
    return [host, *labels] if host else []
