"""The audit of one article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tui.figures import find
from tui.figures.audit.arithmetic import check_arithmetic
from tui.figures.audit.calendar import check_weekdays
from tui.figures.audit.claims import check_claims
from tui.figures.audit.consistency import SUMMARY, TITLE, check_head, check_tables
from tui.figures.audit.findings import one_each
from tui.figures.audit.possible import check_possible
from tui.figures.audit.quantities import Version
from tui.figures.audit.stories import compare_stories
from tui.figures.audit.tiers import demoted
from tui.figures.audit.versions import compare_versions
from tui.figures.knowledge import KnowledgeBase
from tui.figures.models import Figure, Finding

_LONGEST_HEAD = 4_000
"""Characters of a title or a summary that are read."""


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """Another text on the same matter, to hold the article against."""

    text: str
    lang: str
    source: str = ""
    """Where it stands, for people: a feed and headline, a language."""
    translation: bool = True
    """Whether it is the same article: another language or an earlier state; else another feed's article."""
    figures: tuple[Figure, ...] | None = None
    """Its figures, where they are known already."""


def compare(src_text: str, src_lang: str, tgt_text: str, tgt_lang: str) -> tuple[Finding, ...]:
    """Compare the figures of two language versions of one text.

    Args:
        src_text: The version that is held as right.
        src_lang: Its language: en, zh, zh-Hant, ja, ko, vi, th or tr.
        tgt_text: The audited version.
        tgt_lang: Its language.

    Returns:
        At most one finding a figure, with offsets in `tgt_text`.
    """
    return compare_versions(_version(src_text, src_lang), _version(tgt_text, tgt_lang))


def audit(
    text: str,
    lang: str,
    *,
    title: str = "",
    lead: str = "",
    figures: Sequence[Figure] | None = None,
    others: Sequence[OtherVersion] = (),
    knowledge: KnowledgeBase | None = None,
    dismissals: Mapping[str, tuple[int, int]] | None = None,
) -> tuple[Finding, ...]:
    """Check the figures of an article against themselves, against other versions and against known facts.

    Args:
        text: The body, as shown.
        lang: Its language.
        title: The headline.
        lead: The summary that the feed or the page gives.
        figures: The body's figures, where they are known already.
        others: Other versions of the article, and other articles on its story.
        knowledge: The base of facts; the built-in one if None.
        dismissals: For each rule how many findings people were shown and how many they dismissed.

    Returns:
        At most one finding a figure, with offsets in `text`, in the order of the text.
    """
    version = _version(text, lang, figures, title)
    found = [*_within(version, title, lead, knowledge)]
    for other in others:
        theirs = _version(other.text, other.lang, other.figures)
        against = compare_versions if other.translation else compare_stories
        found.extend(against(theirs, version, source=other.source))
    return one_each(demoted(found, dismissals or {}))


def _within(version: Version, title: str, lead: str, knowledge: KnowledgeBase | None) -> Iterator[Finding]:
    """Yield what the article alone shows, the surest rules first."""
    yield from check_claims(version, knowledge)
    for head, source in ((title, TITLE), (lead, SUMMARY)):
        if head.strip():
            yield from check_head(version, _version(head[:_LONGEST_HEAD], version.lang), source)
    yield from check_tables(version)
    yield from check_arithmetic(version)
    yield from check_weekdays(version.text, version.lang)
    yield from check_possible(version)


def _version(text: str, lang: str, figures: Sequence[Figure] | None = None, title: str = "") -> Version:
    return Version.of(text, lang, find(text, lang, title=title) if figures is None else figures)
