"""Reads what servers say in headers, and takes none of it on trust."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

_MOST_LINKS = 60
LONGEST_WAIT = 30 * 24 * 3600
"""Seconds: a server that asks to be left alone for longer is asked again after a month."""

_LINK = re.compile(
    r"<([^<>]{1,2000})>\s*((?:;\s*[\w*-]+\s*(?:=\s*(?:\"[^\"]{0,200}\"|[^\s,;\"]{0,200}))?\s*){0,10})"
)
_HREFLANG = re.compile(r";\s*hreflang\s*=\s*(?:\"([^\"]*)\"|([^\s,;\"]+))", re.IGNORECASE)
_REL = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s,;\"]+))", re.IGNORECASE)

_RELATIONS = {"hub", "self", "canonical", "alternate", "webmention"}


def http_date(text: str) -> datetime | None:
    """Return the moment that an HTTP date (RFC 9110, section 5.6.7) names, or None where it is none."""
    try:
        moment = parsedate_to_datetime(text[:64])
        # the last night of the year 9999, west of Greenwich, is in no year that there is
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def retry_after(text: str, now: datetime) -> int | None:
    """Return for how many seconds a server asks to be left alone (RFC 9110, section 10.2.3).

    Args:
        text: The header: seconds or a date.
        now: The present moment, aware.

    Returns:
        0 to `LONGEST_WAIT`; None where the header is missing or means nothing.
    """
    text = text.strip()
    if re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,6})?", text):
        return min(int(float(text)), LONGEST_WAIT)
    if re.fullmatch(r"[0-9]+", text):
        return LONGEST_WAIT
    moment = http_date(text)
    if moment is None:
        return None
    return max(0, min(int((moment - now).total_seconds()), LONGEST_WAIT))


def max_age(get: Callable[[str], str], now: datetime) -> int | None:
    """Return for how many seconds an answer is fresh (RFC 9111, section 4.2.1).

    Args:
        get: Gives the value of a header by its lower-case name, or "".
        now: The present moment, aware.

    Returns:
        0 to `LONGEST_WAIT`; None where the server says nothing that can be understood.
    """
    control = get("cache-control").lower()
    if re.search(r"\bno-(cache|store)\b", control):
        return 0
    found = re.search(r"\bmax-age\s*=\s*\"?([0-9]{1,12})", control)
    if found:
        age = re.fullmatch(r"[0-9]{1,9}", get("age").strip())
        return max(0, min(int(found[1]), LONGEST_WAIT) - (int(age[0]) if age else 0))
    expires = http_date(get("expires")) if get("expires") else None
    if expires is None:
        return None
    since = http_date(get("date")) or now
    return max(0, min(int((expires - since).total_seconds()), LONGEST_WAIT))


def target(location: str, base: str) -> str:
    """Return the absolute address that a Location header names, or "" where it is none.

    Args:
        location: The header; may be relative, or nonsense.
        base: The address of the answer.
    """
    if not location.strip():
        return ""
    try:
        return urljoin(base, location.strip()[:2000])
    except ValueError:
        return ""


def links(values: list[str], base: str) -> tuple[tuple[str, str], ...]:
    """Return the (relation, absolute address) pairs of Link headers (RFC 8288) that feeds use.

    Args:
        values: The headers' values.
        base: The address of the answer.
    """
    return tuple(
        (name, target)
        for target, relations, _ in _parsed(values, base)
        for name in sorted(relations & _RELATIONS)
    )


def translations(values: list[str], base: str) -> tuple[tuple[str, str], ...]:
    """Return the (language label, absolute address) pairs of Link headers with `rel=alternate` and `hreflang`.

    Args:
        values: The headers' values.
        base: The address of the answer.
    """
    return tuple(
        (language, target)
        for target, relations, language in _parsed(values, base)
        if language and "alternate" in relations
    )


def _parsed(values: list[str], base: str) -> Iterator[tuple[str, set[str], str]]:
    """Yield address, relations and `hreflang` of each link (RFC 8288, section 3)."""
    for value in values[:8]:
        for target, parameters in _LINK.findall(value[:8000])[:_MOST_LINKS]:
            relation = _REL.search(parameters)
            if relation is None:
                continue
            language = _HREFLANG.search(parameters)
            label = (language[1] or language[2] or "") if language else ""
            with contextlib.suppress(ValueError):
                yield (
                    urljoin(base, target.strip()),
                    set((relation[1] or relation[2] or "").lower().split()),
                    label,
                )
