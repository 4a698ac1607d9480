"""The lexicon of a language as the reader uses it: its own words, CLDR's, and the symbols all languages share."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import resources
from typing import Any

from tui.figures.fold import lower
from tui.figures.grammar import Grammar
from tui.figures.models import Kind

DURATIONS = frozenset(
    {
        "century",
        "decade",
        "year",
        "quarter",
        "month",
        "week",
        "day",
        "h",
        "min",
        "s",
        "ms",
        "us",
        "ns",
        "night",
    }
)
_LONGEST_END = 16
"""Digits and separators of the second end of a range."""
TEMPERATURES = frozenset({"C", "F", "K"})

SYMBOLS: dict[str, str] = {
    symbol: unit
    for unit, symbols in {
        "km": "km KM ㎞", "m": "m", "cm": "cm CM Cm ㎝", "mm": "mm MM ㎜", "um": "μm µm um ㎛", "nm": "nm ㎚", "pm": "pm", "dm": "dm",
        "ft": "ft ft.", "in": "in. ″", "yd": "yd yds", "mi": "mi mi.", "nmi": "nmi",
        "kg": "kg KG Kg ㎏", "g": "g", "mg": "mg ㎎", "ug": "μg µg ㎍", "t": "t", "lb": "lb lbs lb. lbs.", "oz": "oz oz.",
        "l": "l L ℓ", "ml": "ml mL ML ㎖", "bbl": "bbl", "gal": "gal",
        "m2": "m2 m² ㎡ sqm sq.m", "km2": "km2 km² ㎢", "cm2": "cm2 cm² ㎠", "ft2": "ft2 ft² sqft", "ha": "ha ㏊",
        "m3": "m3 m³ ㎥", "cm3": "cm3 cm³ cc ㎤ ㏄", "ft3": "ft3 ft³",
        "km/h": "km/h kph kmph km/hr KPH Km/h", "mi/h": "mph MPH mi/h", "m/s": "m/s", "mi/gal": "mpg MPG",
        "W": "W", "kW": "kW KW ㎾", "MW": "MW ㎿", "GW": "GW", "TW": "TW", "kWh": "kWh KWh kwh", "MWh": "MWh",
        "GWh": "GWh", "TWh": "TWh", "hp": "hp HP PS", "Hz": "Hz", "kHz": "kHz KHz ㎑", "MHz": "MHz ㎒", "GHz": "GHz ㎓",
        "V": "V", "kV": "kV", "mAh": "mAh", "Nm": "Nm", "lb-ft": "lb-ft", "rpm": "rpm",
        "bit": "bit bits", "B": "B", "KB": "KB kB kb ㎅", "MB": "MB mb Mb ㎆", "GB": "GB gb ㎇", "TB": "TB", "PB": "PB",
        "Mb/s": "Mbps", "Gb/s": "Gbps", "FLOPS": "FLOPS", "GFLOPS": "GFLOPS", "TFLOPS": "TFLOPS",
        "PFLOPS": "PFLOPS", "TOPS": "TOPS", "fps": "fps FPS",
        "C": "°C ℃ ºC C", "F": "°F ℉ ºF F", "deg": "° º",
        "s": "s sec secs", "ms": "ms", "ns": "ns", "min": "min mins", "h": "h hr hrs", "rad": "rad",
        "Pa": "Pa", "hPa": "hPa ㍱", "kPa": "kPa", "MPa": "MPa", "psi": "psi", "kcal": "kcal ㎉", "J": "J", "kJ": "kJ",
        "ppm": "ppm", "ppb": "ppb", "dB": "dB", "ly": "ly", "basis point": "bp bps", "carat": "ct",
        "px": "px", "MP": "MP",
    }.items()
    for symbol in symbols.split()
}  # fmt: skip
"""Symbols as written: case tells MW from mW."""

SIGNS: dict[str, str] = {
    "$": "USD", "us$": "USD", "u.s.$": "USD", "usd$": "USD", "c$": "CAD", "ca$": "CAD", "cad$": "CAD", "cdn$": "CAD",
    "a$": "AUD", "au$": "AUD", "aud$": "AUD", "hk$": "HKD", "nt$": "TWD", "s$": "SGD", "sg$": "SGD", "nz$": "NZD",
    "r$": "BRL", "mex$": "MXN", "mx$": "MXN", "£": "GBP", "€": "EUR", "¥": "JPY", "円": "JPY", "元": "CNY", "圓": "TWD",
    "₩": "KRW", "₫": "VND", "฿": "THB", "₺": "TRY", "₹": "INR", "₽": "RUB", "₴": "UAH", "₪": "ILS", "₱": "PHP",
    "₦": "NGN", "₡": "CRC", "₭": "LAK", "₮": "MNT", "₲": "PYG", "₸": "KZT", "₾": "GEL", "₼": "AZN", "₿": "BTC",
    "៛": "KHR", "ரூ": "LKR", "rs": "INR", "rs.": "INR", "rm": "MYR", "rp": "IDR", "chf": "CHF", "fr.": "CHF",
    "rmb": "CNY", "btc": "BTC", "bitcoin": "BTC", "bitcoins": "BTC", "eth": "ETH",
}  # fmt: skip


LOWER_CODES = (
    "USD",
    "EUR",
    "GBP",
    "AUD",
    "CAD",
    "CHF",
    "JPY",
    "CNY",
    "SEK",
    "NOK",
    "DKK",
    "KRW",
    "INR",
    "VND",
    "THB",
    "HKD",
)
"""Codes that are also met in lower case, and with an M for millions."""
WORD_CODES = frozenset(
    [
        "ALL",
        "TOP",
        "CUP",
        "TRY",
        "MOP",
        "SOS",
        "BAM",
        "COP",
        "PEN",
        "BOB",
        "MAD",
        "RON",
        "GEL",
        "ARS",
        "MUR",
        "DOP",
        "LSL",
        "PAB",
        "ANG",
        "MDL",
        "TND",
        "SCR",
        "STN",
        "BMD",
        "GIP",
        "AMD",
        "BND",
        "SDG",
        "SBD",
        "SLE",
        "TOP",
        "MRU",
        "NAD",
        "BSD",
        "ETH",
    ]
)
"""Codes that stand before a number as words and names far more often than as money: ALL 5, World Cup 2018."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands beside a number: its unit, the kind it makes, and a factor hidden in it (MUSD, 千元)."""

    unit: str
    kind: Kind
    factor: Decimal = Decimal(1)
    minor: int = 0
    """How many of it make one of the currency: 100 for cents."""


