"""Figures over all that is stored, and what the person thinks of the audit's findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.core.messages import N_, Message
from tui.figures.models import Figure, Finding
from tui.services import headlines
from tui.services.desk import Desk
from tui.services.readings import Reading
from tui.services.views import Headline
from tui.store import articles, entry_records, figures, marks
from tui.store.figures import RuleCount

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class AlsoIn:
    """The same quantity in another article."""

    headline: Headline
    text: str
    """As it is written there."""
    value: float
    concept: str
    """What it measures there."""


def also_in(desk: Desk, entry_id: int, figure: Figure, most: int = 20) -> tuple[AlsoIn, ...]:
    """Return other stored articles that state the same quantity, the newest first.

    Args:
        desk: The open desk.
        entry_id: The article the figure is from; 0 for one that is not stored.
        figure: The figure: kind and unit must be its own, the value within half a percent.
        most: How many articles to return.
    """
    with desk.store.snapshot() as connection:
        found = figures.same_quantity(
            connection, entry_id, figure.kind.value, figure.unit, float(figure.value), most
        )
        lines = {
            line.id: line for line in entry_records.by_ids(connection, [other.entry_id for other in found])
        }
    return tuple(
        AlsoIn(headlines.headline(lines[other.entry_id]), other.text, other.value, other.concept)
        for other in found
        if other.entry_id in lines
    )


def compare(desk: Desk, reading: Reading, other: Reading) -> tuple[Finding, ...]:
    """Hold an article against another language version of it; what was dismissed is left out.

    Args:
        desk: The open desk.
        reading: The article that is checked.
        other: The version that is held as right.
    """
    found = desk.children.call(
        "tui.figures.audit:compare",
        other.article.text,
        other.article.language,
        reading.article.text,
        reading.article.language,
    )
    with desk.store.reading() as connection:
        dismissed = articles.dismissed(connection, reading.entry_id)
    return tuple(finding for finding in found if articles.mark_of(finding) not in dismissed)


def dismiss(desk: Desk, entry_id: int, finding: Finding) -> bool:
    """Say that a finding is none; `marks.undo` takes it back. Returns whether it was known of this entry."""
    mark, now = articles.mark_of(finding), desk.now()
    message = Message(N_("Dismissed the check of “{text}”."), {"text": finding.quote[:80]})

    def job(db: Database) -> bool:
        known = marks.dismiss(db, entry_id, mark, now)
        if known:
            marks.remember(db, "finding", {"entry_id": entry_id, "mark": mark}, message, now)
        return known

    return desk.store.write(job)


def rule_counts(desk: Desk) -> tuple[RuleCount, ...]:
    """Return for each rule of the audit how often it spoke and how often it was dismissed."""
    with desk.store.reading() as connection:
        return figures.rule_counts(connection)
