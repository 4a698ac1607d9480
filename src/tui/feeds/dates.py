"""Reads dates as feeds really write them: RFC 822, ISO 8601, and what people and programs make of both."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta

from tui.feeds.months import THAI_MARKS, month_number, take_half
from tui.feeds.zones import place_offset, read_zone

FIRST_YEAR = 1971
"""Earlier years are clocks that were never set: the epochs of Unix (1970), of .NET (1), of spreadsheets (1899)."""
FUTURE = timedelta(days=366)
"""How far ahead a date may lie; later ones (2038, 9999) are placeholders."""

_SHORT = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_RFC822 = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4}|\d{2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(.*)"
)
_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:(?:\s*T\s*|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d*)?)?\s*(.*))?$",
    re.IGNORECASE,
)
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?\s*(.*))?$", re.IGNORECASE)
_TIME = re.compile(
    r"(?<!\d)(\d{1,2})\s?[:h時时点點시](?:\s?(\d{1,2})\s?(?:[:分분](?:\s?(\d{1,2})(?:[.,]\d+)?\s?[秒초]?)?)?)?"
)
_EAST = re.compile(
    r"(令和|平成|民國|民国)?\s*(\d{1,4}|元)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日号號일]?)?"
)
_ERAS = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911}
_NUMERIC = re.compile(r"(?<!\d)(\d{1,4})\s?[./-]\s?(\d{1,2})(?:\s?[./-]\s?(\d{1,4}))?\.?(?!\d)")
_WORD = re.compile(rf"[^\W\d_][\w.̈́{THAI_MARKS}]*", re.UNICODE)
_VIETNAMESE = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm|,)?\s+(\d{4})", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_ZONE_AFTER = re.compile(r"\s*[(\[]?((?:GMT|UTC|UT)?\s?[+\-−]\d{1,2}:?\d{0,2}|[A-Za-z]{1,5}\b)")


def parse_date(text: str, now: datetime) -> datetime | None:
    """Return the moment that `text` names.

    Args:
        text: A date as a feed writes it, in any of the forms and languages that are known.
        now: The present moment, aware.

    Returns:
        The moment in UTC, to the second; where no zone is named the date is taken as UTC. None where nothing can be
        read, and for years before `FIRST_YEAR` and moments more than `FUTURE` after `now`.
    """
    text = text.strip()[:120]
    if not text:
        return None
    try:
        moment = _quick(text) or _odd(_plain_digits(text))
    except (ValueError, OverflowError):
        return None
    if moment is None or moment.year < FIRST_YEAR or moment > now + FUTURE:
        return None
    return moment


def _quick(text: str) -> datetime | None:
    """Read the two forms of nearly all feeds."""
    found = _ISO.match(text)
    if found:
        year, month, day, hour, minute, second, zone = found.groups()
        _, half = take_half(zone) if zone else ("", "")
        if half:
            return None
        return _moment(
            (int(year), int(month), int(day)),
            (int(hour or 0), int(minute or 0), int(second or 0)),
            zone or "",
        )
    found = _RFC822.match(text)
    if found:
        month_name = _SHORT.get(found[2].lower())
        if month_name is None or take_half(found[7])[1]:
            return None
        clock = (int(found[4]), int(found[5]), int(found[6] or 0))
        return _moment((_full_year(int(found[3]), len(found[3])), month_name, int(found[1])), clock, found[7])
    return None


def _moment(day: tuple[int, int, int], clock: tuple[int, int, int], zone: str) -> datetime:
    """Put the parts together; 24:00 is the next day's midnight, and leap seconds are not counted."""
    hour, minute, second = clock
    days = 0
    if hour == 24 and not minute and not second:
        hour, days = 0, 1
    moment = datetime(*day, hour, minute, min(second, 59), tzinfo=UTC) + timedelta(days=days)
    ahead = read_zone(zone) if "/" not in zone else place_offset(zone, moment)
    return moment - (ahead or timedelta())


def _full_year(year: int, digits: int) -> int:
    """The year in four digits: RFC 2822 section 4.3 for two, Buddhist years made Gregorian."""
    if digits <= 2:
        return year + (2000 if year < 70 else 1900)
    return year - 543 if 2400 < year < 2700 else year


