"""I3, weekdays: a date that is written with its year has one weekday only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from tui.core.messages import N_
from tui.figures.audit.patterns import Pattern, exact
from tui.figures.models import Finding, Tier

_MECHANISM = N_("{date} is a {right}, not a {stated}.")
_YEARS = range(1900, 2101)
_BUDDHIST = 543
"""Years that the Thai solar calendar is ahead since 1941."""

# Monday first, as `date.weekday` counts.
_WEEKDAYS: dict[str, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "zh": ("一", "二", "三", "四", "五", "六", "日"),
    "ja": ("月", "火", "水", "木", "金", "土", "日"),
    "ko": ("월", "화", "수", "목", "금", "토", "일"),
    "vi": ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"),
    "th": ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"),
    "tr": ("Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"),
}
_MONTHS: dict[str, tuple[str, ...]] = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "th": (
        "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
        "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
    ),
    "tr": ("Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"),
}  # fmt: skip


_FULL = {"zh": "星期{}", "zh-Hant": "星期{}", "ja": "{}曜日", "ko": "{}요일", "th": "วัน{}"}
"""How a weekday is said in full, where the patterns mark its telling part only."""


def _any(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_CHINESE = r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号號] ?[（(]?(?:星期|周|週|礼拜|禮拜)(?P<w>[一二三四五六日天])"
_EN_DAY, _EN_MONTH = _any(_WEEKDAYS["en"]), _any(_MONTHS["en"])
_PATTERNS: dict[str, tuple[Pattern, ...]] = {
    "en": (
        exact(rf"\b(?P<w>{_EN_DAY}),? (?P<m>{_EN_MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})\b"),
        exact(rf"\b(?P<w>{_EN_DAY}),? (?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{_EN_MONTH}),? (?P<y>\d{{4}})\b"),
    ),
    "zh": (exact(_CHINESE),),
    "zh-Hant": (exact(_CHINESE),),
    "ja": (exact(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日 ?[（(](?P<w>[月火水木金土日])(?:曜日?)?[)）]"),),
    "ko": (exact(r"(?P<y>\d{4})년 ?(?P<m>\d{1,2})월 ?(?P<d>\d{1,2})일 ?(?:\((?P<w>[월화수목금토일])(?:요일)?\))"),),
    "vi": (
        exact(
            rf"\b(?P<w>(?i:{_any(_WEEKDAYS['vi'])})),? \(?(?:ngày )?(?P<d>\d{{1,2}})(?:[/-]| tháng )(?P<m>\d{{1,2}})"
            r"(?:[/-]| năm )(?P<y>\d{4})\b"
        ),
    ),
    "th": (
        exact(
            rf"วัน(?P<w>{_any(_WEEKDAYS['th'])})ที่ ?(?P<d>\d{{1,2}}) ?(?P<m>{_any(_MONTHS['th'])}) ?(?:พ\.ศ\. ?)?(?P<y>\d{{4}})"
        ),
    ),
    "tr": (
        exact(rf"\b(?P<d>\d{{1,2}}) (?P<m>{_any(_MONTHS['tr'])}) (?P<y>\d{{4}}),? (?P<w>{_any(_WEEKDAYS['tr'])})\b"),
    ),
}  # fmt: skip


def check_weekdays(text: str, lang: str) -> Iterator[Finding]:
    """Yield a finding for each full date whose weekday is another than the one beside it.

    Args:
        text: The audited text.
        lang: Its language.
    """
    for pattern in _PATTERNS.get(lang, ()):
        for match in pattern.finditer(text, 0, len(text)):
            day = _date(match, lang)
            names = _WEEKDAYS.get(lang, _WEEKDAYS["zh"])
            stated = match["w"].replace("天", "日")
            if day is None or names[day.weekday()].casefold() == stated.casefold():
                continue
            right = names[day.weekday()]
            right = right.title() if stated.istitle() else right
            full = _FULL.get(lang, "{}")
            yield Finding(
                rule="I3",
                tier=Tier.CHECK,
                start=match.start("w"),
                end=match.end("w"),
                quote=match.group(),
                value=Decimal(day.day),
                suggest=None,
                suggest_text=right,
                mechanism=_MECHANISM,
                fields={"date": day.isoformat(), "right": full.format(right), "stated": full.format(stated)},
                evidence=day.isoformat(),
                source="",
            )


def _date(match: re.Match[str], lang: str) -> date | None:
    month = match["m"]
    number = int(month) if month.isdecimal() else _MONTHS[lang].index(month) + 1
    year = int(match["y"])
    if lang == "th" and year > _YEARS.stop:
        year -= _BUDDHIST
    if year not in _YEARS:
        return None
    try:
        return date(year, number, int(match["d"]))
    except ValueError:
        return None
