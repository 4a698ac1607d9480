"""Writes src/tui/figures/languages/cldr.json: separators, scales, currency and unit names of eight languages.

Source: Unicode CLDR, as Babel (a development tool, not a dependency of the program) carries it.
Run it again when CLDR changes: `.venv/bin/python scripts/make_cldr_tables.py`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from babel import Locale

TARGET = Path(__file__).parent.parent / "src/tui/figures/languages/cldr.json"
LOCALES = {
    "en": "en",
    "zh": "zh_Hans",
    "zh-Hant": "zh_Hant",
    "ja": "ja",
    "ko": "ko",
    "vi": "vi",
    "th": "th",
    "tr": "tr",
}
# Money of today (ISO 4217), and of old that news still tells of.
CURRENCIES = [
    "AED",
    "AFN",
    "ALL",
    "AMD",
    "AOA",
    "ARS",
    "AUD",
    "AWG",
    "AZN",
    "BAM",
    "BBD",
    "BDT",
    "BGN",
    "BHD",
    "BIF",
    "BMD",
    "BND",
    "BOB",
    "BRL",
    "BSD",
    "BTN",
    "BWP",
    "BYN",
    "BZD",
    "CAD",
    "CDF",
    "CHF",
    "CLP",
    "CNY",
    "COP",
    "CRC",
    "CUP",
    "CVE",
    "CZK",
    "DJF",
    "DKK",
    "DOP",
    "DZD",
    "EGP",
    "ERN",
    "ETB",
    "EUR",
    "FJD",
    "GBP",
    "GEL",
    "GHS",
    "GIP",
    "GMD",
    "GNF",
    "GTQ",
    "GYD",
    "HKD",
    "HNL",
    "HRK",
    "HTG",
    "HUF",
    "IDR",
    "ILS",
    "INR",
    "IQD",
    "IRR",
    "ISK",
    "JMD",
    "JOD",
    "JPY",
    "KES",
    "KGS",
    "KHR",
    "KMF",
    "KPW",
    "KRW",
    "KWD",
    "KYD",
    "KZT",
    "LAK",
    "LBP",
    "LKR",
    "LRD",
    "LSL",
    "LYD",
    "MAD",
    "MDL",
    "MGA",
    "MKD",
    "MMK",
    "MNT",
    "MOP",
    "MRU",
    "MUR",
    "MVR",
    "MWK",
    "MXN",
    "MYR",
    "MZN",
    "NAD",
    "NGN",
    "NIO",
    "NOK",
    "NPR",
    "NZD",
    "OMR",
    "PAB",
    "PEN",
    "PGK",
    "PHP",
    "PKR",
    "PLN",
    "PYG",
    "QAR",
    "RON",
    "RSD",
    "RUB",
    "RWF",
    "SAR",
    "SBD",
    "SCR",
    "SDG",
    "SEK",
    "SGD",
    "SOS",
    "SRD",
    "SSP",
    "SYP",
    "SZL",
    "THB",
    "TJS",
    "TMT",
    "TND",
    "TOP",
    "TRY",
    "TTD",
    "TWD",
    "TZS",
    "UAH",
    "UGX",
    "USD",
    "UYU",
    "UZS",
    "VES",
    "VND",
    "VUV",
    "WST",
    "XAF",
    "XCD",
    "XOF",
    "XPF",
    "YER",
    "ZAR",
    "ZMW",
    "DEM",
    "FRF",
    "ITL",
    "ESP",
    "NLG",
    "FIM",
    "BEF",
    "ATS",
    "GRD",
    "PTE",
    "IEP",
    "LUF",
]
# CLDR unit identifier: the symbol the figures carry.
UNITS = {
    "length-kilometer": "km", "length-meter": "m", "length-decimeter": "dm", "length-centimeter": "cm",
    "length-millimeter": "mm", "length-micrometer": "um", "length-nanometer": "nm", "length-picometer": "pm",
    "length-mile": "mi", "length-yard": "yd", "length-foot": "ft", "length-inch": "in",
    "length-light-year": "ly", "length-nautical-mile": "nmi", "length-astronomical-unit": "au",
    "area-square-kilometer": "km2", "area-hectare": "ha", "area-square-meter": "m2", "area-square-centimeter": "cm2",
    "area-square-mile": "mi2", "area-acre": "acre", "area-square-yard": "yd2", "area-square-foot": "ft2",
    "area-square-inch": "in2",
    "volume-cubic-kilometer": "km3", "volume-cubic-meter": "m3", "volume-cubic-centimeter": "cm3",
    "volume-cubic-mile": "mi3", "volume-cubic-yard": "yd3", "volume-cubic-foot": "ft3", "volume-cubic-inch": "in3",
    "volume-hectoliter": "hl", "volume-liter": "l", "volume-deciliter": "dl", "volume-centiliter": "cl",
    "volume-milliliter": "ml", "volume-gallon": "gal", "volume-quart": "qt", "volume-pint": "pt",
    "volume-barrel": "bbl", "volume-cup": "cup", "volume-tablespoon": "tbsp", "volume-teaspoon": "tsp",
    "volume-fluid-ounce": "fl oz",
    "mass-metric-ton": "t", "mass-tonne": "t", "mass-kilogram": "kg", "mass-gram": "g", "mass-milligram": "mg",
    "mass-microgram": "ug", "mass-pound": "lb", "mass-ounce": "oz", "mass-stone": "st", "mass-carat": "carat",
    "speed-kilometer-per-hour": "km/h", "speed-meter-per-second": "m/s", "speed-mile-per-hour": "mi/h",
    "speed-knot": "kn",
    "power-watt": "W", "power-kilowatt": "kW", "power-megawatt": "MW", "power-gigawatt": "GW",
    "power-milliwatt": "mW", "power-horsepower": "hp",
    "energy-kilowatt-hour": "kWh", "energy-joule": "J", "energy-kilojoule": "kJ", "energy-calorie": "cal",
    "energy-kilocalorie": "kcal",
    "frequency-hertz": "Hz", "frequency-kilohertz": "kHz", "frequency-megahertz": "MHz",
    "frequency-gigahertz": "GHz",
    "electric-volt": "V", "electric-ampere": "A", "electric-milliampere": "mA",
    "digital-bit": "bit", "digital-byte": "B", "digital-kilobyte": "KB", "digital-megabyte": "MB",
    "digital-gigabyte": "GB", "digital-terabyte": "TB", "digital-petabyte": "PB", "digital-kilobit": "Kb",
    "digital-megabit": "Mb", "digital-gigabit": "Gb", "digital-terabit": "Tb",
    "pressure-pascal": "Pa", "pressure-hectopascal": "hPa", "pressure-kilopascal": "kPa",
    "pressure-megapascal": "MPa", "pressure-bar": "bar",
    "temperature-celsius": "C", "temperature-fahrenheit": "F", "temperature-kelvin": "K",
    "angle-radian": "rad", "angle-degree": "deg",
    "duration-century": "century", "duration-decade": "decade", "duration-year": "year", "duration-quarter": "quarter",
    "duration-month": "month", "duration-week": "week", "duration-day": "day", "duration-hour": "h",
    "duration-minute": "min", "duration-second": "s", "duration-millisecond": "ms",
    "concentr-percent": "percent", "concentr-permillion": "ppm",
}  # fmt: skip
SYMBOL = re.compile(r"[A-Za-z0-9/.²³'″′°-]{1,3}")


def names_of(entry: Any, *, symbols: bool) -> set[str]:
    """The surface forms in a CLDR pattern table, without the number's place."""
    found = set()
    for plural, pattern in entry.items():
        if plural == "per" or not isinstance(pattern, str):
            continue
        if not pattern.startswith("{0}"):
            continue  # "時速 {0} キロ" stands on both sides of its number: the grammars know those
        name = pattern.removeprefix("{0}").replace("\xa0", " ").strip()
        if name and (symbols or not SYMBOL.fullmatch(name)):
            found.add(name)
    return found


