"""One date as pages declare it: ISO 8601, RFC 5322, seconds since 1970, or written out."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from tui.articles.calendars import common_date
from tui.articles.datewords import DAY_FIRST, written_date
from tui.articles.markup import squeeze

_ISO = re.compile(
    r"^\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T\s]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.I,
)
_YEAR_MONTH = re.compile(r"^\s*((?:19|20)\d\d)-(\d\d)\s*$")
LONGEST_DATE = 80
"""Characters of a declared value that are looked at."""
_EARLIEST = 1990
_AHEAD = timedelta(days=400)


def read_date(text: str, order: str = DAY_FIRST) -> datetime | None:
    """Read a date as pages declare them: ISO 8601, RFC 5322, seconds since 1970, or written out.

    Args:
        text: The declared value.
        order: How a date of figures alone is ordered.

    Returns:
        An aware moment between 1990 and next year, or None.
    """
    text = squeeze(text)[:LONGEST_DATE]
    moment = _iso(text) or _numeric(text) or _mail(text)
    if moment is None:
        written = written_date(text, order=order)
        moment = written[0] if written else None
    return moment if moment and is_credible(moment) else None


def is_credible(moment: datetime) -> bool:
    """Whether an article may be of a moment: between 1990 and next year.

    Args:
        moment: Aware.
    """
    return moment.year >= _EARLIEST and moment <= datetime.now(UTC) + _AHEAD


def _iso(text: str) -> datetime | None:
    found = _ISO.match(text)
    if not found:
        month = _YEAR_MONTH.match(text)
        return (
            datetime(int(month[1]), int(month[2]), 1, tzinfo=UTC)
            if month and 0 < int(month[2]) < 13
            else None
        )
    year, month_, day, hour, minute, second = (int(found[i] or 0) for i in range(1, 7))
    try:
        year, month_, day = common_date(year, month_, day)
        return datetime(year, month_, day, hour, minute, min(second, 59), tzinfo=_zone(found[7]))
    except ValueError:
        return None


def _zone(text: str | None) -> timezone:
    if not text or text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(-offset if text[0] == "-" else offset) if offset < timedelta(hours=15) else UTC


def _numeric(text: str) -> datetime | None:
    if not text.isascii() or not text.isdigit() or len(text) not in (10, 13):
        return None
    return datetime.fromtimestamp(int(text[:10]), UTC)


def _mail(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
