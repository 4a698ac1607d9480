"""Decides what one asking of a feed means for it. Pure: nothing is fetched, nothing is written."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tui.core.errors import CopydeskError, StatusError
from tui.feeds.schedule import Move, Outcome, next_due, seen_move
from tui.net.models import Fetched
from tui.services.addresses import same_server
from tui.store.intake import FetchState
from tui.store.records import FeedRecord

GONE = 410
"""The server says that a feed will not come back (RFC 9110, 15.5.11)."""
REFUSED_CONDITION = 412
"""The server does not like the validators that it gave out itself (RFC 9110, 15.5.13)."""
HOURLY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Decider:
    """Knows the moment and the person's interval; everything else is handed in."""

    now: datetime
    every: timedelta = HOURLY

    def unchanged(self, feed: FeedRecord, answer: Fetched, published: Sequence[int]) -> FetchState:
        """A feed that brought nothing new.

        Args:
            feed: The feed as it was.
            answer: What the server said; a feed, whose validity is known from before.
            published: When its latest entries appeared.
        """
        return self._answered(feed, answer, published, feed.ttl_minutes)

    def changed(
        self,
        feed: FeedRecord,
        answer: Fetched,
        digest: bytes,
        published: Sequence[int],
        ttl_minutes: int | None,
    ) -> FetchState:
        """A feed that was read anew: its validators are remembered with it."""
        state = self._answered(feed, answer, published, ttl_minutes)
        return replace(
            state, changed=True, digest=digest, etag=answer.etag, last_modified=answer.last_modified
        )

    def failed(self, feed: FeedRecord, error: CopydeskError) -> FetchState:
        """A feed that gave nothing, or nothing that can be read; what is known of it stays."""
        failures = feed.failures + 1
        retry_after = error.retry_after if isinstance(error, StatusError) else None
        # A server that takes offence at a validator must not be shown it for ever.
        forgotten = "" if isinstance(error, StatusError) and error.status == REFUSED_CONDITION else None
        return FetchState(
            feed_id=feed.id,
            fetched_at=self._seconds(self.now),
            due_at=self._due(Outcome(self.now, failures=failures, retry_after=retry_after)),
            failures=failures,
            failure=error.message,
            etag=forgotten,
            last_modified=forgotten,
            stopped=isinstance(error, StatusError) and error.status == GONE,
        )

    def _answered(
        self, feed: FeedRecord, answer: Fetched, published: Sequence[int], ttl_minutes: int | None
    ) -> FetchState:
        move = seen_move(Move(feed.moved_to, feed.moved_seen), answer.permanent_url)
        outcome = Outcome(
            self.now,
            ttl_minutes=ttl_minutes,
            max_age=answer.max_age,
            retry_after=answer.retry_after,
            published=[datetime.fromtimestamp(at, UTC) for at in published],
        )
        return FetchState(
            feed_id=feed.id,
            fetched_at=self._seconds(self.now),
            due_at=self._due(outcome),
            etag=answer.etag or None,
            last_modified=answer.last_modified or None,
            fresh_seconds=answer.max_age,
            moved_to=move.to,
            moved_seen=move.sightings,
        )

    def _due(self, outcome: Outcome) -> int:
        return self._seconds(next_due(outcome, every=self.every, random=random.random))

    @staticmethod
    def _seconds(moment: datetime) -> int:
        return int(moment.timestamp())


def new_address(feed: FeedRecord, state: FetchState) -> str:
    """Return the address that replaces the feed's, or "" where it stays.

    A feed with headers of its own stays where it is when the new address is another server's: they may be secret.
    """
    move = Move(state.moved_to or "", state.moved_seen or 0)
    if not move.settled or move.to == feed.url:
        return ""
    return move.to if not feed.headers or same_server(feed.url, move.to) else ""
