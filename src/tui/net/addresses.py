"""Tells public addresses from those of the person's own machine and network."""

from __future__ import annotations

import ipaddress
from functools import lru_cache

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_LOCAL_ENDINGS = (".localhost", ".local", ".lan", ".internal", ".home.arpa", ".localdomain", ".intranet")
# RFC 6052: the well-known prefix of NAT64, behind which any IPv4 address can hide
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# RFC 4291, 2.5.5.1: out of use, yet some systems still understand it
_COMPATIBLE = ipaddress.IPv6Network("::/96")


@lru_cache(maxsize=4096)
def parse_address(host: str) -> Address | None:
    """Return the IP address that `host` is, or None where it is a name.

    Args:
        host: As in a URL; IPv6 with or without brackets, with or without a zone.
    """
    try:
        return ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return None


def _inner(address: Address) -> Address:
    """The IPv4 address that an IPv6 address carries (mapped, compatible, 6to4, Teredo, NAT64), else the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in _NAT64 or (address in _COMPATIBLE and int(address) > 1):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address


@lru_cache(maxsize=4096)
def is_private(address: str) -> bool:
    """Whether `address` belongs to this machine, a local network or no unicast host: all that is not global.

    Args:
        address: An IP address as text.
    """
    parsed = parse_address(address)
    if parsed is None:
        return True
    inner = _inner(parsed)
    return not inner.is_global or inner.is_multicast or inner.is_reserved or inner.is_unspecified


@lru_cache(maxsize=4096)
def is_link_local(address: str) -> bool:
    """Whether `address` is one that machines give themselves (RFC 3927, RFC 4291), where clouds keep their keys too.

    Args:
        address: An IP address as text; a name is none.
    """
    parsed = parse_address(address)
    return parsed is not None and _inner(parsed).is_link_local


def names_private(host: str) -> bool:
    """Whether `host` itself says that it is no public server: a private address or a name of local networks.

    Args:
        host: As in a URL.
    """
    if parse_address(host) is not None:
        return is_private(host.strip("[]").partition("%")[0])
    name = host.lower().rstrip(".")
    return name == "localhost" or "." not in name or name.endswith(_LOCAL_ENDINGS)
