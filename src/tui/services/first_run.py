"""What a new store holds: an article to read at once, and feeds to begin with. It needs no network."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from tui.core.paths import shipped
from tui.core.text import clean_line
from tui.languages.catalogue import current
from tui.services.desk import Desk
from tui.services.examine import read_text
from tui.services.views import START_TITLE
from tui.store import articles, entries, feeds
from tui.store.articles import FEED, StoredArticle
from tui.store.intake import EntryRow
from tui.store.records import OWN
from tui.store.searchtext import indexed

if TYPE_CHECKING:
    from sqlite_utils import Database

START_URL = "copydesk:start"
"""The address of the feed that the program fills itself."""
_SOURCE = "BlockBeats"
_SOURCE_SITE = "https://www.theblockbeats.info/"
_EXCERPT = 300


def seed(desk: Desk) -> None:
    """Put the seed articles and the starter feeds into a new store, in one transaction.

    Args:
        desk: A desk whose store was made just now.

    Raises:
        StoreError: It could not be kept.
    """
    folder = shipped("seeds")
    texts = [
        read_text(file.read_text("utf-8"), "", "", {}) for file in sorted((folder / "articles").glob("*.txt"))
    ]
    starters = _starters(folder)
    now = desk.now()

    def job(db: Database) -> None:
        feed_id, seeded = feeds.subscribe(
            db, START_URL, now, title=START_TITLE, site_url=_SOURCE_SITE, kind=OWN
        )
        if seeded:
            return  # by another program that was started at the same moment
        kept = entries.keep(db, feed_id, [_row(text) for text in texts], now)
        for entry_id, text in zip(kept.new, texts, strict=True):
            articles.keep(db, entry_id, FEED, text)
        for url, title, site_url, path in starters:
            feeds.subscribe(db, url, now, title=title, site_url=site_url, folder=path)

    desk.store.write(job)


def _row(text: StoredArticle) -> EntryRow:
    article = text.article
    return EntryRow(
        guid=article.title,
        title=article.title,
        author=_SOURCE,
        language=article.language,
        excerpt=clean_line(article.text, _EXCERPT),
        content=zlib.compress(article.text.encode("utf-8")),
        search_title=indexed(article.title),
        search_body=indexed(article.text),
    )


def _starters(folder: Path) -> list[tuple[str, str, str, str]]:
    """Return address, title, site and folder of the starter feeds, those of the interface's language first."""
    from tui.feeds.opml import read_opml  # noqa: PLC0415

    own = folder / "languages" / f"{current().replace('_', '-')}.opml"
    return [
        (feed.url, feed.title, feed.site_url, feed.folder)
        for file in (own, *sorted(folder.glob("*.opml")))
        if file.is_file()
        for feed in read_opml(file.read_bytes()).feeds
    ]
