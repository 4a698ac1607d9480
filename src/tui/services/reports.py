"""What services say of what they did, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field

from tui.core.messages import Message


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh has come."""

    done: int
    total: int
    new: int
    failed: int
    unchanged: int
    feed_title: str = ""


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What a refresh did."""

    asked: int
    unchanged: int
    new: int
    updated: int
    failures: tuple[tuple[int, Message], ...] = ()
    stopped: bool = False
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed that a page offers."""

    url: str
    title: str
    format: str = ""


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """What `add` found at an address: one of `feed_id`, `choices` and `entry_id` is set."""

    feed_id: int = 0
    """The feed that is now subscribed."""
    already: bool = False
    choices: tuple[FoundFeed, ...] = ()
    """Several feeds to choose from: subscribe one with `feeds.subscribe`."""
    entry_id: int = 0
    """A single article that was kept."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of `copydesk doctor`."""

    name: str
    ok: bool
    message: Message
    advice: Message | None = None
    details: tuple[str, ...] = field(default=())
