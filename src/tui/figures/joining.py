"""Joins readings that are one figure: ranges, feet and inches, euros and cents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from tui.figures.grammar import Grammar
from tui.figures.lexicon import Unit
from tui.figures.models import Kind, Shape
from tui.figures.readings import Reading, Text

_AND = re.compile(r"\s?(?:and|ve|과|와|又|零)?\s?")
_SMALLER = {
    ("ft", "in"): 12,
    ("lb", "oz"): 16,
    ("yd", "ft"): 3,
    ("m", "cm"): 100,
    ("h", "min"): 60,
    ("h", "s"): 3600,
    ("min", "s"): 60,
}
_STEP = 4
"""The ends of a range are nearer to each other than so many times."""
_PLAIN = 1000
"""Below this a number before "to 95 million" is one of millions too."""
_INCHES = re.compile(r"\s?in\b")
_ENDS = re.compile(r"\s*(?:$|[.,;!?。)\n]|and\b)")


class Joiner:
    """Joins the readings of one language."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._range = re.compile(grammar.range_link)
        self._between = re.compile(grammar.between) if grammar.between else None
        self._between_link = re.compile(grammar.between_link)
        self._from = re.compile(grammar.from_words) if grammar.from_words else None
        self._moves = re.compile(f"{grammar.up}|{grammar.down}")
        self._no_range = re.compile(grammar.no_range_before) if grammar.no_range_before else None

    def join(self, readings: Iterable[Reading], text: Text) -> Iterator[Reading]:
        """Yield the readings that are figures, partners joined, in order."""
        held: Reading | None = None
        for reading in readings:
            if held is None:
                held = reading
                continue
            if self._merge(held, reading, text):
                continue
            if held.sure:
                yield held
            held = reading
        if held is not None and held.sure:
            yield held

    def _merge(self, first: Reading, second: Reading, text: Text) -> bool:
        if second.start < first.end:
            return self._overlapped(first, second)
        if second.start - first.end > 16:
            return False
        gap = text.lowered[first.end : second.start]
        return (
            self._change(first, second, gap, text)
            or self._parts(first, second, gap, text)
            or self._span(first, second, gap, text)
        )

    def _overlapped(self, first: Reading, second: Reading) -> bool:
        """Two readings that claim the same sign: "10 $ 30 cent" gives it to the ten."""
        if second.number.start < first.end:
            return first.sure
        second.start = second.number.start
        if second.before:
            second.unit, second.unit_text, second.before = None, "", False
        return False

    def _change(self, first: Reading, second: Reading, gap: str, text: Text) -> bool:
        """Euros and cents: 五元三毛, 15 dollars 50."""
        if (
            first.unit is None
            or first.unit.kind is not Kind.MONEY
            or first.high is not None
            or first.unit.minor
        ):
            return False
        if not _AND.fullmatch(gap) or second.number.value >= 100 or second.number.value < 0:
            return False
        tail = text.lowered[second.number.end : second.number.end + 8].lstrip()
        word = next((word for word in self.grammar.small_change if tail.startswith(word)), "")
        small = self.grammar.small_change.get(word, 0)
        if word:
            second.end = text.lowered.index(word, second.number.end) + len(word)
        elif second.unit is not None and second.unit.minor:
            small = second.unit.minor
        elif (
            not first.before
            and second.unit is None
            and not second.number.grouped
            and _ENDS.match(text.lowered, second.end)
        ):
            small = 100
        if not small:
            return False
        self._add(first, second, Decimal(small))
        return True

    def _parts(self, first: Reading, second: Reading, gap: str, text: Text) -> bool:
        if first.unit is None or first.high is not None or not _AND.fullmatch(gap):
            return False
        if self._hundredths(first, second, gap, text):
            return True
        inches = (
            second.unit is None and first.unit.unit == "ft" and _INCHES.match(text.lowered, second.number.end)
        )
        if inches:
            second.unit, second.end = Unit("in", Kind.QUANTITY), inches.end()
        if second.unit is None:
            return False
        if (first.unit_text, second.unit.unit, gap) == ("分", "s", ""):
            first.unit = Unit("min", Kind.DURATION)  # 2分09秒: elsewhere a 分 is a point
        if (first.unit.unit, second.unit_text, gap) == ("h", "分", ""):
            second.unit = Unit("min", Kind.DURATION)  # 2小时32分
        parts = _SMALLER.get((first.unit.unit, second.unit.unit))
        if parts is None or second.number.value >= parts or first.unit.kind is not second.unit.kind:
            return False
        self._add(first, second, Decimal(parts))
        return True

    def _hundredths(self, first: Reading, second: Reading, gap: str, text: Text) -> bool:
        """Add the digits that stand right after metres and seconds in East Asian scripts: 2米26, 9秒58."""
        shown = text.folded[second.number.start : second.number.end]
        if self.grammar.spaced or gap or second.unit is not None or not (shown.isdigit() and len(shown) == 2):
            return False
        if text.raw[first.end - 1 : first.end] not in {"米", "秒", "초"}:
            return False
        smallest = text.raw[first.end - 1] == "米" or first.unit == Unit("s", Kind.DURATION)
        self._add(first, second, Decimal(100) if smallest else Decimal(6000))
        return True

    @staticmethod
    def _add(first: Reading, second: Reading, parts: Decimal) -> None:
        number = first.number
        number.value += second.number.value / parts
        number.sig += 2
        number.end, first.end = second.number.end, max(second.end, second.number.end)
        first.rule, first.sure = "major and minor unit", True

    def _span(self, first: Reading, second: Reading, gap: str, text: Text) -> bool:
        if first.high is not None or not (second.sure or first.sure):
            return False
        before = text.lowered[max(0, first.start - 60) : first.start]
        if self._is_change(gap, before):
            self._share_unit(first, second)
            return False
        own_units = first.unit is not None or second.unit is None
        if not self._ranges(gap, before, own_units=own_units) or self._is_step(first, second, gap, text):
            return False
        unit = self._common_unit(first, second)
        if unit is None:
            return False
        low = first.number.value * (_factor(first) if first.unit else _factor(second))
        high = second.number.value * (_factor(second) if second.unit else _factor(first))
        scale = second.number.scale
        if first.number.scale == 1 and scale > 1 and low < high / scale:
            low *= scale
        if low >= high or (unit.kind is Kind.COUNT and not unit.unit and not second.noun and not second.sure):
            return False
        first.number.value, first.high = low, high
        first.unit, first.unit_text = replace(unit, factor=Decimal(1)), second.unit_text or first.unit_text
        first.number.scale, first.number.scale_text = second.number.scale, second.number.scale_text
        first.number.end, first.end = second.number.end, second.end
        first.noun, first.per = second.noun or first.noun, second.per or first.per
        first.shape, first.rule, first.sure = Shape.RANGE, "range", True
        return True

    def _ranges(self, gap: str, before: str, *, own_units: bool) -> bool:
        """Whether the words between and before two numbers make a range of them, and no change."""
        if self._between and self._between.search(before) and self._between_link.fullmatch(gap):
            return True
        if own_units and self._no_range and self._no_range.search(before):
            return False
        return self._range.fullmatch(gap) is not None

    def _is_step(self, first: Reading, second: Reading, gap: str, text: Text) -> bool:
        """Whether "上涨2.35美元至83.85美元" tells a change and where it led: words of change, and far apart."""
        if "-" in gap or first.unit is None or first.unit.kind is Kind.AGE:
            return False
        ahead = text.lowered[max(0, first.start - 14) : first.start]
        led_to = second.number.value
        if first.number.scale == 1 < second.number.scale and first.number.value < _PLAIN:
            led_to /= second.number.scale  # $90 to $95 million are near each other
        apart = abs(led_to) >= _STEP * abs(first.number.value)
        return apart and any(len(ahead) - match.end() <= 4 for match in self._moves.finditer(ahead))

    def _is_change(self, gap: str, before: str) -> bool:
        """Whether "rose from 5 to 10" tells of two times and not of a range."""
        if self._from is None or "-" in gap or not self._range.fullmatch(gap):
            return False
        return bool(self._from.search(before) and self._moves.search(before))

    def _share_unit(self, first: Reading, second: Reading) -> None:
        """Give the old value the unit and scale that stand only after the new one."""
        if first.unit is None and second.unit is not None and not second.before:
            first.unit, first.sure = second.unit, True
            scale = second.number.scale
            if first.number.scale == 1 and scale > 1 and first.number.value < 1000:
                first.number.value, first.number.scale = first.number.value * scale, scale

    @staticmethod
    def _common_unit(first: Reading, second: Reading) -> Unit | None:
        one, two = first.unit, second.unit
        if one and two and first.before and two.kind is Kind.COUNT and not two.unit:
            two = None if one.kind in {Kind.MONEY, Kind.PERCENT} else two  # yüzde 3-4 aralığında
        if first.per and second.per and first.per != second.per:
            return None
        if one is None:
            return two or Unit("", Kind.COUNT)
        if two is None:
            told = one.kind in {Kind.PERCENT, Kind.AGE} or (one.kind is Kind.MONEY and first.before)
            return one if told else None
        same = (one.kind, one.unit) == (two.kind, two.unit) or {one.kind, two.kind} == {
            Kind.AGE,
            Kind.DURATION,
        }
        if not same:
            return None
        return one if one.kind is Kind.AGE else two


def _factor(reading: Reading) -> Decimal:
    return reading.unit.factor if reading.unit else Decimal(1)
