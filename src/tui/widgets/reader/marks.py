"""Numbers the figures that have cards, and says which figures the text marks."""

from __future__ import annotations

from collections.abc import Mapping

from tui.figures.models import Tier
from tui.services.readings import Reading
from tui.widgets.reader.runs import Mark


def suspects(reading: Reading) -> dict[int, int]:
    """Return the findings that may speak up: position of the figure → position of the finding.

    A finding that names no figure is given to the one whose text it touches.

    Args:
        reading: An opened article.
    """
    found: dict[int, int] = {}
    for position, finding in enumerate(reading.findings):
        if finding.tier is not Tier.CHECK:
            continue
        figure = finding.figure
        if not 0 <= figure < len(reading.figures):
            touching = (
                index
                for index, other in enumerate(reading.figures)
                if other.start < finding.end and finding.start < other.end
            )
            figure = next(touching, -1)
        if figure >= 0:
            found.setdefault(figure, position)
    return found


def marks_of(reading: Reading, numbers: Mapping[int, int]) -> tuple[Mark, ...]:
    """Return the marks of the text, in its order, none overlapping another.

    Args:
        reading: An opened article.
        numbers: The card numbers of the figures that have cards, by position.
    """
    checks = suspects(reading)
    marks: list[Mark] = []
    reach = 0
    for index, figure in sorted(enumerate(reading.figures), key=lambda item: item[1].start):
        if figure.start < reach or figure.end <= figure.start:
            continue
        number, suspect = numbers.get(index, 0), index in checks
        if number or suspect:
            marks.append(Mark(figure.start, figure.end, index, number, suspect))
            reach = figure.end
    return tuple(marks)
