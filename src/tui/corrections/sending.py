"""When a correction is tried again, and when no more: pure rules for the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

FIRST_WAIT = timedelta(minutes=2)
LONGEST_WAIT = timedelta(hours=12)
LIFETIME = timedelta(days=14)
"""How long an undelivered correction is kept trying."""
LEASE = timedelta(minutes=5)
"""How long a sender holds a row before another may take it over (after a crash)."""
A_DAY_TO_ONE_DOMAIN = 5
DOUBTFUL_WAIT = timedelta(hours=6)
"""After an end that leaves open whether the server took the mail: the wait before the one retry."""


def next_try(tries: int, now: datetime, share: float) -> datetime:
    """Return when to try again: the wait doubles, with full jitter on its upper half.

    Args:
        tries: How often it has been tried; 1 after the first failure.
        now: The present moment.
        share: A random number from 0 to 1, so that many clients do not return together.
    """
    wait: timedelta = min(LONGEST_WAIT, FIRST_WAIT * int(2 ** min(tries - 1, 12)))
    return now + wait * (0.5 + 0.5 * share)


def has_expired(queued: datetime, now: datetime) -> bool:
    """Whether it has been waiting for too long to be sent at all."""
    return now - queued > LIFETIME


def domain_may_send(sent: Sequence[datetime], now: datetime) -> datetime:
    """Return when the next correction may go to a domain: now, or when the oldest of the last five is a day old.

    Args:
        sent: When corrections went to this domain.
        now: The present moment.
    """
    recent = sorted(moment for moment in sent if now - moment < timedelta(days=1))
    if len(recent) < A_DAY_TO_ONE_DOMAIN:
        return now
    return recent[-A_DAY_TO_ONE_DOMAIN] + timedelta(days=1)
