"""How much may come over the wire, for how long, and from how many places at once."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one answer, and all answers together, may use."""

    wire_bytes: int = 16 * MEGABYTE
    """The most bytes that are taken from the connection for one body."""
    decoded_bytes: int = 32 * MEGABYTE
    """The most bytes that a body may have once it is unpacked."""
    seconds: float = 30.0
    """How long one fetch may take in all, redirects included, waiting for a free connection not."""
    connect_seconds: float = 10.0
    """How long a server may take to accept the connection."""
    hops: int = 10
    """The most redirects that are followed."""
    connections: int = 128
    """How many fetches of a refresh run side by side."""
    connections_per_host: int = 2
    """How many connections one server sees at a time."""
    patience_seconds: float = 3.0
    """A fetch that takes longer no longer counts among `connections`, so that slow servers hold up no other."""
    connections_in_all: int = 320
    """How many fetches run at a time, the slow ones included."""
    held_bytes: int = 16 * MEGABYTE
    """How many bytes unfinished bodies hold together before large ones wait for each other, and how many answers may hold
    that wait for the caller before further fetches wait and large ones are put aside in files."""
    small_bytes: int = MEGABYTE // 4
    """A body up to this size never waits for others."""
