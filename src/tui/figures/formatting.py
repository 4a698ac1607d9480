"""Writes a value as a language writes it in running text: 128 billion, 1280亿, 128 tỷ, 1,280억."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from tui.figures.languages import grammar_of, language_of
from tui.figures.lexicon import DURATIONS, Lexicon
from tui.figures.models import Figure, Kind

_LONGEST_MANTISSA = 3
"""Decimals that a scaled value may have: 1.125 billion, but not 1.1254 billion."""
_EXPONENTS = 40
_SHORTEST_WORD = 3
"""Letters from which on a span of time is a word: day, but not min."""


@dataclass(frozen=True, slots=True)
class _Style:
    scales: tuple[tuple[int, str], ...]
    """Power of ten and word, the largest first."""
    gap: str
    """Between numeral and scale."""
    grouped: bool = True
    """Whether the numeral before a scale groups its thousands: 1,280억."""
    compound: bool = False
    """Whether scales stand in a row rather than with a decimal point: 1兆2800億."""
    unit_gap: str = " "
    percent: str = "{number}%"
    sign_before: bool = False


_STYLES = {
    "en": _Style(((12, "trillion"), (9, "billion"), (6, "million")), " ", sign_before=True),
    "zh": _Style(((12, "万亿"), (8, "亿"), (4, "万")), "", grouped=False, unit_gap=""),
    "zh-Hant": _Style(((12, "兆"), (8, "億"), (4, "萬")), "", grouped=False, unit_gap=""),
    "ja": _Style(((12, "兆"), (8, "億"), (4, "万")), "", grouped=False, compound=True, unit_gap=""),
    "ko": _Style(((12, "조"), (8, "억"), (4, "만")), "", compound=True),
    "vi": _Style(((12, "nghìn tỷ"), (9, "tỷ"), (6, "triệu")), " "),
    "th": _Style(((12, "ล้านล้าน"), (6, "ล้าน")), " ", unit_gap=""),
    "tr": _Style(((12, "trilyon"), (9, "milyar"), (6, "milyon")), " ", percent="%{number}"),
}
_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥", "INR": "₹", "CAD": "C$", "AUD": "A$", "HKD": "HK$"}
_NAMES = {
    "zh": {"USD": "美元", "EUR": "欧元", "GBP": "英镑", "JPY": "日元", "CNY": "元", "KRW": "韩元", "HKD": "港元"},
    "zh-Hant": {"USD": "美元", "EUR": "歐元", "GBP": "英鎊", "JPY": "日圓", "CNY": "人民幣", "TWD": "元", "KRW": "韓元"},
    "ja": {"USD": "ドル", "EUR": "ユーロ", "GBP": "ポンド", "JPY": "円", "CNY": "元", "KRW": "ウォン"},
    "ko": {"USD": "달러", "EUR": "유로", "GBP": "파운드", "JPY": "엔", "CNY": "위안", "KRW": "원"},
    "vi": {"USD": "USD", "EUR": "euro", "GBP": "bảng Anh", "JPY": "yên", "CNY": "nhân dân tệ", "VND": "đồng"},
    "th": {"USD": "ดอลลาร์", "EUR": "ยูโร", "GBP": "ปอนด์", "JPY": "เยน", "CNY": "หยวน", "THB": "บาท"},
    "tr": {"USD": "dolar", "EUR": "avro", "GBP": "sterlin", "JPY": "yen", "CNY": "yuan", "TRY": "lira"},
}  # fmt: skip


def format_value(value: Decimal, lang: str, unit: str = "", like: Figure | None = None) -> str:
    """Return a value as the language writes it; `find` reads the same value back.

    Args:
        value: A finite number; one beyond 10^40 is written with an exponent.
        lang: BCP 47 tag; a language without a grammar is written as English.
        unit: ISO 4217 code, "percent" or a unit to write with it; empty writes numeral and scale alone.
        like: A figure whose numeral and scale this takes the place of: its scale word is kept where the
            value is short in it, and its unit, which stays in the text, is left out.
    """
    language = language_of(lang) or "en"
    if not value.is_finite() or (value and abs(value.adjusted()) > _EXPONENTS):
        return f"{value:.6E}"
    style = _STYLES[language]
    number = (_like(value, language, style, like) if like else "") or _scaled(value, language, style)
    return number if like else _with_unit(number, language, style, unit)


def _like(value: Decimal, language: str, style: _Style, figure: Figure) -> str:
    """The value in the scale of `figure`, or nothing where the scale does not suit it."""
    if not figure.scale_text or language_of(figure.lang) != language or not _writes(language, figure):
        return ""
    mantissa = value / figure.scale
    if not Decimal("0.1") <= abs(mantissa) < 10_000 or not _short(mantissa):
        return ""
    spaced = figure.text.find(f" {figure.scale_text}") >= 0
    return _digits(mantissa, language, grouped=style.grouped, scaled=True) + " " * spaced + figure.scale_text


def _writes(language: str, figure: Figure) -> bool:
    """Whether the figure's scale text alone says its scale: not so where more is folded into it, as in MUSD."""
    rules = grammar_of(language).numerals
    power = rules.scales.get(figure.scale_text.lower(), rules.marks.get(figure.scale_text))
    if power is None:
        power = {word: power for power, word in _STYLES[language].scales}.get(figure.scale_text.lower())
    return power is not None and figure.scale == Decimal(10) ** power


