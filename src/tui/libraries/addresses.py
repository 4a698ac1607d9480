"""URLs fit to be given away: without trackers, credentials and session ids, and never into a private network."""

from __future__ import annotations

import ipaddress
import re
import socket
import unicodedata
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit, urlunsplit

from tui.libraries import trackers

LONGEST = 4_000
"""Characters of a URL; longer ones are refused."""

# Names of parameters that open a door: they never leave, however a page or feed came by them.
_SECRETS = re.compile(
    r"(^|[_\-.])(token|auth|authorization|secret|password|passwd|passwort|pwd|session|sessionid|jsessionid|phpsessid|"
    r"apikey|api_key|accesskey|access_key|signature|jwt|bearer|credentials?|otp|email)$|^x-amz-|^x-goog-|^aspsessionid",
    re.IGNORECASE,
)
# Names that some sites use for their articles and others for keys: the value decides.
_MAYBE_SECRETS = re.compile(
    r"(^|[_\-.])(key|code|sid|sess|sig|pass|pin|login|user|username|mail|policy|expires|hmac|hash|id|uid|u|k|t|s)$",
    re.IGNORECASE,
)
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid|sessionid|token|auth)[^/;]*", re.IGNORECASE)
_PRIVATE_SUFFIXES = (
    "localhost", "local", "internal", "intranet", "lan", "home", "corp", "private", "home.arpa", "localdomain",
)  # fmt: skip
_ECHO_NAMES = ("nip.io", "sslip.io", "xip.io", "localtest.me", "lvh.me")
"""Public names that answer with whatever address they are asked for."""
_MAIL = re.compile(r"[^@\s]@[^@\s]+\.\w")
_UNSAFE = re.compile(r"[\s\x00-\x20\x7f-\x9f\"<>\\^`{|}]")
_LABEL = re.compile(r"^[^\W_](?:[\w\-]*[^\W_])?$")
_FRAGMENT = re.compile(r"^[\w\-.!/]{1,200}$")
_FEED_QUERY = frozenset(
    {"feed", "format", "type", "tag", "category", "cat", "section", "lang", "language", "output"}
)


def clean_url(url: str) -> str:
    """Return `url` without what follows or identifies the reader, or an empty string where it is no web address.

    For links that a person copies or puts on the phone: hosts of private networks stay, since they may be meant.

    Args:
        url: Anything; only http and https URLs with a host pass.

    Returns:
        The URL with userinfo, tracking parameters, session ids, secrets and text-fragment directives removed,
        its scheme and host in lower case, its default port dropped. Cleaning twice changes nothing more.
    """
    parts = _parsed(url)
    return "" if parts is None else urlunsplit(parts)


def public_url(url: str) -> str:
    """Return `url` cleaned where it leads into the public network, or an empty string.

    Args:
        url: Anything.
    """
    parts = _parsed(url)
    if parts is None or is_private_host(parts.hostname or ""):
        return ""
    return urlunsplit(parts)


def public_feed_url(url: str) -> str:
    """Return a feed's URL where nothing in it looks like a subscriber's token, or an empty string.

    Args:
        url: A feed's address; one with userinfo, an unusual parameter or a random-looking path is refused whole,
            because a feed without its token would be a different feed.
    """
    parts = _parsed(url)
    if parts is None or is_private_host(parts.hostname or ""):
        return ""
    raw = urlsplit(url.strip())
    if (
        "@" in raw.netloc
        or {name.lower() for name, _ in parse_qsl(raw.query, keep_blank_values=True)} - _FEED_QUERY
    ):
        return ""
    pieces = [
        *raw.path.split("/"),
        *(value for _, value in parse_qsl(raw.query)),
        *(parts.hostname or "").split("."),
    ]
    if raw.fragment or any(_looks_random(piece) for piece in pieces):
        return ""
    return urlunsplit(parts)


def host_of(url: str) -> str:
    """Return the host of `url` as people write it, without "www.", or an empty string."""
    parts = _parsed(url)
    return "" if parts is None else (parts.hostname or "").removeprefix("www.")