def kind_of_unit(unit: str) -> Kind:
    """The kind that a unit of measure or time makes."""
    if unit in DURATIONS:
        return Kind.DURATION
    if unit in TEMPERATURES:
        return Kind.TEMPERATURE
    return {"percent": Kind.PERCENT, "basis point": Kind.POINTS}.get(unit, Kind.QUANTITY)


@lru_cache(maxsize=1)
def cldr() -> dict[str, Any]:
    """The tables that scripts/make_cldr_tables.py made from Unicode CLDR."""
    file = resources.files("tui.figures.languages").joinpath("cldr.json")
    tables: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return tables


class Lexicon:
    """Looks up what stands before and after a number; longest match wins, case counts for symbols only."""

    def __init__(self, grammar: Grammar) -> None:
        table = cldr()[grammar.cldr]
        self._suffix = re.compile(
            rf"(?:{grammar.unit_suffix})(?![^\W\d_])" if grammar.unit_suffix else r"(?!)"
        )
        self._spaced = grammar.spaced
        self._not_units = grammar.not_units
        self.symbols = {symbol: Unit(unit, kind_of_unit(unit)) for symbol, unit in SYMBOLS.items()}
        self.codes = self._codes(table)
        self.symbols |= self.codes
        money = self._money(grammar, table)
        self.before = dict(money)
        words = {
            name: Unit(unit, kind_of_unit(unit))
            for name, unit in table["units"].items()
            if grammar.spaced or unit != "decade" or name[0] not in "十0"  # 五十年 is fifty years
        }
        words |= money
        for name, (code, parts) in grammar.subunits.items():
            words[name] = Unit(code or "cent", Kind.MONEY, Decimal(1), parts)
        words |= {name: Unit(unit, kind_of_unit(unit)) for name, unit in grammar.units.items()}
        words |= {name: Unit(unit, Kind.COUNT) for name, unit in grammar.counters.items()}
        words |= {name: Unit(unit, Kind.COUNT) for name, unit in grammar.nouns.items()}
        words |= {name: kinded(kind) for name, kind in grammar.kinds.items()}
        words |= _percents(grammar.percents)
        words |= {name: Unit("percentage point", Kind.POINTS) for name in grammar.points}
        self.words = words
        self.percents_before = _percents(grammar.percents_before)
        self._longest = max(map(len, {*words, *grammar.not_units}))
        self._longest_symbol = max(map(len, self.symbols))
        self._longest_before = max(map(len, self.before))

    @staticmethod
    def _money(grammar: Grammar, table: dict[str, Any]) -> dict[str, Unit]:
        names = {**table["currencies"], **{code.lower(): code for code in LOWER_CODES}, **SIGNS}
        names |= {**grammar.currencies, **grammar.signs}
        return {lower(name): Unit(code, Kind.MONEY) for name, code in names.items()}

    @staticmethod
    def _codes(table: dict[str, Any]) -> dict[str, Unit]:
        """ISO codes as written, and millions of the big ones: 48.5 MGBP."""
        codes = {code: Unit(code, Kind.MONEY) for code in {*table["currencies"].values(), *SIGNS.values()}}
        return codes | {f"M{code}": Unit(code, Kind.MONEY, Decimal(10) ** 6) for code in LOWER_CODES}

    def after(self, folded: str, lowered: str, position: int) -> tuple[int, Unit] | None:
        """The unit that starts at `position`: its end and meaning."""
        for length in range(min(self._longest, len(lowered) - position), 0, -1):
            surface = lowered[position : position + length]
            if surface in self._not_units:
                return None
            unit = self.words.get(surface)
            if unit is None and "-" in surface[1:]:
                unit = self.words.get(surface.replace("-", " "))  # a 1,500-square-foot hall
            if (
                unit
                and length < 5
                and unit.kind is not Kind.MONEY
                and _shouts(folded[position : position + length])
            ):
                unit = None  # SEC is no second
            if unit is None:
                symbol = length <= self._longest_symbol and self.symbols.get(
                    folded[position : position + length]
                )
                if not symbol:
                    continue
                unit = symbol
            end = self._ends(lowered, position, position + length)
            if end:
                return end, unit
        return None

    def _ends(self, lowered: str, start: int, end: int) -> int:
        """The end of the word or its ending, or 0 when the word goes on."""
        last, follows = lowered[end - 1], lowered[end : end + 1]
        part_number = (
            follows == "-"
            and last.isalpha()
            and end - start < 3
            and lowered[end + 1 : end + 2].isdigit()
            and not lowered.startswith(lowered[start:end], _digits_end(lowered, end + 1))
        )
        if last.isascii() and (part_number or (last.isdigit() and follows.isdigit())):
            return 0  # "24703 L-202" is a part number
        if not follows or not (last.isalpha() and follows.isalpha()):
            goes_on = follows.isdigit() and last.isascii() and last.isalpha()
            if goes_on:
                return 0
            return self._suffixed(lowered, end) if follows == "'" else end
        if self._suffix.pattern != "(?!)" and (match := self._suffix.match(lowered, end)):
            return match.end()
        if self._spaced:
            return 0
        return 0 if last.isascii() and follows.isascii() else end

    def _suffixed(self, lowered: str, end: int) -> int:
        match = self._suffix.match(lowered, end)
        return match.end() if match else end

    def money_before(self, folded: str, lowered: str, position: int) -> tuple[int, Unit] | None:
        """The currency that ends at `position` or a space earlier: its start and meaning."""
        end = position
        while end > max(0, position - 4) and lowered[end - 1] == " ":
            end -= 1
        for length in range(min(self._longest_before, end), 0, -1):
            unit = self.before.get(lowered[end - length : end])
            if unit is None and folded[end - length : end] not in WORD_CODES:
                unit = self.codes.get(folded[end - length : end])
            if unit is None:
                continue
            ahead = lowered[end - length - 1 : end - length]
            first = lowered[end - length]
            if (
                first.isalpha()
                and ahead.isalnum()
                and (self._spaced or (first.isascii() and ahead.isascii()))
            ):
                continue
            return end - length, unit
        return None


def _digits_end(lowered: str, start: int) -> int:
    """Where the digits and separators that begin at `start` end."""
    end = start
    while (
        end < len(lowered) and end - start < _LONGEST_END and (lowered[end].isdigit() or lowered[end] in ".,")
    ):
        end += 1
    return end


def _shouts(surface: str) -> bool:
    return len(surface) > 1 and surface.isascii() and surface.isupper()


def _percents(words: Mapping[str, str]) -> dict[str, Unit]:
    return {word: Unit("percent", Kind.PERCENT, Decimal(each)) for word, each in words.items()}


def kinded(kind: str) -> Unit:
    """Return the unit of a kind as grammars write it: "score", or "age:year" with the unit it carries."""
    name, _, unit = kind.partition(":")
    return Unit(unit, Kind(name))
