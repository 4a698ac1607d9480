"""Decides when a feed is asked again. Pure: what is known goes in, a moment comes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

SHORTEST = timedelta(minutes=15)
"""No feed is asked more often, unless the person says so."""
LONGEST = timedelta(days=1)
"""No healthy feed is asked less often."""
LONGEST_BACK_OFF = timedelta(days=7)
LONGEST_REQUEST = timedelta(days=30)
"""A server's wish to be left alone is followed up to here."""
JITTER = 0.2
"""Share by which a moment is moved, so that feeds that failed together are not asked together again."""
SIGHTINGS_TO_MOVE = 2
"""How many times in a row a valid feed must be found under a new address before it replaces the old one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the last request of a feed brought."""

    checked: datetime
    """When, aware."""
    failures: int = 0
    """How many requests in a row have failed, this one included."""
    ttl_minutes: int | None = None
    """What the feed itself asks for."""
    max_age: int | None = None
    """Seconds for which the server calls its answer fresh."""
    retry_after: int | None = None
    """Seconds for which the server asks to be left alone."""
    published: Sequence[datetime] = ()
    """When the latest entries appeared, in any order."""


def next_due(
    outcome: Outcome, *, every: timedelta = timedelta(hours=1), random: Callable[[], float]
) -> datetime:
    """Return when the feed is to be asked again.

    Args:
        outcome: What the last request brought.
        every: The person's own interval for ordinary feeds.
        random: Gives numbers from 0 up to 1; decides the jitter.

    Returns:
        After a success: the person's interval, shortened for feeds that bring something new more often and stretched
        for quiet ones, never before the feed or the server wants it. After failures: twice as long each time.
    """
    if outcome.failures:
        wait = min(every * (1 << min(outcome.failures - 1, 20)), LONGEST_BACK_OFF)
    else:
        wait = _wish(outcome, _pace(outcome, every))
    wait *= 1 + JITTER * (2 * random() - 1) if outcome.failures else 1 + JITTER * random() / 2
    if outcome.retry_after is not None:
        # a little later than asked, and not all at the same moment
        asked = min(timedelta(seconds=outcome.retry_after), LONGEST_REQUEST)
        wait = max(wait, asked * (1 + JITTER * random()))
    return outcome.checked + wait


def _pace(outcome: Outcome, every: timedelta) -> timedelta:
    """How often the feed brings something: half the usual gap between its latest entries."""
    moments = sorted(outcome.published, reverse=True)[:10]
    gaps = [later - earlier for later, earlier in pairwise(moments)]
    if len(gaps) < 3:
        return every
    silence = max(outcome.checked - moments[0], timedelta())
    usual = _median(gaps)
    shortest, longest = min(SHORTEST, every), max(LONGEST, every)
    return min(max(max(usual, silence / 4) / 2, shortest, every / 4), longest, every * 12)


def _median(gaps: list[timedelta]) -> timedelta:
    """The middle one, or the mean of the two in the middle."""
    ordered = sorted(gaps)
    return (ordered[(len(gaps) - 1) // 2] + ordered[len(gaps) // 2]) / 2


def _wish(outcome: Outcome, wait: timedelta) -> timedelta:
    """The longer of our wish and theirs, theirs within a day."""
    wishes = [timedelta(seconds=outcome.max_age or 0), timedelta(minutes=outcome.ttl_minutes or 0)]
    return max(wait, min(max(wishes), max(LONGEST, wait)))


def is_due(due: datetime | None, now: datetime, *, stopped: bool = False) -> bool:
    """Whether a feed is to be asked now.

    Args:
        due: What `next_due` said; None for a feed that was never asked.
        now: The present moment.
        stopped: Whether the feed is gone (410) or the person stopped it.
    """
    return not stopped and (due is None or due <= now)


@dataclass(frozen=True, slots=True)
class Move:
    """A feed's new address, and how often it was found there."""

    to: str = ""
    sightings: int = 0

    @property
    def settled(self) -> bool:
        """Whether the new address replaces the old one."""
        return bool(self.to) and self.sightings >= SIGHTINGS_TO_MOVE


def seen_move(before: Move, permanent_url: str) -> Move:
    """Note where a valid feed was found.

    Args:
        before: What was known.
        permanent_url: Where the server said that it has moved for good; empty where it said nothing.

    Returns:
        What is known now: a server that takes its word back, or says another, starts from the beginning.
    """
    if not permanent_url:
        return Move()
    return Move(permanent_url, before.sightings + 1 if before.to == permanent_url else 1)
