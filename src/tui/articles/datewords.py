"""Dates as people write them: month names of many languages, and the patterns that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import cache

from tui.articles.calendars import PERSIAN_NAME, common_date, in_common_figures, persian_month, thai_year
from tui.articles.months import MONTH_NUMBERS

DAY_FIRST, MONTH_FIRST, YEAR_FIRST = "dmy", "mdy", "ymd"
"""In which order a language writes a date of figures alone."""
_LINE = 400
_BRIEF = 60
"""Characters of a line in which a year of two digits is believed: elsewhere such figures are prices and versions."""
_CENTURY = 70
_NAME = "|".join(sorted(map(re.escape, MONTH_NUMBERS), key=len, reverse=True))
_DAY, _MONTH, _YEAR = "3[01]|[12]\\d|0?[1-9]", "1[0-2]|0?[1-9]", "(?:19|20)\\d\\d"
_CLOCK = (
    r"(?:\D{0,14}?(?P<half1>上午|午前|오전|下午|午後|오후|晚上)?\s?(?<!\d)(?P<h>[01]?\d|2[0-3])(?:(?P<sep>[:.])|\s?h\s?|\s?[時时点點시]\s?)(?P<mi>[0-5]\d|\d(?=\s?[分분]))"
    r"(?![.:]?\d\d\d|\.\d|\d)(?::(?P<s>[0-5]\d))?\s*(?P<half>[ap]\.?m\b)?)?"
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of all languages but those below, compiled with the first date."""
    return tuple(
        re.compile(pattern + _CLOCK, re.I)
        for pattern in (
            rf"(?<!\d)(?P<y>{_YEAR})\s?[年년.]\s?(?P<m>{_MONTH})\s?[月월.]\s?(?P<d>{_DAY})(?:\s?[日일])?(?!\d)",
            rf"(?<!\d)(?P<y>{_YEAR})[-/](?P<m>{_MONTH})[-/](?P<d>{_DAY})(?!\d)",
            rf"(?<!\w)(?P<name>{_NAME})\.?\s+(?P<d>{_DAY})(?:st|nd|rd|th)?[,،]?\s+(?P<y>{_YEAR}|['’]\d\d)(?!\d)",
            rf"(?<!\d)(?P<d>{_DAY})(?:st|nd|rd|th|er|º|ο|(?P<dot>\.))?(?:\s+|[-./])(?:de\s+|of\s+|d['’]|ב)?(?P<name>{_NAME})(?:\.?[,،]?\s+|[-./])(?:de\s+|del\s+)?(?P<y>{_YEAR})(?!\d)",
            rf"(?<!\d)(?P<d>{_DAY})(?P<mark>[./-])\s?(?P<m>{_DAY})(?P=mark)\s?(?P<y>{_YEAR})(?!\d)",
            rf"(?<!\d)(?P<y>{_YEAR})(?:\.|\s*m\.|e?ko)?\s+(?P<name>{_NAME})\.?\s+(?P<d>{_DAY})(?!\d)",
            rf"(?<!\d)(?P<y>{_YEAR})(?:\.\s*gada|\s+жылғы)\s+(?P<d>{_DAY})\.?\s+(?P<name>{_NAME})",
            rf"(?P<d>{_DAY})\s+tháng\s+(?P<m>{_MONTH}),?\s+(?:năm\s+)?(?P<y>{_YEAR})",
        )
    )


@cache
def _short_year() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\d.:/-])(?P<d>\d?\d)(?P<mark>[./-])\s?(?P<m>{_DAY})(?P=mark)\s?(?P<yy>\d\d)(?![\d.:/%-]\d|\d|[/%-])"
        + _CLOCK,
        re.I,
    )


_THAI_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip


@cache
def _thai() -> re.Pattern[str]:
    months = "|".join(map(re.escape, _THAI_MONTHS))
    return re.compile(
        rf"(?P<d>{_DAY})\s*(?P<thai>{months})\s*(?:พ\.?ศ\.?\s*)?(?P<y>2[45]\d\d|{_YEAR}|[5-9]\d(?!\d))"
        + _CLOCK
    )


@cache
def _persian() -> re.Pattern[str]:
    named = rf"(?P<d>{_DAY})\s+(?P<name>{PERSIAN_NAME})(?:\s+ماه)?[،,]?\s+(?P<y>1[34]\d\d)"
    return re.compile(
        rf"(?<!\d)(?:{named}|(?P<y2>1[34]\d\d)[/.-](?P<m>{_MONTH})[/.-](?P<d2>{_DAY}))(?!\d)" + _CLOCK
    )