def _scaled(value: Decimal, language: str, style: _Style) -> str:
    if style.compound and value == value.to_integral_value() and abs(value) >= 10_000:
        compound = _compound(int(value), language, style)
        if compound:
            return compound
    for power, word in style.scales:
        mantissa = value / Decimal(10) ** power
        decimals = 1 if power == 4 else _LONGEST_MANTISSA  # 12.8万, but 26,750
        if abs(mantissa) >= 1 and _short(mantissa, decimals):
            return _digits(mantissa, language, grouped=style.grouped, scaled=True) + style.gap + word
    return _digits(value, language, grouped=True)


def _short(mantissa: Decimal, decimals: int = _LONGEST_MANTISSA) -> bool:
    exponent = mantissa.normalize().as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -decimals


def _compound(value: int, language: str, style: _Style) -> str:
    """At most two sections in a row, as in 1兆2800億; nothing where more would be needed."""
    rest, parts = abs(value), []
    for power, word in style.scales:
        section, rest = divmod(rest, 10**power)
        if section:
            parts.append(_digits(Decimal(section), language, grouped=style.grouped) + word)
    if rest or len(parts) > 2:
        return ""
    return "-" * (value < 0) + (" " if language == "ko" else "").join(parts)


def _digits(value: Decimal, language: str, *, grouped: bool, scaled: bool = False) -> str:
    rules = grammar_of(language).numerals
    text = f"{value.normalize():,f}" if grouped else f"{value.normalize():f}"
    whole, _, part = text.partition(".")
    if rules.decimal == "," and len(part) == 3 and not scaled:
        part += "0"  # 1,125 would be read as eleven hundred
    whole = whole.replace(",", rules.group)
    return whole + rules.decimal + part if part else whole


@lru_cache(maxsize=16)
def _lexicon(language: str) -> Lexicon:
    return Lexicon(grammar_of(language))


def _with_unit(number: str, language: str, style: _Style, unit: str) -> str:
    if not unit:
        return number
    if unit == "percent":
        return style.percent.format(number=number)
    known = _lexicon(language).codes.get(unit)
    if known is not None and known.kind is Kind.MONEY:
        if style.sign_before and unit in _SIGNS:
            return f"-{_SIGNS[unit]}{number[1:]}" if number.startswith("-") else _SIGNS[unit] + number
        name = _NAMES.get(language, {}).get(unit)
        return number + style.unit_gap + name if name else f"{number} {unit}"
    noun = _noun(language, unit)
    return f"{number}{style.unit_gap}{noun}" if noun else f"{number} {unit}"


def _noun(language: str, unit: str) -> str:
    """What the language calls what is counted: parameters, 参数, years; nothing for symbols of units."""
    grammar = grammar_of(language)
    spelled = unit in DURATIONS and len(unit) >= _SHORTEST_WORD
    if spelled and language == "en":
        return f"{unit}s"
    words = {**grammar.counters, **grammar.nouns, **(grammar.units if spelled else {})}
    return next((word for word, name in words.items() if name == unit and unit), "")
