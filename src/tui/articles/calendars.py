"""Years that are not counted from the common era: Persian, Thai, Japanese and of the Republic of China."""

from __future__ import annotations

import re

_BUDDHIST_ERA = 543
_BUDDHIST = range(2533, 2600)
_PERSIAN = range(1369, 1411)
"""Years of the Persian calendar that may stand on a page; those of the lunar Hijra are higher."""
# A Thai year among figures alone; as long as the common one, so that what stands behind it keeps its place.
_BUDDHIST_DATE = re.compile(r"(?<!\d)(\d{1,2}[./-]\d{1,2}[./-])(25\d\d)(?!\d)")
# Reiwa, Heisei and the Republic of China, by the year before their first.
_ERAS = {"令和": 2018, "平成": 1988, "民國": 1911, "民国": 1911, "": 1911}
_ERA_YEAR = re.compile(
    r"(令和|平成|民[國国])\s?(元|\d{1,3})(?=\s?年)|(?<![\d年])()(1[01]\d)(?=\s?年\s?\d{1,2}\s?月)"
)
# Arabic, Persian, Devanagari, Bengali, Burmese, Khmer and fullwidth digits.
_DIGITS = {
    first + n: str(n) for first in (0x660, 0x6F0, 0x966, 0x9E6, 0x1040, 0x17E0, 0xFF10) for n in range(10)
}
_PERSIAN_MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
_PERSIAN_NUMBERS = {name: number for number, name in enumerate(_PERSIAN_MONTHS, 1)}
PERSIAN_NAME = "|".join(_PERSIAN_MONTHS)


def in_common_figures(text: str) -> str:
    """Return a text with its figures and years as the common era writes them, every date in its place.

    Args:
        text: A line.
    """
    if not text.isascii():
        text = _ERA_YEAR.sub(_common_year, text.translate(_DIGITS))
    return _BUDDHIST_DATE.sub(lambda found: f"{found[1]}{int(found[2]) - _BUDDHIST_ERA}", text)


def _common_year(found: re.Match[str]) -> str:
    """Write a year of an era as the common one, padded to the length it had where that is longer."""
    count = found[2] or found[4]
    year = _ERAS[found[1] or ""] + (1 if count == "元" else int(count))
    return str(year).rjust(len(found[0]))


def thai_year(year: int) -> int:
    """Return the common year of a Thai one, which may be written with two digits.

    Args:
        year: A year as a Thai date writes it.
    """
    if year < 100:
        year += 2500
    return year - _BUDDHIST_ERA if year > 2400 else year


def common_date(year: int, month: int, day: int) -> tuple[int, int, int]:
    """Return a date of the common calendar for one whose year is a Persian or a Thai one; others stay.

    Args:
        year: The year as written.
        month: 1 to 12.
        day: 1 to 31.
    """
    if year in _BUDDHIST:
        return year - _BUDDHIST_ERA, month, day
    return _from_persian(year, month, day) if year in _PERSIAN else (year, month, day)


def persian_month(name: str) -> int:
    """Return the number of a month of the Persian calendar.

    Args:
        name: Its name.
    """
    return _PERSIAN_NUMBERS[name]


def _from_persian(year: int, month: int, day: int) -> tuple[int, int, int]:
    """Count days, as Borkowski's leap years within a cycle of 33 years allow for all years since 1925.

    Source: K. M. Borkowski, The Persian calendar for 3000 years, Earth, Moon, and Planets 74 (1996).
    """
    from datetime import date, timedelta  # noqa: PLC0415  asked for by Persian pages alone

    # 1 Farvardin 1375 was 20 March 1996; leap years of the cycle are those whose remainder by 33 is listed.
    leaps = sum(1 for y in range(min(year, 1375), max(year, 1375)) if y % 33 in (1, 5, 9, 13, 17, 22, 26, 30))
    days = (year - 1375) * 365 + (leaps if year >= 1375 else -leaps)
    days += min(month - 1, 6) * 31 + max(0, month - 7) * 30 + day - 1
    moment = date(1996, 3, 20) + timedelta(days=days)
    return moment.year, moment.month, moment.day
