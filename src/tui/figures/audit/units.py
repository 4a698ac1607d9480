"""Units that measure the same thing, brought to one, so that miles can be held against kilometres."""

from __future__ import annotations

from decimal import Decimal

from tui.figures.models import Figure, Kind

CONVERSION_TOLERANCE = Decimal("0.05")
"""How far a converted value may lie off: newspapers round after converting."""

# Factors to the first unit of each group: exact by definition (SI brochure, 9th edition; NIST SP 811, appendix B),
# but for month and year, which are mean Gregorian, and 斤 畝 坪 里 ไร่ pyeong, by national metric definitions.
_FACTORS: dict[str, dict[str, str]] = {
    "length": {
        "m": "1", "km": "1000", "cm": "0.01", "mm": "0.001", "um": "1e-6", "nm": "1e-9", "ft": "0.3048",
        "in": "0.0254", "yd": "0.9144", "mi": "1609.344", "nmi": "1852", "dm": "0.1", "pm": "1e-12", "ly": "9.4607304725808e15", "li": "500",
    },
    "mass": {
        "kg": "1", "g": "0.001", "mg": "1e-6", "t": "1000", "lb": "0.45359237", "oz": "0.028349523125",
        "st": "6.35029318", "jin": "0.5",
    },
    "area": {
        "m2": "1", "km2": "1e6", "ha": "10000", "ft2": "0.09290304", "mi2": "2589988.110336", "acre": "4046.8564224",
        "yd2": "0.83612736", "cm2": "0.0001", "mu": "666.6667", "rai": "1600", "tsubo": "3.305785", "pyeong": "3.305785",
    },
    "volume": {
        "l": "1", "ml": "0.001", "hl": "100", "m3": "1000", "cm3": "0.001", "km3": "1e12", "gal": "3.785411784",
        "pt": "0.473176473", "bbl": "158.987294928", "ft3": "28.316846592",
    },
    "speed": {"km/h": "1", "mi/h": "1.609344", "m/s": "3.6", "km/s": "3600", "kn": "1.852", "ft/s": "1.09728"},
    "time": {
        "s": "1", "ms": "0.001", "us": "1e-6", "ns": "1e-9", "min": "60", "h": "3600", "day": "86400", "week": "604800", "month": "2629746",
        "quarter": "7889238", "year": "31556952", "decade": "315569520", "century": "3155695200",
    },
    "power": {"W": "1", "kW": "1000", "MW": "1e6", "GW": "1e9", "TW": "1e12", "hp": "745.69987"},
    "energy": {"Wh": "1", "kWh": "1000", "MWh": "1e6", "GWh": "1e9", "TWh": "1e12"},
    "data": {"B": "1", "KB": "1e3", "MB": "1e6", "GB": "1e9", "TB": "1e12", "PB": "1e15"},
    "percent": {"percent": "1", "percentage point": "1", "basis point": "0.01"},
    "frequency": {"Hz": "1", "kHz": "1e3", "MHz": "1e6", "GHz": "1e9"},
}  # fmt: skip
_SCALES: dict[str, tuple[str, Decimal]] = {
    unit: (dimension, Decimal(factor))
    for dimension, units in _FACTORS.items()
    for unit, factor in units.items()
}
_ABSOLUTE_ZERO_C = Decimal("273.15")
_PEOPLE = frozenset({"people", "person", "passenger", "employee"})


def dimension(figure: Figure) -> str:
    """Return the family of quantities that `figure` can be compared within.

    Returns:
        "money:USD", "percent", "rank", "score", "multiple", "length" …, "temperature", or "count" for
        everything that is counted or bare.
    """
    if figure.kind is Kind.MONEY:
        return f"money:{figure.unit}"
    if figure.kind in (Kind.PERCENT, Kind.POINTS):
        return "percent"
    if figure.unit in _SCALES:
        return _SCALES[figure.unit][0]
    if figure.kind is Kind.TEMPERATURE or figure.unit in ("C", "F", "K"):
        return "temperature"
    if figure.kind in (Kind.RANK, Kind.SCORE, Kind.MULTIPLE, Kind.RATIO, Kind.DATE):
        return figure.kind.value
    return "count"


def in_base(value: Decimal, unit: str) -> Decimal:
    """Return `value` in the first unit of its group; temperatures in degrees Celsius, others unchanged."""
    if unit == "F":
        return (value - 32) * 5 / 9
    if unit == "K":
        return value - _ABSOLUTE_ZERO_C
    return value * _SCALES[unit][1] if unit in _SCALES else value


def family(unit: str) -> str:
    """Return the dimension of a unit as the base of facts writes it, such as length, people, money:USD and so on."""
    if unit in _SCALES:
        return _SCALES[unit][0]
    if unit in ("C", "F", "K"):
        return "temperature"
    if len(unit) == 3 and unit.isascii() and unit.isupper():
        return f"money:{unit}"
    return "people" if unit in _PEOPLE else unit
