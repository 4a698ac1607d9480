"""The time, in one place, so that tests can hold it still."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Returns the present moment, aware, in UTC."""


def utc_now() -> datetime:
    """Return the present moment, aware, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
