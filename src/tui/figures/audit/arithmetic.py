"""I2: what a sentence computes, computed again; the rounding of every operand is allowed for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from tui.core.messages import N_
from tui.figures.audit.findings import finding, in_style, quoted
from tui.figures.audit.intervals import Interval
from tui.figures.audit.quantities import Quantity, Version, sentences
from tui.figures.audit.sums import CHANGES, FROM_TO, OF, SHARE, SPREAD_OVER, TOTALS, UNUSUAL_BASE, FromTo
from tui.figures.models import Finding, Kind, Tier

_GROWTH = N_("From {first} to {second} is {result} percent.")
_SHARE = N_("{first} of {second} is {result} percent.")
_RATE = N_("{first} over {second} is {result} a year.")
_SUM = N_("The parts do not make the total.")
_FITS_LARGER = N_("The parts make the total if {first} is {factor} times larger.")
_FITS_SMALLER = N_("The parts make the total if {first} is {factor} times smaller.")

_LONGEST_SENTENCE = 700
_NEAR = 70
"""Characters between the operands and the result."""
_SLIPS = (1, -1, 2, -2, 3, -3, 4, -4)
_FEWEST_PARTS = 2
_MOST_PARTS = 8
_MATERIAL = 10
"""A result is marked if it is off by more than one part in so many; less is only noted."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """Something that a sentence computes: operands and the result that it states."""

    operands: tuple[Quantity, ...]
    stated: Quantity
    compute: Callable[[Sequence[Interval]], Interval | None]
    template: str

    def fits(self, slip: tuple[int, int] = (-1, 0)) -> bool:
        """Whether the stated result lies in what the operands allow.

        Args:
            slip: Which operand to multiply by which power of ten first; -1 for none.
        """
        at, power = slip
        spans = [Interval.of(item, power if i == at else 0) for i, item in enumerate(self.operands)]
        result = self.compute(spans)
        return result is None or result.meets(Interval.of(self.stated))


def check_arithmetic(version: Version) -> Iterator[Finding]:
    """Yield a finding for each sum in a sentence that does not come out.

    Growth from one value to another in percent; a share of a whole in percent; a total over years and its
    yearly part; parts and their total.

    Args:
        version: The audited text.
    """
    for group, (start, end) in sentences(version):
        if len(group) < _FEWEST_PARTS + 1 or not 0 < end - start <= _LONGEST_SENTENCE:
            continue
        for reckon in (_growth, _share, _rate, _total):
            for item in reckon(version, group):
                if not item.fits():
                    yield from _judge(version, item)


def _judge(version: Version, item: _Sum) -> Iterator[Finding]:
    """Yield the finding that explains a misfit: a slipped part or total, or just the result."""
    if item.template is _SUM:
        yield from _judge_sum(version, item)
        return
    result = item.compute([Interval.exactly(operand) for operand in item.operands])
    if result is None:
        return
    right = _rounded(result.low, item.stated)
    names = [operand.figure.text for operand in item.operands]
    fields = {"first": names[0], "second": names[1], "result": in_style(right, item.stated.figure)}
    material = abs(result.low - item.stated.value) * _MATERIAL > max(result.low, item.stated.value)
    tier = Tier.CHECK if material else Tier.NOTE
    yield _found(version, item.stated, tier, (item.template, fields), right)


def _judge_sum(version: Version, item: _Sum) -> Iterator[Finding]:
    """Yield a finding where one power of ten on one part, or on the total, makes the parts add up."""
    fitting = [
        (part, power) for i, part in enumerate(item.operands) for power in _SLIPS if item.fits((i, power))
    ]
    total = item.compute([Interval.of(operand) for operand in item.operands])
    if total is not None:
        fitting += [(item.stated, power) for power in _SLIPS if total.meets(Interval.of(item.stated, power))]
    if len(fitting) != 1:
        return
    slipped, power = fitting[0]
    fields = {"first": slipped.figure.text, "factor": f"{10 ** abs(power):,}"}
    mechanism = (_FITS_LARGER if power > 0 else _FITS_SMALLER), fields
    yield _found(version, slipped, Tier.CHECK, mechanism, slipped.value.scaleb(power))


def _found(
    version: Version, quantity: Quantity, tier: Tier, mechanism: tuple[str, dict[str, str]], suggest: Decimal
) -> Finding:
    evidence = quoted(version.text, quantity.figure)
    return finding("I2", tier, version, quantity.index, mechanism, suggest=suggest, evidence=evidence)


def _rounded(value: Decimal, like: Quantity) -> Decimal:
    """Return `value` with as many decimals as `like` shows."""
    exponent = like.value.as_tuple().exponent
    places = min(exponent, 0) if isinstance(exponent, int) else 0
    if like.figure.scale > 1:
        places = like.figure.scale.adjusted() - 1
    return value.quantize(Decimal(1).scaleb(places)) if value.adjusted() - places < 27 else value


def _growth(version: Version, group: Sequence[Quantity]) -> Iterator[_Sum]:
    """From A to B, up P percent."""
    words = FROM_TO.get(version.lang)
    start, end = group[0].figure.sentence_start, group[0].figure.sentence_end
    if words is None or UNUSUAL_BASE.search(version.text, start, end):
        return
    if not CHANGES.search(version.text, start, end):
        return
    percents = [item for item in group if item.figure.kind is Kind.PERCENT and item.figure.high is None]
    for one, other in pairwise(group):
        stated = [item for item in percents if item not in (one, other)]
        if len(stated) != 1 or not _same_measure(one, other) or min(one.value, other.value) <= 0:
            continue
        order = _order(version.text, words, one, other)
        if order and _distance(stated[0], one, other) <= _NEAR and not _in_points(stated[0], one, other):
            yield _Sum(order, stated[0], _grown, _GROWTH)


def _in_points(stated: Quantity, one: Quantity, other: Quantity) -> bool:
    """Whether `stated` is the difference of two percentages: from 20 to 25 percent may be called 5 percent."""
    difference = abs(one.value - other.value)
    return one.dimension == "percent" and Interval.of(stated).meets(Interval(difference, difference))


def _grown(spans: Sequence[Interval]) -> Interval | None:
    ratio = spans[1].over(spans[0])
    return ratio.growth() if ratio else None


def _order(text: str, words: FromTo, one: Quantity, other: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return the earlier and the later value, if the words around the pair say which is which."""
    before = text[max(0, one.figure.start - 16) : one.figure.start]
    if one.figure is other.figure:
        told = words.before.search(before) and words.gap.search(one.figure.text)
        return (one, other) if told else None
    gap = text[one.figure.num_end if words.ending else one.figure.end : other.figure.start]
    if words.gap.fullmatch(gap) and words.before.search(before):
        return one, other
    if words.back_gap and words.back_before and words.back_gap.fullmatch(gap):
        return (other, one) if words.back_before.search(before) else None
    return None


