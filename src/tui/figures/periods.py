"""The time a figure is about: "over five years", "in 2017", 5年間で."""

from __future__ import annotations

import re
from dataclasses import replace

from tui.figures.grammar import Grammar
from tui.figures.models import Figure, Kind, Period
from tui.figures.readings import Text

_REACH = 80
_YEAR = re.compile(r"(?<![\d.,])(?:19|20|25)\d\d(?![\d.,]?\d)")
_DESIGNATORS = {"year": "Y", "month": "M", "week": "W", "day": "D", "decade": "0Y", "quarter": ""}
_DATED = {Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.QUANTITY, Kind.POINTS}


class PeriodFinder:
    """Finds the periods of one language's figures."""

    def __init__(self, grammar: Grammar) -> None:
        self._before = re.compile(grammar.period) if grammar.period else None
        self._buddhist = grammar.lang == "th"
        self._after = re.compile(grammar.period_after) if grammar.period_after else None

    def date(self, figures: list[Figure], text: Text) -> list[Figure]:
        """Return the figures with their periods: a stated span in the sentence, else a year nearby."""
        spans = [figure for figure in figures if self._is_span(figure, text)]
        result, position = [], 0
        for figure in figures:
            while position < len(spans) - 1 and _distance(spans[position + 1], figure) <= _distance(
                spans[position], figure
            ):
                position += 1
            span = spans[position] if spans else None
            result.append(self._dated(figure, span, text))
        return result

    def _is_span(self, figure: Figure, text: Text) -> bool:
        if figure.kind is not Kind.DURATION or figure.unit not in _DESIGNATORS:
            return False
        before = text.lowered[max(0, figure.start - 30) : figure.start]
        if self._before and self._before.search(before):
            return True
        return bool(self._after and self._after.match(text.lowered, figure.end))

    def _dated(self, figure: Figure, span: Figure | None, text: Text) -> Figure:
        if figure.kind not in _DATED:
            return figure
        if span and span.sentence_end == figure.sentence_end and _distance(span, figure) <= _REACH:
            designator = _DESIGNATORS[span.unit]
            amount = format(span.value.normalize(), "f")
            if span.unit == "quarter":
                amount, designator = format((span.value * 3).normalize(), "f"), "M"
            return replace(figure, period=Period(span.text, span.start, span.end, f"P{amount}{designator}"))
        return self._yeared(figure, text)

    def _yeared(self, figure: Figure, text: Text) -> Figure:
        start, end = (
            max(figure.sentence_start, figure.start - _REACH),
            min(figure.sentence_end, figure.end + _REACH),
        )
        years = [
            match
            for match in _YEAR.finditer(text.folded, start, end)
            if match.end() <= figure.start or match.start() >= figure.end
        ]
        if not years:
            return figure
        match = min(years, key=lambda match: max(figure.start - match.end(), match.start() - figure.end))
        year = int(match.group())
        if year >= 2500:
            if not self._buddhist:
                return figure
            year -= 543
        return replace(
            figure,
            period=Period(text.raw[match.start() : match.end()], match.start(), match.end(), str(year)),
        )


def _distance(one: Figure, other: Figure) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