def is_private_host(host: str) -> bool:
    """Whether `host` is no name or address of the public network.

    Loopback, private, link-local, reserved and multicast addresses in every notation that resolvers take
    (inet_aton's octal, hexadecimal and short forms, IPv4 within IPv6), names without a dot, and the names that
    RFC 6761, RFC 6762 and RFC 8375 keep out of the public tree.

    Args:
        host: A name or an address, without port; brackets around IPv6 may stand.
    """
    name = unicodedata.normalize("NFKC", host).strip("[]").rstrip(".").lower()
    address = _address(name)
    if address is not None:
        return not _is_public(address)
    if "." not in name or not all(_LABEL.match(label) and len(label) <= 63 for label in name.split(".")):
        return True
    suffixes = (*_PRIVATE_SUFFIXES, *_ECHO_NAMES)
    return any(name == suffix or name.endswith("." + suffix) for suffix in suffixes)


def _parsed(url: str) -> SplitResult | None:
    """Split and clean `url`; None where it is no http(s) URL with a usable host."""
    url = url.strip()
    if not url or len(url) > LONGEST:
        return None
    try:
        parts = urlsplit(url)
        host = unicodedata.normalize("NFKC", parts.hostname or "").rstrip(".").lower()
        port = parts.port
    except ValueError:
        return None
    if (
        parts.scheme.lower() not in ("http", "https")
        or not host
        or _UNSAFE.search(host)
        or set(host) & set("/?#@%")
    ):
        return None
    if ":" in host:
        host = f"[{host}]"
    standard = {"http": 80, "https": 443}[parts.scheme.lower()]
    netloc = host if port in (None, standard) else f"{host}:{port}"
    path = _PATH_SESSION.sub("", _escaped(parts.path)) or "/"
    return SplitResult(parts.scheme.lower(), netloc, path, _query(parts.query), _fragment(parts.fragment))


def _escaped(text: str) -> str:
    """Percent-encode the characters that may not stand in a URL; what is encoded already stays."""
    return quote(
        _UNSAFE.sub(lambda found: quote(found[0]), text), safe="%/:;=@!$&'()*+,~-._?", errors="ignore"
    )


def _query(query: str) -> str:
    """Return the query without trackers and secrets, in its order; untouched where nothing is dropped."""
    pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=None, errors="ignore")
    kept = [(name, value) for name, value in pairs if not _is_dropped(name, value)]
    if len(kept) == len(pairs) and "=" in query:
        return _escaped(query)
    if not pairs:
        return "" if _looks_random(query) or "@" in query else _escaped(query)
    return urlencode(kept)


def _is_dropped(name: str, value: str) -> bool:
    low = name.lower()
    if low in trackers.NAMES or low.startswith(trackers.PREFIXES) or _SECRETS.search(low) is not None:
        return True
    if _MAYBE_SECRETS.search(low) is not None and (_looks_random(value) or _MAIL.search(value)):
        return True
    # A URL within a parameter may carry its own credentials.
    return "://" in value and "@" in _authority(value)


def _authority(value: str) -> str:
    """Return the authority of a URL in a parameter, or an "@" where it cannot be read, so that it is dropped."""
    try:
        return urlsplit(value).netloc
    except ValueError:
        return "@"


def _fragment(fragment: str) -> str:
    """Return a plain anchor; text directives, tokens and trackers in a fragment are dropped."""
    anchor = fragment.partition(":~:")[0]
    return anchor if _FRAGMENT.match(anchor) and not _looks_random(anchor) else ""


def _looks_random(piece: str) -> bool:
    """Whether a part of a URL looks like a key: 16 or more letters and digits, well mixed, or all hexadecimal."""
    for word in re.split(r"[^A-Za-z0-9]+", piece.rpartition(".")[0] or piece):
        digits = sum(char.isdigit() for char in word)
        if len(word) >= 16 and (digits >= 3 or len(re.findall("[a-z][A-Z]|[A-Z]{2}[a-z]", word)) >= 4):
            return True
    return False


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Read `name` as an address in any notation that the system's resolver takes."""
    try:
        return ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        pass
    if re.fullmatch(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}", name):
        try:
            return ipaddress.IPv4Address(socket.inet_aton(name))
        except (OSError, ValueError):
            return ipaddress.IPv4Address(0)
    return None


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an address is of the public network, also as the IPv4 address that an IPv6 one carries."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        nat64 = address in ipaddress.ip_network("64:ff9b::/96")
        if inner is not None or nat64:
            return _is_public(inner or ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address.is_global and not address.is_multicast
