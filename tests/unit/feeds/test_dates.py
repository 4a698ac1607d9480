"""Dates as feeds really write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.feeds.dates import parse_date

NOW = datetime(2025, 6, 1, tzinfo=UTC)
THIRD_OF_MAY = datetime(2024, 5, 3, 10, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "Fri, 03 May 2024 10:15:00 GMT",
        "Fri, 3 May 2024 10:15 +0000",
        "3 May 24 10:15:00 Z",
        "Fri, 03 May 2024 12:15:00 +0200",
        "Fri, 03 May 2024 06:15:00 EDT",
        "Fri, 03 May 2024 06:15:00 -0400 (EDT)",
        "Fri, 03 May 2024 18:15:00 GMT+0800 (China Standard Time)",
        "Fri, 03 May 2024 12:15:00 CEST",
        "Fri, 03-May-2024 10:15:00 GMT",
        "Fri May  3 10:15:00 2024",
        "Fri May  3 10:15:00 UTC 2024",
        "2024-05-03T10:15:00Z",
        "2024-05-03T10:15Z",
        "2024-05-03T12:15:00.123456+02:00",
        "2024-05-03T12:15:00+0200",
        "2024-05-03 10:15:00",
        "2024-05-03T03:15:00 PDT",
        "20240503T101500Z",
        "2024/05/03 10:15",
        "03.05.2024 10:15",
        "5/3/2024 10:15:00 AM",
        "3/5/2024 10:15",
        "May 3rd, 2024 10:15 am",
        "1714731300",
        "1714731300000",
        "2024年5月3日 上午10:15",
        "2024年05月03日 10时15分",
        "２０２４年５月３日　１０：１５",
        "令和6年5月3日 10時15分",
        "民國113年5月3日 10:15",
        "2024년 5월 3일 오전 10:15",
        "2024-05-03 오전 10:15:00",
        "3 mai 2024 10h15",
        "mar. 3 mai 2024 10:15",
        "viernes, 3 de mayo de 2024 10:15",
        "Fr, 03 Mai 2024 12:15:00 +0200",
        "ven, 03 mag 2024 10:15:00 +0000",
        "sex., 3 de maio de 2024 10:15",
        "Пт, 03 мая 2024 13:15:00 +0300",
        "03 Mayıs 2024 10:15",
        "pt., 3 maja 2024 10:15",
        "3 tháng 5, 2024 10:15",
        "ngày 3 tháng 5 năm 2024 10:15",
        "Fri, 03 May 2024 06:15:00 America/New_York",
        "2024-05-03T12:15:00 Europe/Berlin",
        "Fri, 03 May 2024 10:15:00 Nowhere/At_All",
        "Παρ, 03 Μαΐ 2024 13:15:00 EEST",
        "3 พฤษภาคม 2567 10:15",
        "٣ مايو ٢٠٢٤ ١٠:١٥",
        "3 मई 2024 10:15",
    ],
)
def test_one_moment_in_many_forms(written: str) -> None:
    assert parse_date(written, NOW) == THIRD_OF_MAY


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2024-05-03", datetime(2024, 5, 3, tzinfo=UTC)),
        ("2024-05", datetime(2024, 5, 1, tzinfo=UTC)),
        ("2024", datetime(2024, 1, 1, tzinfo=UTC)),
        ("Thu, 31 Dec 2009 24:00:00 GMT", datetime(2010, 1, 1, tzinfo=UTC)),
        ("Sat, 31 Dec 2016 23:59:60 GMT", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("5/13/2024 1:02 PM", datetime(2024, 5, 13, 13, 2, tzinfo=UTC)),
        ("12:05 am May 3, 2024", datetime(2024, 5, 3, 0, 5, tzinfo=UTC)),
    ],
)
def test_days_and_edges(written: str, moment: datetime) -> None:
    assert parse_date(written, NOW) == moment


@pytest.mark.parametrize(
    "written",
    [
        "", "   ", "yesterday", "0", "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT", "0001-01-01T00:00:00",
        "1899-12-30", "9999-12-31T23:59:59Z", "2038-01-19", "2024-13-45", "2024-02-30", "Fri, 03 May 2024 99:99:99 GMT",
        "0000-00-00 00:00:00", "-0001-11-30T00:00:00", "99999999999999", "\x00", "3",
    ],
)  # fmt: skip
def test_what_is_no_date_or_cannot_be_one_is_refused(written: str) -> None:
    assert parse_date(written, NOW) is None


def test_the_near_future_is_a_date() -> None:
    assert parse_date("2025-06-20", NOW) is not None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200) | st.from_regex(r"[0-9:/.\-+TZ年月日 ]{0,60}"))
def test_any_text_is_read_or_refused_without_a_fault(written: str) -> None:
    moment = parse_date(written, NOW)
    assert moment is None or (moment.year >= 1971 and moment <= NOW + timedelta(days=366))


@settings(max_examples=100)
@given(st.datetimes(datetime(1975, 1, 1), datetime(2026, 1, 1)), st.integers(-14 * 60, 14 * 60))
def test_standard_forms_are_exact(moment: datetime, minutes: int) -> None:
    moment = moment.replace(microsecond=0, tzinfo=UTC)
    local = moment + timedelta(minutes=minutes)
    zone = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
    assert parse_date(local.strftime("%Y-%m-%dT%H:%M:%S") + zone, NOW) == moment
    assert parse_date(local.strftime("%a, %d %b %Y %H:%M:%S ") + zone, NOW) == moment


@pytest.mark.parametrize(
    ("written", "month"),
    [("ม.ค.", 1), ("ก.พ.", 2), ("มี.ค.", 3), ("เม.ย.", 4), ("พ.ค.", 5), ("มิ.ย.", 6), ("มกราคม", 1), ("มีนาคม", 3)],
)  # fmt: skip
def test_thai_months_are_told_apart_by_their_vowels(written: str, month: int) -> None:
    assert parse_date(f"2 {written} 2567", NOW) == datetime(2024, month, 2, tzinfo=UTC)