_MAYBE_PERSIAN = re.compile(r"(?<!\d)1[34]\d\d(?!\d)")
_CLOCK_BEFORE = re.compile(r"(?<![\d:.])([01]?\d|2[0-3])[:h]([0-5]\d)(?:\s*([ap])\.?m\.?)?[^\w]{1,4}$", re.I)
_ZONES = {
    "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3, "WEST": 1, "MSK": 3, "МСК": 3, "TRT": 3, "PKT": 5, "WIB": 7, "WITA": 8, "WIT": 9,
    "HKT": 8, "SGT": 8, "MYT": 8, "PHT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "SAST": 2, "EAT": 3, "WAT": 1, "BRT": -3,
    "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "HST": -10,
}  # fmt: skip
"""Hours before or behind UTC, for names that mean one zone."""
_WIDEST_ZONE = 14
_ZONE = re.compile(
    rf"\.?\s*(?:Uhr|น\.|h)?\s*[(,]?\s*(?:({'|'.join(_ZONES)})\b|(?:GMT|UTC)\s?([+-])(\d{{1,2}})(?::?([0-5]\d))?(?!\d))",
    re.I,
)
_LATE = ("下午", "午後", "오후", "晚上")


def written_date(text: str, *, order: str = DAY_FIRST) -> tuple[datetime, int, int] | None:
    """Return the first date written in `text`, with where it begins and ends.

    Args:
        text: A short text; only its first 400 characters are looked at.
        order: How figures alone are ordered: `3/4/2025` is the fourth of March where months come first.

    Returns:
        (moment in UTC, start, end), or None.
    """
    foreign = not text.isascii()
    text = in_common_figures(text[:_LINE])
    if not any(c.isdigit() for c in text):
        return None
    found = min(
        (m for m in (p.search(text) for p in _patterns()) if m), key=lambda m: m.start(), default=None
    )
    if found is None:
        found = (_thai().search(text) if foreign else None) or (
            _persian().search(text) if _MAYBE_PERSIAN.search(text) else None
        )
    if found is None and len(text) <= _BRIEF:
        found = _short_year().search(text)
    moment = _moment(found, order, text) if found else None
    return (moment, found.start(), found.end()) if found and moment else None


def written_dates(text: str, *, order: str = DAY_FIRST) -> Iterator[tuple[datetime, str]]:
    """Yield the dates of a line, each with the words between it and the one before.

    Args:
        text: A short text.
        order: As for `written_date`.
    """
    text = text[:_LINE]
    while found := written_date(text, order=order):
        moment, start, end = found
        yield moment, text[:start]
        text = text[end:]


def _moment(found: re.Match[str], order: str, text: str) -> datetime | None:
    fields = found.groupdict()
    hour, minute = _clock(fields, text[: found.start()])
    zone = _zone(text, found.end()) if fields["h"] else UTC
    try:
        year, month, day = _calendar_date(fields, order)
        return datetime(year, month, day, hour, minute, tzinfo=zone)
    except ValueError:
        return None


def _zone(text: str, end: int) -> timezone:
    """Return the zone that stands behind a clock; UTC where none does, or one whose name means several."""
    found = _ZONE.match(text, end)
    if not found:
        return UTC
    hours = (
        _ZONES[found[1].upper()]
        if found[1]
        else float(found[2] + found[3]) + float(f"{found[2]}{int(found[4] or 0) / 60}")
    )
    return timezone(timedelta(hours=hours)) if abs(hours) <= _WIDEST_ZONE else UTC


def _calendar_date(fields: dict[str, str | None], order: str) -> tuple[int, int, int]:
    name = (fields.get("name") or "").lower()
    if "y2" in fields:
        month = persian_month(name) if name else int(fields["m"] or 0)
        return common_date(
            int(fields["y"] or fields["y2"] or 0), month, int(fields["d"] or fields["d2"] or 0)
        )
    day, year = int(fields["d"] or 0), int((fields.get("y") or fields.get("yy") or "0").strip("'’"))
    if "thai" in fields:
        return thai_year(year), _THAI_MONTHS.index(fields["thai"] or "") % 12 + 1, day
    month = int(fields.get("m") or 0) or MONTH_NUMBERS.get(name, 0)
    if name == "listopada" and fields.get("dot"):
        month = 10  # Croatian, which writes a point behind the day; to Poles it is November
    if "yy" in fields and order == YEAR_FIRST:
        day, year = year, day
    elif fields.get("mark") == "/" and ((order == MONTH_FIRST and day < 13) or month > 12):
        day, month = month, day
    if year < 100:
        year += 2000 if year < _CENTURY else 1900
    return year, month, day


def _clock(fields: dict[str, str | None], before: str) -> tuple[int, int]:
    """Return the hour and minute that stand behind a date, or before it."""
    if fields["h"]:
        hour, minute = int(fields["h"]), int(fields["mi"] or 0)
        late = fields["half1"] in _LATE or (fields["half"] or "").lower().startswith("p")
    else:
        found = _CLOCK_BEFORE.search(before)
        if not found:
            return 0, 0
        hour, minute, late = int(found[1]), int(found[2]), (found[3] or "").lower() == "p"
    return (hour + 12 if late and hour < 12 else hour), minute
