"""Holds an article against what else is stored on its matter: its other languages, the same story in other feeds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tui.articles.language_versions import language_key
from tui.core.text import clean_line
from tui.feeds.duplicates import SAME_STORY
from tui.figures.models import Figure, Kind
from tui.languages.detect import article_language
from tui.languages.names import display_name
from tui.services.desk import Desk
from tui.services.examine import Dismissals, OtherText
from tui.store import articles, entry_records, figures, language_versions
from tui.store.articles import FEED, FULL, StoredArticle
from tui.store.records import EntryRecord

MOST_STORIES = 3
"""Other feeds' articles that one is held against, those first that share most of its figures."""
_LOOKED_FOR = 8
"""Figures of an article, the most important ones, by which its story is looked for."""
_MOST_CANDIDATES = 200
"""Entries whose headlines are compared."""
_TELLING = frozenset({Kind.MONEY, Kind.QUANTITY, Kind.PERCENT, Kind.POINTS, Kind.COUNT})
_EVERYDAY = 1_000
"""Up to here figures are prices and counts of every day, however exact."""
_LARGE = 100_000
"""From here on even a round figure says which story it is from: everyday prices and counts are smaller."""
_ALIKE = 0.4
"""Share of the shorter headline's words that two headlines of one story have in common."""
_WITHOUT_SPACES = "\u0e00"
"""Thai, Chinese, Japanese and Korean words begin with letters from here on."""
_LONGEST = 60_000
"""Characters of another text that are read."""


def against_others(
    desk: Desk, entry: EntryRecord, text: StoredArticle, dismissals: Dismissals
) -> StoredArticle:
    """Return an article with what the audit finds when it also knows the other texts; mostly there are none.

    Args:
        desk: The open desk.
        entry: Whose text it is.
        text: An examined article.
        dismissals: How the audit's rules have fared.

    Raises:
        ChildError: The texts cannot be compared.
    """
    if not text.figures:
        return text
    others = [*_versions(desk, entry.id), *_stories(desk, entry, text)]
    if not others:
        return text
    own = desk.paths.knowledge
    found = desk.children.call(
        "tui.services.examine:held_against",
        text,
        tuple(others),
        dismissals,
        str(own) if own.is_file() else None,
    )
    assert isinstance(found, StoredArticle)
    return found


def partners(desk: Desk, entry_id: int) -> tuple[int, ...]:
    """Return the entries of other feeds that tell the story of an entry.

    Args:
        desk: The open desk.
        entry_id: An examined entry.
    """
    with desk.store.snapshot() as connection:
        text = articles.stored(connection, entry_id, FULL) or articles.stored(connection, entry_id, FEED)
        found = entry_records.by_ids(connection, [entry_id])
    return stories(desk, found[0], text.figures) if found and text is not None else ()


def stories(desk: Desk, entry: EntryRecord, found: Sequence[Figure]) -> tuple[int, ...]:
    """Return the entries of other feeds that tell the same story, within some days of it.

    They have the same headline, or share figures that are no everyday ones: one where the headlines of one language
    have words in common, two across languages, three where nothing else speaks for it.

    Args:
        desk: The open desk.
        entry: Whose story it is.
        found: Its figures.
    """
    days = int(SAME_STORY.total_seconds())
    since, until = entry.sort_at - days, entry.sort_at + days
    telling = [(figure.kind.value, figure.unit, float(figure.value)) for figure in _telling(found)]
    with desk.store.snapshot() as connection:
        shared = figures.sharing(connection, entry.feed_id, telling, since, until)
        alike = figures.same_title(connection, entry.feed_id, entry.title, since, until)
        likely = sorted(shared, key=lambda number: (-shared[number], -number))[:_MOST_CANDIDATES]
        candidates = {line.id: line for line in entry_records.by_ids(connection, [*alike, *likely])}
    chosen = [
        number
        for number, line in candidates.items()
        if number in alike or shared[number] >= _needed(entry, line)
    ]
    chosen.sort(key=lambda number: (number not in alike, -shared.get(number, 0), -number))
    return tuple(chosen[:MOST_STORIES])


def _telling(found: Sequence[Figure]) -> list[Figure]:
    """Return the important figures that hardly two stories share by accident."""
    wanted: dict[tuple[str, str, float], Figure] = {}
    for figure in sorted(found, key=lambda figure: figure.rank):
        percent = figure.kind in {Kind.PERCENT, Kind.POINTS}
        exact = figure.sig >= 3 and abs(figure.value) >= _EVERYDAY
        exact = exact or (percent and figure.sig >= 2 and figure.value % 5 != 0)
        telling = figure.kind in _TELLING and (exact or abs(figure.value) >= _LARGE)
        if telling:
            wanted.setdefault((figure.kind.value, figure.unit, float(figure.value)), figure)
    return list(wanted.values())[:_LOOKED_FOR]


def _needed(entry: EntryRecord, other: EntryRecord) -> int:
    """How many figures two entries must share to be one story."""
    one, two = _words(entry.title), _words(other.title)
    common = len(one & two)
    if common >= 2 and common >= _ALIKE * min(len(one), len(two)):
        return 1
    return 2 if _language(entry) != _language(other) else 3


def _language(entry: EntryRecord) -> str:
    return language_key(article_language(f"{entry.title}\n{entry.excerpt}", entry.language))


def _words(title: str) -> set[str]:
    """Return a headline's longer words; of scripts without spaces, pairs of letters."""
    words = re.findall(r"[^\W_]+", title.casefold())
    spaced = {word for word in words if len(word) > 3 and word < _WITHOUT_SPACES}
    pairs = {one + other for word in words if word >= _WITHOUT_SPACES for one, other in pairwise(word)}
    return spaced | pairs


def _versions(desk: Desk, entry_id: int) -> Iterator[OtherText]:
    with desk.store.reading() as connection:
        known = language_versions.of_entry(connection, entry_id)
    for kept in known:
        article = kept.text.article
        yield OtherText(
            article.text[:_LONGEST],
            article.language,
            source=display_name(article.language),
            figures=_within(kept.text.figures),
        )


def _stories(desk: Desk, entry: EntryRecord, text: StoredArticle) -> Iterator[OtherText]:
    for number in stories(desk, entry, text.figures):
        with desk.store.snapshot() as connection:
            other = articles.stored(connection, number, FULL) or articles.stored(connection, number, FEED)
            line = next(iter(entry_records.by_ids(connection, [number])), None)
        if line is not None and other is not None and other.figures:
            yield OtherText(
                other.article.text[:_LONGEST],
                other.article.language or line.language,
                source=clean_line(f"{line.feed_title}: {line.title}", 200),
                translation=False,
                figures=_within(other.figures),
            )


def _within(found: tuple[Figure, ...]) -> tuple[Figure, ...]:
    return tuple(figure for figure in found if figure.sentence_end <= _LONGEST)
