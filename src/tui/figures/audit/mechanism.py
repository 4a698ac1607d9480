"""Says in words how a slip by a power of ten comes about."""

from __future__ import annotations

from decimal import Decimal

from tui.core.messages import N_
from tui.figures.models import Figure

Mechanism = tuple[str, dict[str, str]]
"""An English template for the catalogues, and the values for its names."""

_SCALE_LARGE = N_(
    "{theirs} is {their_power}, {ours} is {our_power}: the figure came out {factor} times too large."
)
_SCALE_SMALL = N_(
    "{theirs} is {their_power}, {ours} is {our_power}: the figure came out {factor} times too small."
)
_DROPPED = N_("The scale {theirs} ({their_power}) was lost: the figure came out {factor} times too small.")
_ADDED = N_("The scale {ours} ({our_power}) was added: the figure came out {factor} times too large.")
_SEPARATOR_LARGE = N_("A decimal mark was taken for a mark between thousands: {factor} times too large.")
_SEPARATOR_SMALL = N_("A mark between thousands was taken for a decimal mark: {factor} times too small.")
_ZEROS_LARGE = N_("The same digits with zeros too many: {factor} times too large.")
_ZEROS_SMALL = N_("The same digits with zeros too few: {factor} times too small.")
_MIXED = N_("The same digits with another scale between them.")
_READ_LARGE = N_("As if {theirs} ({their_power}) had become {ours} ({our_power}): {factor} times too large.")
_READ_SMALL = N_("As if {theirs} ({their_power}) had become {ours} ({our_power}): {factor} times too small.")

_MYRIAD = {"zh": ("万", "亿"), "zh-Hant": ("萬", "億"), "ja": ("万", "億"), "ko": ("만", "억")}
_SHORT_SCALE = {
    "en": ("million", "billion"),
    "vi": ("triệu", "tỷ"),
    "th": ("ล้าน", "พันล้าน"),
    "tr": ("milyon", "milyar"),
}
_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def between(theirs: Figure, ours: Figure, power: int) -> Mechanism:
    """Explain a figure that has the digits of another version's, but not its size.

    Args:
        theirs: The figure that is held as right.
        ours: The audited figure.
        power: The k of ours = theirs × 10^k; 0 if no whole power lies between them.
    """
    if not power:
        return _MIXED, {}
    fields = {"factor": _factor(power)}
    if theirs.scale != ours.scale and (theirs.scale_text or ours.scale_text):
        return _of_scales(theirs, ours, power, fields)
    if abs(power) % 3 == 0 and not theirs.scale_text and not ours.scale_text:
        return (_SEPARATOR_LARGE if power > 0 else _SEPARATOR_SMALL), fields
    return (_ZEROS_LARGE if power > 0 else _ZEROS_SMALL), fields


def _of_scales(theirs: Figure, ours: Figure, power: int, fields: dict[str, str]) -> Mechanism:
    fields |= {"theirs": theirs.scale_text, "their_power": _power(theirs.scale)}
    if not ours.scale_text and power < 0:
        return _DROPPED, fields
    fields |= {"ours": ours.scale_text, "our_power": _power(ours.scale)}
    if not theirs.scale_text:
        return (_ADDED, fields) if power > 0 else (_ZEROS_SMALL, {"factor": fields["factor"]})
    return (_SCALE_LARGE if power > 0 else _SCALE_SMALL), fields


def alone(value: Decimal, lang: str, power: int) -> Mechanism:
    """Explain a figure that is a power of ten off, when the version that it was carried over from is not known.

    亿 (10⁸) becomes billion (10⁹): ×10; 万 (10⁴) becomes million (10⁶): ×100; and the other way round.

    Args:
        value: The audited value.
        lang: The language of the audited text.
        power: The k of audited = right × 10^k.
    """
    fields = {"factor": _factor(power)}
    wide = 1 if abs(power) == 1 else 0
    if abs(power) in (1, 2) and value >= (10**9 if wide else 10**6):
        if lang in _SHORT_SCALE and power > 0:
            return _READ_LARGE, fields | _pair(_MYRIAD["zh"], _SHORT_SCALE[lang], wide)
        if lang in _MYRIAD and power < 0:
            return _READ_SMALL, fields | _pair(_SHORT_SCALE["en"], _MYRIAD[lang], wide)
    return (_ZEROS_LARGE if power > 0 else _ZEROS_SMALL), fields


def _pair(theirs: tuple[str, str], ours: tuple[str, str], wide: int) -> dict[str, str]:
    exponents = {True: ("10⁴", "10⁸"), False: ("10⁶", "10⁹")}
    return {
        "theirs": theirs[wide],
        "their_power": exponents[theirs in _MYRIAD.values()][wide],
        "ours": ours[wide],
        "our_power": exponents[ours in _MYRIAD.values()][wide],
    }


def _factor(power: int) -> str:
    return f"{10 ** abs(power):,}" if abs(power) <= 12 else f"10{str(abs(power)).translate(_SUPERSCRIPTS)}"


def _power(scale: Decimal) -> str:
    return "10" + str(scale.adjusted()).translate(_SUPERSCRIPTS)
