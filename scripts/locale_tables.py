"""Write the locale tables that the program carries, from CLDR by way of Babel: numbers, dates, ages, lists.

Usage: python scripts/locale_tables.py
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from babel import Locale

TARGET = Path(__file__).resolve().parent.parent / "src/tui/languages/locales.json"

# English is British English: day before month and 24 hours, as international news products write them.
LOCALES = {
    "zh_Hans": "zh_Hans",
    "zh_Hant": "zh_Hant",
    "en": "en_GB",
    "vi": "vi",
    "ko": "ko",
    "ja": "ja",
    "th": "th",
    "tr": "tr",
}

DATE_FIELDS = {"MMM": "month_name", "M": "month", "d": "day", "y": "year"}

# Babel does not carry CLDR's words for "now"; these are the news products' own.
JUST_NOW = {
    "zh_Hans": "刚刚",
    "zh_Hant": "剛剛",
    "en": "just now",
    "vi": "vừa xong",
    "ko": "방금",
    "ja": "たった今",
    "th": "เมื่อสักครู่",
    "tr": "az önce",
}


def table(code: str) -> dict[str, Any]:
    """Return what the program needs to know of the locale for catalogue `code`."""
    locale = Locale.parse(LOCALES[code])
    symbols = locale.number_symbols["latn"]
    skeletons = locale.datetime_skeletons
    lists = locale.list_patterns["standard"]
    return {
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "percent": locale.percent_formats[None].pattern.replace("#,##0", "{0}"),
        "date": template(skeletons["yMMMd"].pattern),
        "day": template(skeletons["MMMd"].pattern),
        "date_time": locale.datetime_formats["medium"],
        "months": [locale.months["format"]["abbreviated"][month] for month in range(1, 13)],
        "now": JUST_NOW[code],
        "ago": {unit: ago(locale, unit) for unit in ("minute", "hour", "day")},
        "list": {place: lists[place] for place in ("2", "start", "middle", "end")},
    }


def template(pattern: str) -> str:
    """Return a CLDR date pattern as a template with named fields."""
    return re.sub("|".join(DATE_FIELDS), lambda field: "{" + DATE_FIELDS[field.group()] + "}", pattern)


def ago(locale: Locale, unit: str) -> dict[str, str]:
    """Return the short forms of "{0} minutes ago" by plural category."""
    # CLDR's data as Babel keeps it; its public functions format but do not hand out the patterns.
    fields = locale._data["date_fields"]
    short = fields[f"{unit}-short"]
    return dict(short["past"] if "past" in short else fields[unit]["past"])


def main() -> None:
    """Write the tables."""
    tables = {code: table(code) for code in LOCALES}
    TARGET.write_text(
        json.dumps(tables, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
