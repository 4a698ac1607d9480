"""The first pass: every number of a text with what stands right beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from tui.figures.fold import fold, lower
from tui.figures.grammar import Grammar
from tui.figures.lexicon import DURATIONS, Lexicon, Unit
from tui.figures.models import Figure, Kind, Shape
from tui.figures.numerals import Number, NumberReader
from tui.figures.spans import Spans, no_figures, sentences

_CAPITALISED = re.compile(r"[A-Z][A-Za-z]*")
_LATIN_BEFORE = re.compile(r"(?:[A-Za-z_]|[A-Za-z]\w{0,8}-)$")
_NAME_BEFORE = re.compile(r"(?<![A-Za-z0-9À-ỹ])([a-z]{0,3}[A-Z][\w.&'-]{0,30}) $")
_APPOSITION = re.compile(r"[A-Z][a-z]+, $")
_LONG_AGO = re.compile(r"\s(?:ago|earlier|before|later|after)\b")
_MARKS_OR_UNITS = {"m", "mm", "t"}
_SPEEDS = {"m", "km", "mi", "ft", "cm", "Mb", "Gb", "KB", "MB", "GB", "B"}


@dataclass(slots=True)
class Text:
    """A text made ready for reading: folded, lower-cased, its sentences and its stretches without figures."""

    raw: str
    folded: str
    lowered: str
    closed: Spans
    sentences: Spans


@dataclass(slots=True)
class Reading:
    """A number with its unit, while its figure is being made."""

    number: Number
    start: int
    end: int
    unit: Unit | None = None
    unit_text: str = ""
    before: bool = False
    """The unit, or its currency, stands before the number."""
    per: str = ""
    noun: str = ""
    rule: str = "number"
    sure: bool = True
    """Whether it is a figure by itself; "five" in "five to ten per cent" is one only through its partner."""
    high: Decimal | None = None
    shape: Shape = Shape.SINGLE


class Reader:
    """Reads the texts of one language."""

    def __init__(self, grammar: Grammar) -> None:
        from tui.figures.nouns import NounFinder  # noqa: PLC0415

        self.grammar = grammar
        self.lexicon = Lexicon(grammar)
        self.numbers = NumberReader(grammar, self.lexicon.words)
        self.nouns = NounFinder(grammar)
        self._vague_before = _compiled(grammar.vague_before)
        self._vague_after = _compiled(grammar.vague_after)
        self._scored = _compiled(grammar.scored)
        self._aged = _compiled(grammar.aged)
        numerals = grammar.numerals
        self._closing = (
            frozenset()
            if grammar.spaced
            else frozenset("".join([numerals.digits, *numerals.multipliers, *numerals.scales]))
        )
        self._thermal = _compiled(grammar.thermal)
        self._longest_per = max(map(len, grammar.per), default=0)

    def prepare(self, text: str) -> Text:
        """Fold a text and find what holds no figures."""
        folded = fold(text)
        lowered = lower(folded)
        return Text(text, folded, lowered, no_figures(lowered, self.grammar), sentences(folded, self.grammar))

    def read(self, text: Text) -> Iterator[Reading]:
        """Yield what may be a figure, in order; joining drops what is not `sure` and found no partner."""
        for number in self.numbers.read(text.folded, text.lowered):
            if text.closed.overlaps(number.start, number.end) or self._is_vague(number, text):
                continue
            reading = self._with_context(number, text)
            if not self._stands_free(reading, text):
                continue
            reading.sure = self._is_figure(reading, text)
            yield reading

    def _is_vague(self, number: Number, text: Text) -> bool:
        before = text.lowered[max(0, number.start - 20) : number.start]
        if not number.spelled:
            return False
        if self._vague_before and self._vague_before.search(before):
            return True
        return bool(self._vague_after and self._vague_after.match(text.lowered, number.end))

    def _with_context(self, number: Number, text: Text) -> Reading:
        reading = Reading(number, number.start, number.end)
        self._percent_before(reading, text)
        if reading.unit is None:
            self._money_before(reading, text)
        if reading.unit is None or reading.unit.kind is Kind.MONEY:
            self._unit_after(reading, text)
        self._mark_or_unit(reading, text)
        self._per(reading, text)
        self._kind_by_context(reading, text)
        return reading

    def _percent_before(self, reading: Reading, text: Text) -> None:
        position = reading.start
        while position and text.lowered[position - 1] == " ":
            position -= 1
        for word, unit in self.lexicon.percents_before.items():
            if text.lowered.endswith(word, 0, position):
                start = position - len(word)
                reading.unit, reading.unit_text = unit, text.raw[start:position]
                reading.start, reading.before, reading.rule = start, True, "percent before"
                if any(
                    text.lowered.endswith(minus, 0, start) or text.lowered.endswith(minus + " ", 0, start)
                    for minus in self.grammar.numerals.minus
                    if len(minus) > 1
                ):
                    reading.number.value = -reading.number.value
                return

    def _money_before(self, reading: Reading, text: Text) -> None:
        found = self.lexicon.money_before(text.folded, text.lowered, reading.start)
        if found is None:
            return
        start, unit = found
        if self._belongs_ahead(text, start, reading.start):
            return
        surface = text.raw[start : reading.start].strip()
        if surface.isalpha() and (reading.number.spelled or (surface.islower() and surface.isascii())):
            if not (surface.lower() == "dollar" or (len(surface) == 3 and not surface.islower())):
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
        grammar, lowered = self.grammar, text.lowered
        position = reading.number.end
        if grammar.more_inside and lowered[position : position + 1] in tuple(grammar.more_inside):
            position += 1
            reading.number.more = True
        gap = position
        while gap < len(lowered) and gap - position < 3 and lowered[gap] == " ":
            gap += 1
        if lowered[gap : gap + 1] in {"-", "(", "["} and gap - position < 2:
            gap += 1
        found = self.lexicon.after(text.folded, lowered, position) or self.lexicon.after(
            text.folded, lowered, gap
        )
        if found is None:
            reading.end = max(reading.end, position)
            return
        end, unit = found
        if (
            unit.kind is Kind.MULTIPLE
            and lowered[end - 1] == "x"
            and (gap > position or lowered[end : end + 2].strip()[:1].isdigit())
        ):
            return  # 12 x 8 inches
        if reading.unit is not None:
            if unit.kind is Kind.MONEY and not unit.minor:
                reading.end = end  # "$1.4亿美元", "£28 億元": the sign has said it already
            return
        if lowered[gap - 1 : gap] in {"(", "["}:
            end += 1
        reading.unit, reading.end, reading.rule = unit, end, "unit after"
        reading.unit_text = text.raw[gap:end].strip(" -()[]")
        self._half_after(reading, text)
        self._scale_after(reading, text)

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
        if number.scale_text != "mm" and (unit is not None or self.nouns.counts(reading, text) > 1):
            return
        symbol = number.scale_text
        number.value, number.scale, number.scale_text = number.value / number.scale, Decimal(1), ""
        number.end, number.marked = number.end - len(symbol), False
        reading.unit, reading.unit_text, reading.rule = self.lexicon.symbols[symbol], symbol, "unit after"

    def _per(self, reading: Reading, text: Text) -> None:
        position = reading.end
        while position < reading.end + 2 and text.lowered[position : position + 1] == " ":
            position += 1
        lowered = text.lowered
        for length in range(min(self._longest_per, len(lowered) - position), 0, -1):
            per = self.grammar.per.get(lowered[position : position + length])
            if per and not (
                lowered[position + length : position + length + 1].isalnum() and self.grammar.spaced
            ):
                if not _LONG_AGO.match(lowered, position + length):
                    self._apply_per(reading, per, position + length)
                return
        before = lowered[max(0, reading.start - 12) : reading.start].rstrip()
        for phrase, per in self.grammar.per_before.items():
            if before.endswith(phrase):
                self._apply_per(reading, per, reading.end)
                return

    def _apply_per(self, reading: Reading, per: str, end: int) -> None:
        unit = reading.unit
        if unit is None and reading.number.fraction:
            return
        reading.per, reading.end = per, end
        if unit and unit.kind is Kind.QUANTITY and per in DURATIONS and unit.unit in _SPEEDS:
            reading.unit = replace(unit, unit=f"{unit.unit}/{per}")

    def _kind_by_context(self, reading: Reading, text: Text) -> None:
        before = text.lowered[max(0, reading.start - 24) : reading.start]
        unit = reading.unit
        if (
            unit
            and unit.unit == "deg"
            and self._thermal
            and self._thermal.search(text.lowered, max(0, reading.start - 60), reading.end + 40)
        ):
            reading.unit, reading.rule = Unit("deg", Kind.TEMPERATURE), "degrees by context"
        if (
            unit is None
            and _APPOSITION.search(text.folded[max(0, reading.start - 16) : reading.start])
            and text.folded.startswith(",", reading.end)
            and reading.number.value < 110
            and not reading.number.grouped
        ):
            reading.unit, reading.rule = Unit("year", Kind.AGE), "age in apposition"
        elif unit is None and self._scored and self._scored.search(before):
            reading.unit, reading.rule = Unit("", Kind.SCORE), "score by context"
        elif self._aged and self._aged.search(before):
            if unit is None and reading.number.value < 120:
                reading.unit, reading.rule = Unit("year", Kind.AGE), "age by context"
            elif unit and unit.kind is Kind.DURATION:
                reading.unit, reading.rule = Unit(unit.unit, Kind.AGE), "age by context"

    def _is_figure(self, reading: Reading, text: Text) -> bool:
        number, unit = reading.number, reading.unit
        certain = unit is not None and (
            unit.kind in {Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.TEMPERATURE, Kind.AGE}
            or unit.kind is Kind.QUANTITY
        )
        if number.spelled:
            return self._spelled_figure(reading, text, certain=certain)
        if certain:
            return True
        if unit is None and self._is_year(number, text):
            return False
        if self._is_name(reading, text):
            return False
        self.nouns.attach(reading, text)
        return True

    def _spelled_figure(self, reading: Reading, text: Text, *, certain: bool) -> bool:
        number, unit = reading.number, reading.unit
        if certain:
            return True
        if abs(number.value) == 1 and not (self.grammar.lang == "en" and self._counted(number, text)):
            return unit is not None and unit.kind is Kind.DURATION and self.grammar.lang == "en"
        known = unit is not None
        self.nouns.attach(reading, text)
        if not self.grammar.spaced and not known and not (reading.unit and reading.unit.unit):
            return False  # 三地: a guessed noun is too little for a spelled number
        if (
            self.grammar.lang == "ko"
            and number.value < 10
            and text.raw[number.start : number.end] in self.grammar.numerals.digits
        ):
            return False  # 이 회사 is "this company", not two of them
        return (
            reading.unit is not None
            or bool(reading.noun)
            or (number.grouped and number.value >= 1000 and self.grammar.spaced)
        )

    def _stands_free(self, reading: Reading, text: Text) -> bool:
        folded = text.folded
        number = reading.number
        if not reading.before and _LATIN_BEFORE.search(folded[max(0, number.start - 10) : number.start]):
            return False
        if folded[number.start - 1 : number.start] == "%" and not (
            reading.before and reading.unit and reading.unit.kind is Kind.PERCENT
        ):
            return False
        follows = folded[number.end : number.end + 1]
        runs_on = follows.isascii() and follows.isalpha() and folded[number.end - 1].isdigit()
        if runs_on and reading.end <= number.end:
            return False
        return not (
            follows == "-"
            and folded[number.end + 1 : number.end + 2].isdigit()
            and len(folded[number.start : number.end]) > 4
        )

    def _is_year(self, number: Number, text: Text) -> bool:
        if number.grouped or number.value != number.value.to_integral_value():
            return False
        shown = text.folded[number.start : number.end]
        return (
            len(shown) == 4
            and (1500 <= number.value <= 2150 or 2400 <= number.value <= 2650)
            and not self._counted(number, text)
        )

    def _counted(self, number: Number, text: Text) -> bool:
        grammar, lowered = self.grammar, text.lowered
        before = lowered[max(0, number.start - 24) : number.start].rstrip()
        if before.endswith((*grammar.approximate, *grammar.at_least, *grammar.at_most)):
            return True
        return lowered.startswith((*grammar.at_least_after, *grammar.at_most_after), number.end)

    def _is_name(self, reading: Reading, text: Text) -> bool:
        number, unit, folded = reading.number, reading.unit, text.folded
        if number.marked and unit is None:
            words = (
                folded[reading.end : reading.end + 40].split(" ")[1:3]
                if folded[reading.end : reading.end + 1] == " "
                else []
            )
            if len(words) == 2 and all(_CAPITALISED.match(word) for word in words):
                return True
        if unit is not None or number.scale != 1:
            return False
        match = _NAME_BEFORE.search(folded[max(0, number.start - 34) : number.start])
        if match is None or (number.grouped and "." not in folded[number.start : number.end]):
            return False
        word = match.group(1)
        if word.endswith("'s"):
            return False  # "OSS's 33" is a score of it, not its name
        first = text.sentences.starts[text.sentences.index_of(number.start)]
        opens = word[:1].isupper() and word[1:].islower() and not folded[first : number.start - len(word) - 1].strip(" \"'“”\n")
        follows = self.nouns.counts(reading, text)
        return not (
            follows and (opens or word.lower() in self.grammar.stops or (not number.spelled and follows > 1))
        ) and not (opens and word.lower() in self.grammar.stops)


def _compiled(pattern: str) -> re.Pattern[str] | None:
    return re.compile(pattern) if pattern else None


def figure_of(reading: Reading, text: Text, language: str) -> Figure:
    """The figure of a reading, before the second pass."""
    number, unit = reading.number, reading.unit or Unit("", Kind.COUNT)
    sentence = text.sentences.index_of(reading.start)
    value = number.value * unit.factor
    return Figure(
        lang=language,
        start=reading.start,
        end=reading.end,
        text=text.raw[reading.start : reading.end],
        num_start=number.start,
        num_end=number.end,
        value=value,
        high=None if reading.high is None else reading.high * unit.factor,
        sig=number.sig,
        shape=reading.shape,
        bound=">" if number.more else "=",
        scale=number.scale * unit.factor,
        scale_text=number.scale_text,
        kind=unit.kind,
        unit=unit.unit or reading.noun.lower(),
        unit_text=reading.unit_text,
        per=reading.per,
        noun=reading.noun,
        sentence_start=text.sentences.starts[sentence],
        sentence_end=text.sentences.ends[sentence],
        rule=reading.rule,
    )