def unit_names(data: Any) -> dict[str, str]:
    """Surface form of a unit, long or short, to symbol; a form two units share is left out."""
    table: dict[str, str] = {}
    shared: set[str] = set()
    for identifier, symbol in UNITS.items():
        patterns = data["unit_patterns"].get(identifier, {})
        for name in sorted(
            names_of(patterns.get("long", {}), symbols=True)
            | names_of(patterns.get("short", {}), symbols=False)
        ):
            if table.setdefault(name.lower(), symbol) != symbol:
                shared.add(name.lower())
    return {name: symbol for name, symbol in sorted(table.items()) if name not in shared}


def currency_names(locale: Locale, data: Any) -> dict[str, str]:
    """Name of a currency, in all its plural forms, to ISO 4217 code."""
    table: dict[str, str] = {}
    for code in CURRENCIES:
        forms = {locale.currencies.get(code, "")}
        plurals = data["currency_names_plural"].get(code, {})
        forms |= {form for form in plurals.values() if isinstance(form, str)}
        for form in forms:
            name = re.sub(r"\s*[(（].*?[)）]", "", form).strip().lower()
            if name and name != code.lower():
                table.setdefault(name, code)
    return dict(sorted(table.items()))


def scale_words(data: Any) -> dict[str, int]:
    """Scale word of the compact formats (thousand, 亿, triệu) to the power of ten."""
    table: dict[str, int] = {}
    for styles in data["compact_decimal_formats"].values():
        for plural in styles.values():
            for magnitude, pattern in plural.items():
                word = re.sub(r"[0#.,'¤\s\xa0]", "", str(getattr(pattern, "pattern", pattern)))
                if word and not re.fullmatch(r"[A-Za-z]{1,2}", word):
                    zeros = str(getattr(pattern, "pattern", pattern)).count("0")
                    table.setdefault(word.lower(), len(str(magnitude)) - zeros)
    return dict(sorted(table.items(), key=lambda item: item[1]))


def language_table(tag: str) -> dict[str, object]:
    """Everything the figures take from CLDR for one language."""
    locale = Locale.parse(tag)
    data: Any = locale._data
    symbols = locale.number_symbols.get("latn", locale.number_symbols)
    return {
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "scales": scale_words(data),
        "currencies": currency_names(locale, data),
        "units": unit_names(data),
    }


def main() -> None:
    """Write the tables, one language a line."""
    tables = {language: language_table(tag) for language, tag in LOCALES.items()}
    lines = [
        f"{json.dumps(language)}: {json.dumps(table, ensure_ascii=False, separators=(',', ':'))}"
        for language, table in tables.items()
    ]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