def _plain_digits(text: str) -> str:
    """Write the digits of all scripts, and full-width signs, as ASCII."""
    if text.isascii():
        return text
    text = "".join(
        str(unicodedata.digit(sign)) if sign.isdigit() and unicodedata.digit(sign, -1) >= 0 else sign
        for sign in text
    )
    return text.translate({0xFF1A: ":", 0xFF0F: "/", 0xFF0D: "-", 0x3000: " ", 0x202F: " ", 0xA0: " "})


def _odd(text: str) -> datetime | None:
    """Read any other form: take out the time of day, then the zone, and find the day in the rest."""
    if re.fullmatch(r"\d{10}(\.\d+)?", text):
        return datetime.fromtimestamp(int(float(text)), UTC)
    if re.fullmatch(r"\d{13}", text):
        return datetime.fromtimestamp(int(text) // 1000, UTC)
    basic = _BASIC.match(text)
    if basic:
        year, month, day_of_month, *clock_parts = (int(part or 0) for part in basic.groups()[:6])
        return _moment(
            (year, month, day_of_month), (clock_parts[0], clock_parts[1], clock_parts[2]), basic[7] or ""
        )
    text, half = take_half(text)
    clock, zone = (0, 0, 0), ""
    found = _TIME.search(text)
    if found:
        hour, minute, second = (int(part or 0) for part in found.groups())
        clock = (_hour(hour, half), minute, second)
        after = _ZONE_AFTER.match(text, found.end())
        if after and month_number(after[1]) is None:
            zone = after[1]
            text = text[: found.start()] + " " + text[after.end() :]
        else:
            text = text[: found.start()] + " " + text[found.end() :]
    day = _east(text) or _named(text) or _numeric(text, half)
    return None if day is None else _moment(day, clock, zone)


def _hour(hour: int, half: str) -> int:
    if half == "pm" and hour < 12:
        return hour + 12
    return 0 if half == "am" and hour == 12 else hour


def _east(text: str) -> tuple[int, int, int] | None:
    """2024年5月3日, 2024년 5월 3일, 令和6年5月3日, 民國113年5月3日, 3 tháng 5 năm 2024."""
    numbers = _VIETNAMESE.search(unicodedata.normalize("NFC", text))
    if numbers:
        return int(numbers[3]), int(numbers[2]), int(numbers[1])
    found = _EAST.search(text)
    if found is None:
        return None
    era, year, month, day = found.groups()
    number = 1 if year == "元" else int(year)
    return _ERAS[era] + number if era else _full_year(number, len(year)), int(month), int(day or 1)


def _named(text: str) -> tuple[int, int, int] | None:
    """3 mai 2024, May 3rd, 2024, Fri May 3 2024, 3 พ.ค. 2567."""
    months = [number for number in map(month_number, _WORD.findall(text)) if number is not None]
    numbers = _NUMBER.findall(text)
    if not months or not numbers:
        return None
    years = [number for number in numbers if len(number) == 4] or numbers[1:]
    if not years:
        return None
    # the last: a French Tuesday is "mar.", and stands before the month
    days = [int(number) for number in numbers if number != years[0] and 0 < int(number) < 32]
    return _full_year(int(years[0]), len(years[0])), months[-1], days[0] if days else 1


def _numeric(text: str, half: str) -> tuple[int, int, int] | None:
    """2024/5/3, 3.5.2024, 5/3/2024; and the year or the year and month alone (W3C-DTF)."""
    found = _NUMERIC.search(text)
    if found is None:
        alone = re.fullmatch(r"\s*(\d{4})\s*", text)
        return (int(alone[1]), 1, 1) if alone else None
    first, second, third = found.groups()
    if len(first) == 4:
        return _full_year(int(first), 4), int(second), int(third or 1)
    if third is None or len(third) == 3:
        return None
    day, month = int(first), int(second)
    # 5/3/2024 is the third of May where people also write am and pm, else the fifth of March
    if month > 12 or (half and "/" in found[0] and day <= 12):
        day, month = month, day
    return _full_year(int(third), len(third)), month, day
