"""Reads what stands right before and after a number: currency, unit, denominator, and the kind they make."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from tui.figures.denominators import Denominators
from tui.figures.grammar import Grammar
from tui.figures.lexicon import SIGNS, Lexicon, Unit
from tui.figures.models import Kind
from tui.figures.nouns import NounFinder
from tui.figures.readings import Reading, Text, compiled
from tui.figures.senses import Senses

_APPOSITION = re.compile(
    r"(?:[A-Z][a-z]+\.?|\b(?:man|woman|boy|girl|suspect|driver|victim|teenager|student|officer|actor|actress|singer"
    r"|pensioner|mother|father|widow|defendant|gunman|player|striker|midfielder|pilot|teacher|nurse|doctor)), $"
)
_INCHES = re.compile(r"-(\d{1,2})(?![\d.,]\d|\d)")
_MONEY_RANGE = re.compile(r"[$£€]\s?\d[\d.,]*\s?m?\s?(?:-|–|to)\s?$")
_MARKS_OR_UNITS = {"m", "mm", "t"}
_OLDEST = 120
_SCORING = re.compile(r"\b(?:scor(?:e|es|ed|ing)|achiev\w+)\b[^;!?]*$")
_SCORING_REACH = 90
_MEASURED = {Kind.DURATION, Kind.PERCENT, Kind.POINTS, Kind.QUANTITY, Kind.TEMPERATURE, Kind.AGE}
_SCALES = {"华氏": "F", "華氏": "F", "摄氏": "C", "攝氏": "C", "摂氏": "C", "섭씨": "C", "화씨": "F"}
_DEGREES = re.compile(rf"({'|'.join(_SCALES)})\D{{0,4}}$")
"""The scale of degrees where it stands before the number."""
_BELOW_ZERO = {Kind.PERCENT, Kind.TEMPERATURE}
_COMMON_MONEY = {"元", "圆", "圓", "円", "dollar", "dollars", "원", "盾"}
"""Money words that several currencies share."""


class Surroundings:
    """Reads the surroundings of the numbers of one language."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon, nouns: NounFinder) -> None:
        self.grammar = grammar
        self.lexicon = lexicon
        self.nouns = nouns
        self._scored = compiled(grammar.scored)
        self._scored_on = compiled(grammar.scored_on)
        self._aged = compiled(grammar.aged)
        self._more_between = compiled(grammar.more_between)
        self._thermal = compiled(grammar.thermal)
        self._denominators = Denominators(grammar)
        numerals = grammar.numerals
        self._senses = Senses(grammar)
        minus = "|".join(re.escape(word) for word in numerals.minus if len(word) > 1)
        edge = r"(?<![^\W\d_])" if grammar.spaced else ""
        self._minus = compiled(rf"{edge}(?:{minus})\s*$" if minus else "")
        closing = (
            "" if grammar.spaced else "".join([numerals.digits, *numerals.multipliers, *numerals.scales])
        )
        self._closing = frozenset(closing)

    def read(self, reading: Reading, text: Text) -> None:
        """Give a reading its unit, kind and denominator, and stretch it over their words."""
        self._percent_before(reading, text)
        if reading.unit is None:
            self._money_before(reading, text)
        if reading.unit is None or reading.unit.kind is Kind.MONEY:
            self._unit_after(reading, text)
        self._mark_or_unit(reading, text)
        self._senses.settle(reading, text)
        self._minus_in_script(reading, text)
        self._denominators.read(reading, text)
        self._kind_by_context(reading, text)

    def _percent_before(self, reading: Reading, text: Text) -> None:
        position = reading.start
        while position and text.lowered[position - 1] == " ":
            position -= 1
        for word, unit in self.lexicon.percents_before.items():
            if text.lowered.endswith(word, 0, position):
                start = position - len(word)
                reading.unit, reading.unit_text = unit, text.raw[start:position]
                reading.start, reading.before, reading.rule = start, True, "percent before"
                if self._minus and self._minus.search(text.lowered, max(0, start - 8), start):
                    reading.number.value = -reading.number.value
                return

    def _minus_in_script(self, reading: Reading, text: Text) -> None:
        """Take the minus that follows a word without a space where the unit may be below zero: 为-3.2%."""
        number, unit = reading.number, reading.unit
        if self.grammar.spaced or unit is None or number.value < 0:
            return
        if unit.kind not in _BELOW_ZERO and unit.unit != "deg":
            return
        start = number.start
        ahead = text.raw[max(0, start - 2) : start - 1]
        if start == reading.start and text.lowered[start - 1 : start] == "-" and ahead > "\u0dff":
            number.value, number.start, reading.start = -number.value, start - 1, start - 1

    def _money_before(self, reading: Reading, text: Text) -> None:
        found = self.lexicon.money_before(text.folded, text.lowered, reading.start)
        if found is None:
            return
        start, unit = found
        if self._belongs_ahead(text, start, reading.start):
            return
        surface = text.raw[start : reading.start].strip()
        wordy = surface.isalpha() and (reading.number.spelled or (surface.islower() and surface.isascii()))
        if wordy and surface.lower() != "dollar" and (len(surface) != 3 or surface.islower()):
            return  # "the yen 5 years ago": a word before the number must be a code
        reading.start, reading.unit, reading.unit_text = start, unit, surface
        reading.before, reading.rule = True, "currency before"

    def _belongs_ahead(self, text: Text, start: int, end: int) -> bool:
        """Whether a currency between two numbers is the first one's: 64달러 45센트, 10 $ 30 cent."""
        ahead = text.lowered[max(0, start - 2) : start]
        bare = ahead.rstrip()
        if not bare or not (bare[-1].isdigit() or bare[-1] in self._closing):
            return False
        return bare == ahead or text.lowered[end - 1] == " "

    def _unit_after(self, reading: Reading, text: Text) -> None:
        lowered = text.lowered
        position = reading.number.end
        if self.grammar.more_inside and lowered[position : position + 1] in tuple(self.grammar.more_inside):
            position += 1
            reading.number.more = True
        gap, found = self._beside(reading, text, position)
        if found is None:
            reading.end = max(reading.end, position)
            return
        end, unit = found
        crossed = lowered[end - 1] == "x" and (gap > position or lowered[end : end + 2].strip()[:1].isdigit())
        if unit.kind is Kind.MULTIPLE and crossed:
            return  # 12 x 8 inches
        if reading.unit is not None and not self._overrules(unit, text.lowered[gap:end], reading):
            if unit.kind is Kind.MONEY and not unit.minor:
                reading.end = end  # "$1.4亿美元", "£28 億元": the sign has said it already
            return
        if reading.before:
            reading.start, reading.before = reading.number.start, False
        if lowered[gap - 1 : gap] in {"(", "["}:
            end += 1
        reading.unit, reading.end, reading.rule = unit, end, "unit after"
        reading.unit_text = text.raw[gap:end].strip(" -()[]")
        if unit.kind is Kind.PERCENT and unit.factor == 10 and reading.number.value > 10:
            reading.unit = replace(unit, factor=Decimal(1))  # 八五折 is 85 percent
        self._inches_after(reading, text)
        self._half_after(reading, text)
        self._scale_after(reading, text)

    def _beside(self, reading: Reading, text: Text, position: int) -> tuple[int, tuple[int, Unit] | None]:
        """Where a unit may begin after a number, and the unit that does, with its end."""
        folded, lowered = text.folded, text.lowered
        gap = _gap_end(lowered, position)
        found = self.lexicon.after(folded, lowered, position) or self.lexicon.after(folded, lowered, gap)
        if found is None and (more := self._more_between and self._more_between.match(lowered, position)):
            gap = more.end()
            found = self.lexicon.after(folded, lowered, gap)
            reading.number.more |= found is not None and more.group("more") is not None
        sign = found and lowered[found[0] - 1] in SIGNS and lowered[found[0] : found[0] + 1].isdigit()
        if sign and (reading.unit or lowered[gap - 1] == "-"):
            found = None  # the sign of the next number: $12bn-$15bn
        return gap, found

    def _overrules(self, unit: Unit, word: str, reading: Reading) -> bool:
        """Whether a unit after a number tells that the currency's name before it is another thing's.

        比特幣24小時, "Dolar 34,25 lira": but 人民币300万元 has said whose yuan they are.
        """
        surface = reading.unit_text
        if not surface[-1:].isalpha() or (surface.isascii() and surface.isupper()):
            return False
        if unit.kind is not Kind.MONEY:
            return unit.kind in _MEASURED
        return unit.unit != (reading.unit.unit if reading.unit else "") and word not in _COMMON_MONEY

    @staticmethod
    def _inches_after(reading: Reading, text: Text) -> None:
        """Add the inches of a height: a 6-foot-6 guard."""
        match = _INCHES.match(text.lowered, reading.end)
        if match and reading.unit and reading.unit.unit == "ft" and int(match.group(1)) < 12:
            reading.number.value += Decimal(int(match.group(1))) / 12
            reading.number.sig += 2
            reading.end = match.end()

    def _half_after(self, reading: Reading, text: Text) -> None:
        """Add the half that stands after a unit: 两米半, 3시간 반."""
        half = self.grammar.half_after
        if not half or reading.unit is None or reading.unit.kind in {Kind.COUNT, Kind.MONEY}:
            return
        position = reading.end + (text.lowered[reading.end : reading.end + 1] == " ")
        if text.lowered.startswith(half, position) and not text.lowered.startswith(half * 2, position):
            reading.number.value += Decimal("0.5") * reading.number.scale
            reading.number.sig += 1
            reading.end = position + len(half)

    def _scale_after(self, reading: Reading, text: Text) -> None:
        """Take the scale that follows a currency code: 75 USD million."""
        if (
            not self.grammar.spaced
            or reading.unit is None
            or reading.unit.kind is not Kind.MONEY
            or reading.number.scale != 1
        ):
            return
        word, _, _ = text.lowered[reading.end + 1 : reading.end + 12].partition(" ")
        power = self.grammar.numerals.scales.get(word)
        if power is not None and text.lowered[reading.end : reading.end + 1] == " ":
            reading.number.scale, reading.number.scale_text = Decimal(10) ** power, word
            reading.number.value *= reading.number.scale
            reading.end += 1 + len(word)

    def _mark_or_unit(self, reading: Reading, text: Text) -> None:
        """Decide what "2.7m" is: millions of money or of a noun, else metres; 3t is tonnes, 5mm millimetres."""
        number, unit = reading.number, reading.unit
        if (
            not number.marked
            or number.scale_text not in _MARKS_OR_UNITS
            or (unit and unit.kind is Kind.MONEY)
        ):
            return
        before = text.lowered[max(0, number.start - 16) : number.start]
        if number.scale_text != "mm" and _MONEY_RANGE.search(before):
            reading.unit, reading.unit_text, reading.end = None, "", number.end
            return  # $2m-3m
        if number.scale_text != "mm" and (unit is not None or self.nouns.counts(reading, text) > 1):
            return
        symbol = number.scale_text
        number.value, number.scale, number.scale_text = number.value / number.scale, Decimal(1), ""
        number.end, number.marked = number.end - len(symbol), False
        reading.unit, reading.unit_text, reading.rule = self.lexicon.symbols[symbol], symbol, "unit after"

    def _kind_by_context(self, reading: Reading, text: Text) -> None:
        before = text.lowered[max(0, reading.start - 24) : reading.start]
        unit, number = reading.unit, reading.number
        if unit and unit.unit == "deg":
            degrees = _DEGREES.search(before)
            if degrees:
                reading.unit, reading.rule = (
                    Unit(_SCALES[degrees.group(1)], Kind.TEMPERATURE),
                    "degrees before",
                )
            elif number.value < 0 or (
                self._thermal
                and self._thermal.search(text.lowered, max(0, reading.start - 60), reading.end + 40)
            ):
                reading.unit, reading.rule = Unit("deg", Kind.TEMPERATURE), "degrees by context"
        elif (
            unit is None
            and number.scale == 1
            and ((self._scored and self._scored.search(before)) or self._is_placed(reading, text))
        ):
            reading.unit, reading.rule = Unit("", Kind.SCORE), "score by context"
        elif unit is None and number.value < _OLDEST and self._is_age(reading, text, before):
            reading.unit, reading.rule = Unit("year", Kind.AGE), "age by context"
        elif unit and unit.kind is Kind.DURATION and self._aged and self._aged.search(before):
            reading.unit, reading.rule = Unit(unit.unit, Kind.AGE), "age by context"

    def _is_placed(self, reading: Reading, text: Text) -> bool:
        """Whether a bare number stands beside a test's name in a sentence of scores: 88% on one, 92 on another."""
        if not self._scored_on or not self._scored_on.match(text.folded, reading.end):
            return False
        ahead = text.lowered[max(0, reading.start - _SCORING_REACH) : reading.start]
        return _SCORING.search(ahead) is not None

    def _is_age(self, reading: Reading, text: Text, before: str) -> bool:
        """Whether a bare number is an age: aged 34; Messi, 34, scored."""
        if self._aged and self._aged.search(before):
            return True
        name = text.folded[max(0, reading.start - 16) : reading.start]
        return (
            bool(_APPOSITION.search(name))
            and text.folded.startswith((",", " –", " —"), reading.end)
            and not reading.number.grouped
        )


def _gap_end(lowered: str, position: int) -> int:
    """Where a unit may begin after a number: behind two spaces at most, and a hyphen or bracket."""
    gap = position
    while gap < len(lowered) and gap - position < 3 and lowered[gap] == " ":
        gap += 1
    return gap + (lowered[gap : gap + 1] in {"-", "(", "["} and gap - position < 2)
