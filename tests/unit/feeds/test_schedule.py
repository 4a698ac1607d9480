"""When feeds are asked again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.feeds.schedule import (
    LONGEST_BACK_OFF,
    LONGEST_REQUEST,
    SHORTEST,
    Move,
    Outcome,
    is_due,
    next_due,
    seen_move,
)

NOW = datetime(2025, 6, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


def wait(outcome: Outcome, every: timedelta = HOUR, random: float = 0.0) -> timedelta:
    return next_due(outcome, every=every, random=lambda: random) - NOW


def every(gap: timedelta, count: int = 8) -> tuple[datetime, ...]:
    return tuple(NOW - gap * number for number in range(count))


def test_an_ordinary_feed_is_asked_at_the_persons_interval() -> None:
    assert wait(Outcome(NOW)) == HOUR


def test_busy_feeds_are_asked_more_often_and_quiet_ones_less() -> None:
    busy = wait(Outcome(NOW, published=every(timedelta(minutes=5))))
    quiet = wait(Outcome(NOW, published=every(timedelta(days=9))))
    assert SHORTEST <= busy < HOUR < quiet <= timedelta(days=1)


def test_a_feed_fallen_silent_is_asked_less() -> None:
    silent = tuple(moment - timedelta(days=60) for moment in every(timedelta(minutes=5)))
    assert wait(Outcome(NOW, published=silent)) > HOUR


def test_the_wishes_of_feed_and_server_are_followed_within_a_day() -> None:
    assert wait(Outcome(NOW, ttl_minutes=300)) == timedelta(hours=5)
    assert wait(Outcome(NOW, max_age=7200)) == timedelta(hours=2)
    assert wait(Outcome(NOW, ttl_minutes=525_600, max_age=10**9)) == timedelta(days=1)
    assert wait(Outcome(NOW, ttl_minutes=1)) == HOUR


def test_failing_feeds_are_asked_less_and_less() -> None:
    waits = [wait(Outcome(NOW, failures=failures), random=0.5) for failures in range(1, 12)]
    assert waits[0] == HOUR
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_BACK_OFF


def test_failures_together_are_not_asked_together_again() -> None:
    waits = {wait(Outcome(NOW, failures=3), random=share / 10) for share in range(10)}
    assert len(waits) == 10


@pytest.mark.parametrize("failures", [0, 1, 5])
def test_a_wish_to_be_left_alone_is_always_followed(failures: int) -> None:
    assert wait(Outcome(NOW, failures=failures, retry_after=86_400)) >= timedelta(days=1)
    assert wait(Outcome(NOW, failures=failures, retry_after=10**9), random=0.99) <= 1.3 * LONGEST_REQUEST


@given(
    st.builds(
        Outcome,
        checked=st.just(NOW),
        failures=st.integers(0, 10_000),
        ttl_minutes=st.none() | st.integers(0, 10**8),
        max_age=st.none() | st.integers(0, 10**8),
        retry_after=st.none() | st.integers(0, 10**8),
        published=st.lists(
            st.datetimes(datetime(1990, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC)), max_size=12
        ),
    ),
    st.integers(1, 10_000),
    st.floats(0, 1, exclude_max=True),
)
def test_the_next_time_is_always_ahead_and_within_reach(
    outcome: Outcome, minutes: int, random: float
) -> None:
    interval = timedelta(minutes=minutes)
    ahead = wait(outcome, interval, random)
    assert (
        min(SHORTEST, interval) * 0.75
        <= ahead
        <= max(interval * 12, timedelta(days=1), 1.2 * LONGEST_REQUEST) * 1.2
    )


def test_what_is_due_is_what_was_never_asked_or_whose_time_has_come() -> None:
    assert is_due(None, NOW)
    assert is_due(NOW, NOW)
    assert not is_due(NOW + HOUR, NOW)
    assert not is_due(None, NOW, stopped=True)


def test_a_move_is_believed_the_second_time() -> None:
    once = seen_move(Move(), "https://new.example/feed")
    twice = seen_move(once, "https://new.example/feed")
    assert not once.settled
    assert twice.settled
    assert not seen_move(once, "https://other.example/").settled
    assert seen_move(once, "") == Move()
