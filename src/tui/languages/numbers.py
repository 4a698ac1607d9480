"""Numbers, percentages, dates, ages and lists in the form of the reader's language.

The tables come from CLDR (scripts/locale_tables.py). CLDR's short numbers are never used: its Vietnamese
"128 T" means 128 billion and would be read as trillion.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from tui.languages import catalogue
from tui.languages.names import ENGLISH

BUDDHIST_ERA = 543
"""Years that the Thai calendar is ahead; CLDR's calendar preference for Thailand is the Buddhist one."""

OLDEST_AGE = timedelta(days=7)
"""What is older shows its date."""

_AGES = (("day", 24 * 60), ("hour", 60), ("minute", 1))
"""The units of an age, the largest first, and their minutes."""

_LONGEST_EXPONENT = 40
"""Powers of ten beyond which digits would fill the screen and a number is shown as an exponent."""


def format_number(value: int | float | Decimal, decimals: int | None = None, code: str = "") -> str:
    """Return `value` with the separators of a language.

    Args:
        value: A finite number.
        decimals: Decimals to show; None shows what the number has, at most three, without closing zeros.
        code: A catalogue code; empty means the language in use.
    """
    exact = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    if exact.is_finite() and abs(exact.adjusted()) <= _LONGEST_EXPONENT:
        digits = f"{exact:,.{3 if decimals is None else decimals}f}"
    else:
        digits = f"{exact:.3E}"
    if decimals is None and "." in digits and "E" not in digits:
        digits = digits.rstrip("0").rstrip(".")
    locale = _locale(code)
    return digits.translate({ord(","): locale["group"], ord("."): locale["decimal"]})


def format_percent(share: int | float | Decimal, decimals: int | None = 0, code: str = "") -> str:
    """Return a share as a percentage: 0.61 is "61%", in Turkish "%61".

    Args:
        share: The share of one.
        decimals: As for `format_number`.
        code: A catalogue code; empty means the language in use.
    """
    exact = Decimal(str(share)) if isinstance(share, float) else Decimal(share)
    text: str = _locale(code)["percent"].format(format_number(exact * 100, decimals, code))
    return text


def format_date(moment: date, code: str = "", *, year: bool = True) -> str:
    """Return the day of `moment`, in the local time zone where it is an aware time: "12 Mar 2026".

    Args:
        moment: A day, or a time.
        code: A catalogue code; empty means the language in use.
        year: Whether the year is written; Thai counts it in the Buddhist era.
    """
    code = code or catalogue.current()
    day = _local(moment)
    locale = _locale(code)
    template: str = locale["date" if year else "day"]
    return template.format(
        year=day.year + (BUDDHIST_ERA if code == "th" else 0),
        month=day.month,
        month_name=locale["months"][day.month - 1],
        day=day.day,
    )


def format_time(moment: datetime) -> str:
    """Return the local time of day, 24 hours: "14:05" in every language."""
    return f"{_local(moment):%H:%M}"


def format_date_time(moment: datetime, code: str = "") -> str:
    """Return the local day and time of `moment`: "12 Mar 2026, 14:05".

    Args:
        moment: A time.
        code: A catalogue code; empty means the language in use.
    """
    text: str = _locale(code)["date_time"].format(format_time(moment), format_date(moment, code))
    return text


def format_age(moment: datetime, now: datetime, code: str = "") -> str:
    """Return how long ago `moment` was: "3 min ago"; after a week its date, without the year where it is this one.

    Args:
        moment: An aware time.
        now: The present moment, aware. A `moment` up to a minute ahead counts as now; later ones show their date.
        code: A catalogue code; empty means the language in use.
    """
    age = now - moment
    if age > OLDEST_AGE or age < timedelta(minutes=-1):
        return format_date(moment, code, year=_local(moment).year != _local(now).year)
    minutes = int(age.total_seconds() // 60)
    locale = _locale(code)
    if minutes < 1:
        now_word: str = locale["now"]
        return now_word
    unit, length = next((unit, length) for unit, length in _AGES if minutes >= length)
    count = minutes // length
    forms: dict[str, str] = locale["ago"][unit]
    return forms["one" if count == 1 and "one" in forms else "other"].format(count)


def format_list(items: Iterable[str], code: str = "") -> str:
    """Return names as an enumeration: "A, B and C"; "A、B和C".

    Args:
        items: What to enumerate, already shown.
        code: A catalogue code; empty means the language in use.
    """
    parts = list(items)
    patterns: dict[str, str] = _locale(code)["list"]
    if len(parts) < 2:
        return "".join(parts)
    if len(parts) == 2:
        return _join(patterns["2"], parts[0], parts[1])
    text = _join(patterns["start"], parts[0], parts[1])
    for part in parts[2:-1]:
        text = _join(patterns["middle"], text, part)
    return _join(patterns["end"], text, parts[-1])


def _join(pattern: str, left: str, right: str) -> str:
    return pattern.format(left, right)


def _local(moment: date) -> date:
    return moment.astimezone() if isinstance(moment, datetime) and moment.tzinfo else moment


def _locale(code: str) -> dict[str, Any]:
    tables = _tables()
    return tables.get(code or catalogue.current(), tables[ENGLISH])


@cache
def _tables() -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = json.loads(
        Path(__file__).with_name("locales.json").read_text("utf-8")
    )
    return tables