def _share(version: Version, group: Sequence[Quantity]) -> Iterator[_Sum]:
    """A of B, or P percent."""
    of = OF.get(version.lang)
    share = SHARE.get(version.lang)
    if of is None or share is None:
        return
    for part, whole, stated in zip(group, group[1:], group[2:], strict=False):
        if stated.figure.kind is not Kind.PERCENT or "percent" in (part.dimension, whole.dimension):
            continue
        first, second = (part, whole) if part.value <= whole.value else (whole, part)
        if part.value > whole.value and version.lang not in ("zh", "zh-Hant", "ja", "ko"):
            continue
        gaps = (
            version.text[part.figure.end : whole.figure.start],
            version.text[whole.figure.end : stated.figure.start],
        )
        if first.value > 0 and of.fullmatch(gaps[0]) and share.fullmatch(gaps[1]):
            yield _Sum((first, second), stated, _portion, _SHARE)


def _portion(spans: Sequence[Interval]) -> Interval | None:
    ratio = spans[0].over(spans[1])
    return ratio.percent() if ratio else None


def _rate(version: Version, group: Sequence[Quantity]) -> Iterator[_Sum]:
    """A total over so many years, and what that is a year."""
    words = SPREAD_OVER.get(version.lang)
    if words is None:
        return
    for total, years, yearly in zip(group, group[1:], group[2:], strict=False):
        if years.dimension != "time" or years.figure.unit not in ("year", "decade"):
            continue
        if yearly.figure.per != "year" or total.figure.per or yearly.dimension != total.dimension:
            continue
        gap = version.text[total.figure.end : years.figure.start]
        if min(total.value, years.value) > 0 and words.fullmatch(gap) and _distance(yearly, years) <= _NEAR:
            ten = Decimal(10 if years.figure.unit == "decade" else 1)

            def yearly_part(spans: Sequence[Interval], ten: Decimal = ten) -> Interval | None:
                return spans[0].over(Interval(spans[1].low * ten, spans[1].high * ten))

            yield _Sum((total, years), yearly, yearly_part, _RATE)


def _total(version: Version, group: Sequence[Quantity]) -> Iterator[_Sum]:
    """Parts and their total, where a word says that it is the total."""
    words = TOTALS.get(version.lang)
    start, end = group[0].figure.sentence_start, group[0].figure.sentence_end
    if words is None or UNUSUAL_BASE.search(version.text, start, end):
        return
    for at, stated in enumerate(group):
        around = version.text[max(start, stated.figure.start - 24) : stated.figure.start]
        after = version.text[stated.figure.end : stated.figure.end + 24]
        if not (words.before.search(around) or words.after.match(after)):
            continue
        parts = [item for i, item in enumerate(group) if i != at]
        alike = all(item.dimension == stated.dimension != "percent" and item.value > 0 for item in parts)
        if alike and _FEWEST_PARTS <= len(parts) <= _MOST_PARTS and _listed(parts):
            yield _Sum(tuple(parts), stated, _added, _SUM)


def _added(spans: Sequence[Interval]) -> Interval | None:
    result = spans[0]
    for span in spans[1:]:
        result = result.plus(span)
    return result


def _listed(parts: Sequence[Quantity]) -> bool:
    return all(
        one.figure is not other.figure and 0 < other.figure.start - one.figure.end <= _NEAR
        for one, other in pairwise(parts)
    )


def _same_measure(one: Quantity, other: Quantity) -> bool:
    return one.dimension == other.dimension != "temperature" and one.figure.unit == other.figure.unit


def _distance(quantity: Quantity, *others: Quantity) -> int:
    start = min(item.figure.start for item in others)
    end = max(item.figure.end for item in others)
    return max(start - quantity.figure.end, quantity.figure.start - end, 0)
