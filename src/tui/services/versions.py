"""Versions of saved and reported articles: kept when they say something else, compared on request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.articles.document import Article
from tui.articles.version import EXTRACTOR
from tui.corrections.differences import Difference, difference, digest
from tui.corrections.models import Correction
from tui.services.desk import Desk
from tui.services.readings import Reading, TextMode
from tui.store import articles, corrections, versions

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Edit:
    """What one edit of an article changed."""

    before: datetime
    """When the older version was seen."""
    after: datetime
    """When the newer one was."""
    title_before: str
    title_after: str
    difference: Difference


def note(desk: Desk, reading: Reading) -> int:
    """Keep the version that is being read where the article is saved or was reported, and count its edits.

    Args:
        desk: The open desk.
        reading: The opened article.

    Returns:
        How often it has been edited since its first version was kept.
    """
    url = reading.headline.url
    if not url or not reading.article.text or reading.mode is TextMode.SOURCE:
        return 0
    with desk.store.reading() as connection:
        wanted = reading.headline.starred or bool(corrections.of_url(connection, url))
    if wanted and not desk.store.read_only:
        desk.store.write(kept(url, reading.mode.value, reading.article, desk.now()))
    return edits(desk, url)


def edits(desk: Desk, url: str) -> int:
    """Return how often an article has been edited since its first version was kept."""
    with desk.store.reading() as connection:
        return versions.edits(connection, url)


def keep_reported(desk: Desk, correction: Correction) -> None:
    """Keep the version that a correction is about: of the feed's text where that is what was read, else the page's."""
    url = correction.claim.source.url
    if not url:
        return
    with desk.store.reading() as connection:
        text = corrections.article_of(connection, correction.id)
        feed = articles.stored(connection, correction.entry_id, articles.FEED)
    mode = articles.FEED if feed is not None and feed.article.text == text else articles.FULL
    article = Article(text, (), title=correction.claim.source.headline, extractor=EXTRACTOR)
    desk.store.write(kept(url, mode, article, desk.now()))


def kept(url: str, mode: str, article: Article, now: int) -> Callable[[Database], bool]:
    """Return the job that keeps a version where it says something else than the one before it."""

    def job(db: Database) -> bool:
        return versions.keep(
            db,
            url,
            mode,
            article.extractor,
            title=article.title,
            text=article.text,
            digest=digest(article.title, article.text),
            now=now,
        )

    return job


def history(desk: Desk, url: str, language: str = "") -> tuple[Edit, ...]:
    """Return the edits of an article, the latest first.

    Args:
        desk: The open desk.
        url: The article.
        language: BCP 47 tag, for the figures.
    """
    with desk.store.reading() as connection:
        known = versions.of_url(connection, url)
    found = [
        Edit(
            datetime.fromtimestamp(one.seen_at, UTC),
            datetime.fromtimestamp(other.seen_at, UTC),
            one.title,
            other.title,
            difference(one.text, other.text, language),
        )
        for one, other in pairwise(known)
    ]
    return tuple(reversed(found))
