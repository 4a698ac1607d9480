"""The second pass: bound, direction, change, comparison, part, period, concept and entity of each figure."""

from __future__ import annotations

import re
from dataclasses import replace

from tui.figures.concepts import ConceptFinder
from tui.figures.grammar import Grammar
from tui.figures.models import Figure, Kind, Relation, Shape
from tui.figures.periods import PeriodFinder
from tui.figures.readings import Text, compiled

REACH = 90
"""Characters between two figures that may still be compared."""
_NEAR = 28
_COMPARABLE = {
    Kind.SCORE,
    Kind.MONEY,
    Kind.PERCENT,
    Kind.COUNT,
    Kind.QUANTITY,
    Kind.POINTS,
    Kind.RANK,
    Kind.TEMPERATURE,
}
_HARD_STOP = re.compile(r"[;；。]")
_NO_DIRECTION = {Kind.DURATION, Kind.AGE, Kind.RANK}


class Relater:
    """Relates the figures of one language to each other and to the words around them."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self._up = compiled(grammar.up)
        self._down = compiled(grammar.down)
        self._versus = compiled(grammar.versus)
        self._equals = compiled(grammar.equals)
        self._part_of = compiled(grammar.part_of)
        self._part_link = compiled(grammar.part_link)
        self._from = compiled(grammar.from_words)
        self._to = compiled(grammar.to_link)
        self._from_link = compiled(grammar.from_link)
        self._scored = compiled(grammar.scored)
        self._concepts = ConceptFinder(grammar)
        self._periods = PeriodFinder(grammar)

    def relate(self, figures: list[Figure], text: Text) -> list[Figure]:
        """Return the figures with everything that the words around them say."""
        bounded = [self._directed(self._bounded(figure, text), text) for figure in figures]
        related = self._changes(self._pairs(bounded, text), text)
        placed = self._paragraphs(related, text)
        return self._concepts.describe_all(self._periods.date(placed, text), text)

    def _bounded(self, figure: Figure, text: Text) -> Figure:
        grammar, lowered = self.grammar, text.lowered
        before = lowered[max(0, figure.start - 24) : figure.start].rstrip()
        if grammar.spaced:
            before = f" {before}"
        after = lowered[figure.end : figure.end + 16]
        around = {
            "<": (grammar.at_most, grammar.at_most_after),
            ">": (grammar.at_least, grammar.at_least_after),
            "~": (grammar.approximate, ()),
        }
        lead = " " if grammar.spaced else ""
        for bound, (ahead, behind) in around.items():
            if before.endswith(tuple(lead + phrase for phrase in ahead)) or after.lstrip().startswith(
                behind or ("\0",)
            ):
                shape = Shape.BOUND if bound != "~" and figure.shape is Shape.SINGLE else figure.shape
                return replace(figure, bound=bound, shape=shape)
        return figure

    def _directed(self, figure: Figure, text: Text) -> Figure:
        if figure.kind in _NO_DIRECTION or not self._up or not self._down:
            return figure
        start = max(figure.sentence_start, figure.start - _NEAR)
        end = min(figure.sentence_end, figure.end + _NEAR)
        before, after = text.lowered[start : figure.start], text.lowered[figure.end : end]
        after = re.split(r"[,;:，；：、]", after, maxsplit=1)[0]
        marks = [
            (len(before) - match.end(), way)
            for way, pattern in (("up", self._up), ("down", self._down))
            for match in pattern.finditer(before)
        ]
        marks += [
            (match.start(), way)
            for way, pattern in (("up", self._up), ("down", self._down))
            for match in pattern.finditer(after)
        ]
        return replace(figure, direction=min(marks)[1]) if marks else figure

    def _pairs(self, figures: list[Figure], text: Text) -> list[Figure]:
        """Relate each figure to the one before it where the words between them compare or part."""
        result = list(figures)
        for index in range(1, len(figures)):
            second = result[index]
            for other in self._candidates(result, index):
                first = result[other]
                gap = text.lowered[first.end : second.start]
                if self._links_part(first, second, gap):
                    result[other] = replace(
                        first, unit=second.unit, noun=second.noun, relation=Relation("part_of", index)
                    )
                    break
                if self._parts(first, second, gap):
                    unit, noun = (first.unit, first.noun) if first.kind is Kind.COUNT else ("", "")
                    result[index] = replace(second, unit=unit, noun=noun, relation=Relation("part_of", other))
                    break
                tail = text.lowered[second.end : min(second.end + _NEAR, second.sentence_end)]
                words = gap if _is_bare(second) else gap + tail
                if self._comparable(first, second) and self._compares(words) and not _HARD_STOP.search(gap):
                    result[other], result[index] = self._compared(first, second, index, gap)
                    break
        return result

    @staticmethod
    def _candidates(figures: list[Figure], index: int) -> list[int]:
        """What a figure may be compared with: a score nearby, if it is a bare number, else the figure before it."""
        second = figures[index]
        near = [
            other
            for other in range(max(0, index - 3), index)
            if second.start - figures[other].end <= REACH
            and figures[other].sentence_end == second.sentence_end
        ]
        scores = [other for other in near if figures[other].kind is Kind.SCORE]
        last = [index - 1] if index - 1 in near else []
        return scores[::-1] + last if second.kind is Kind.SCORE or _is_bare(second) else last

    def _parts(self, first: Figure, second: Figure, gap: str) -> bool:
        smaller = second.value < first.value and first.kind is Kind.COUNT
        return bool(_is_bare(second) and smaller and self._part_of and self._part_of.search(gap))

    def _links_part(self, first: Figure, second: Figure, gap: str) -> bool:
        """Whether a bare number is a part of the counted whole right behind it."""
        if not self._part_link or not _is_bare(first) or second.kind is not Kind.COUNT:
            return False
        return first.value < second.value and self._part_link.fullmatch(gap) is not None

    def _compares(self, words: str) -> bool:
        return self._versus is not None and self._versus.search(words) is not None

    @staticmethod
    def _comparable(first: Figure, second: Figure) -> bool:
        if Shape.RANGE in {first.shape, second.shape} or first.per != second.per:
            return False
        if first.kind not in _COMPARABLE or second.kind not in _COMPARABLE:
            return False
        if first.kind is second.kind is Kind.COUNT:
            return (
                bool(first.unit)
                and second.unit in {first.unit, ""}
                and (not second.noun or second.unit != "")
            )
        if first.kind is second.kind and first.unit == second.unit:
            return True
        kinds = {first.kind: first, second.kind: second}
        return set(kinds) == {Kind.SCORE, Kind.COUNT} and _is_bare(kinds[Kind.COUNT])

    def _compared(self, first: Figure, second: Figure, index: int, gap: str) -> tuple[Figure, Figure]:
        kind = first.kind if second.kind is Kind.COUNT else second.kind
        unit = first.unit or second.unit
        first, second = replace(first, kind=kind, unit=unit), replace(second, kind=kind, unit=unit)
        relation = self._relation(gap, first, second)
        return replace(first, relation=Relation(relation, index)), second

    def _relation(self, gap: str, first: Figure, second: Figure) -> str:
        """How the first stands to the second, by their values: a word alone may belong to another clause."""
        if first.value == second.value or (self._equals and self._equals.search(gap)):
            return "equals"
        return "exceeds" if first.value > second.value else "below"

    def _changes(self, figures: list[Figure], text: Text) -> list[Figure]:
        """Mark "from A to B" and "B, up from A": B is the value now, A the one before."""
        result = list(figures)
        for index in range(1, len(figures)):
            first, second = result[index - 1], result[index]
            if second.start - first.end > REACH or (first.kind, first.unit) != (second.kind, second.unit):
                continue
            if first.value == second.value or Shape.RANGE in {first.shape, second.shape}:
                continue
            if self._comes_from(result, index, text):
                result[index - 1] = _changed(first, second, index)
                result[index] = replace(second, direction=None)
            elif self._goes(first, second, text):
                result[index - 1] = replace(first, relation=None, direction=None)
                result[index] = _changed(second, first, index - 1)
        return result

    def _comes_from(self, figures: list[Figure], index: int, text: Text) -> bool:
        """Whether the figure is the old value of the one before it, and not of one behind it: by 5%, from 20% to 21%."""
        first, second = figures[index - 1], figures[index]
        if not self._from_link or not self._from_link.fullmatch(text.lowered, first.end, second.start):
            return False
        third = figures[index + 1] if index + 1 < len(figures) else None
        return not (
            third
            and third.start - second.end <= REACH
            and (third.kind, third.unit) == (second.kind, second.unit)
            and self._goes(second, third, text)
        )

    def _goes(self, first: Figure, second: Figure, text: Text) -> bool:
        if not self._to or not self._to.fullmatch(text.lowered, first.end, second.start):
            return False
        before = text.lowered[max(0, first.start - 30) : first.start]
        return self._from is None or self._from.search(before) is not None

    @staticmethod
    def _paragraphs(figures: list[Figure], text: Text) -> list[Figure]:
        """Number the paragraphs, which newlines part."""
        result, paragraph, position = [], 0, 0
        for figure in figures:
            paragraph += text.raw.count("\n", position, figure.start)
            position = max(position, figure.start)
            result.append(replace(figure, paragraph=paragraph))
        return result


def _is_bare(figure: Figure) -> bool:
    return figure.kind is Kind.COUNT and not figure.unit and not figure.unit_text


def _changed(now: Figure, before: Figure, place: int) -> Figure:
    """The figure as the new value of the one at `place`."""
    way = "up" if now.value > before.value else "down"
    return replace(now, shape=Shape.CHANGE, direction=way, relation=Relation("previous", place))
