"""What a bookmark service can do for us: take an item, and give it back up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from tui.libraries.records import Record


class Outcome(StrEnum):
    """What a service did with an item."""

    CREATED = "created"
    EXISTED = "existed"
    """It had the address already; what it had was left as it was."""
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class Mirrored:
    """An item at a service."""

    outcome: Outcome
    id: str
    """The service's own name for it: what `update` and `remove` want."""
    url: str
    """Where the service shows it."""


class Mirror(Protocol):
    """A bookmark service. Only what `libraries.allow` let through is given to it.

    Every method raises `PublishError`, with a sentence that names the service and holds no secret.
    """

    def describe(self) -> str:
        """Return the service's address for people."""

    def add(self, record: Record, *, private: bool) -> Mirrored:
        """Save an item; one whose address is there already stays as it is and is returned."""

    def update(self, id: str, record: Record, *, private: bool) -> Mirrored:  # noqa: A002  the service's word
        """Bring an item up to date."""

    def remove(self, id: str) -> None:  # noqa: A002
        """Remove an item; one that is not there is no error."""

    def close(self) -> None:
        """Close the connections."""
