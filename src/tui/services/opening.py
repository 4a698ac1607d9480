"""What the store knows of an entry that is to be read, and the making of its texts where they are not kept yet."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tui.articles.document import Article, Notice
from tui.articles.version import EXTRACTOR
from tui.core.errors import StoreReadOnlyError, UsageError
from tui.core.messages import N_
from tui.services.comparing import against_others
from tui.services.desk import Desk
from tui.services.examine import EXAMINER, Dismissals
from tui.services.readings import TextMode
from tui.store import articles, codec, entries, entry_records, feeds, figures
from tui.store.articles import FEED, FULL, StoredArticle, StoredPage
from tui.store.records import EntryRecord, FeedRecord

WHOLE_SIZE = 1_500
"""From this size on (see `size`) a feed's text counts as the whole article."""
LESS = 0.8
"""A page whose text is smaller than this share of the feed's gives less than the feed."""
_SECONDS = 20.0
_SPACED = re.compile("[\0-\u2e80]+")
"""Runs of characters before those of Chinese, Japanese and Korean."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry with all that is stored of its texts."""

    record: EntryRecord
    feed: FeedRecord
    summary: str
    content: str
    page: StoredPage | None
    texts: dict[str, StoredArticle]
    """By `FEED` and `FULL`: those that were made by the present rules."""
    dismissed: frozenset[str]
    dismissals: Dismissals

    @property
    def html(self) -> str:
        """The longer of what the feed gave."""
        return max(self.content, self.summary, key=len)

    @property
    def modes(self) -> tuple[TextMode, ...]:
        """The texts that can be had."""
        page = bool(self.record.url) or self.page is not None
        source = self.page is not None or bool(self.html)
        had = ((TextMode.FEED, bool(self.html)), (TextMode.FULL, page), (TextMode.SOURCE, source))
        return tuple(mode for mode, can in had if can) or (TextMode.FEED,)


def load(desk: Desk, entry_id: int) -> Opened:
    """Return what the store knows of an entry.

    Raises:
        UsageError: There is no such entry.
    """
    with desk.store.snapshot() as connection:
        records = entry_records.by_ids(connection, [entry_id])
        feed = feeds.by_id(connection, records[0].feed_id) if records else None
        if feed is None:
            raise UsageError(N_("There is no article number {number}."), number=entry_id)
        summary, content = (_text(part) for part in entries.body(connection, entry_id))
        kept = {mode: articles.stored(connection, entry_id, mode) for mode in (FEED, FULL)}
        return Opened(
            record=records[0],
            feed=feed,
            summary=summary,
            content=content,
            page=articles.page(connection, entry_id),
            texts={mode: text for mode, text in kept.items() if text is not None and _is_current(text)},
            dismissed=articles.dismissed(connection, entry_id),
            dismissals=figures.dismissals(connection),
        )


def feed_text(desk: Desk, entry: Opened) -> StoredArticle:
    """Return the feed's text as an article, made and kept where that has not been done.

    Raises:
        ChildError: It cannot be read.
    """
    if FEED in entry.texts:
        return entry.texts[FEED]
    record = entry.record
    language = record.language or entry.feed.language
    text = _article(
        desk, "read_fragment", entry.html, record.url, record.title, language, dismissals=entry.dismissals
    )
    text = against_others(desk, record, text, entry.dismissals)
    shown = FULL not in entry.texts
    quietly(desk, lambda db: articles.keep(db, record.id, FEED, text, shown=shown))
    entry.texts[FEED] = text
    return text


def full_text(desk: Desk, entry: Opened) -> StoredArticle | None:
    """Return the page's text as an article, made and kept where only the page is stored; None without a page.

    Raises:
        ChildError, ExtractionError: It cannot be read.
    """
    if FULL in entry.texts or entry.page is None:
        return entry.texts.get(FULL)
    page = entry.page
    text = _article(
        desk,
        "read_page",
        page.bytes,
        page.url,
        page.charset,
        entry.html,
        entry.record.title,
        dismissals=entry.dismissals,
        translations=page.translations,
    )
    text = against_others(desk, entry.record, text, entry.dismissals)
    shown = not entry.html or not gives_less(text.article, feed_text(desk, entry).article)
    quietly(desk, lambda db: articles.keep(db, entry.record.id, FULL, text, shown=shown))
    entry.texts[FULL] = text
    return text


def has_page(desk: Desk, entry_id: int) -> bool:
    """Whether the page behind an entry is stored."""
    with desk.store.reading() as connection:
        return articles.page(connection, entry_id) is not None


def source(desk: Desk, entry: Opened) -> Article:
    """Return the source of the page, or else of the feed's text, as an article of code.

    Raises:
        ChildError: It cannot be read.
    """
    page = entry.page or StoredPage(entry.record.url, "", "utf-8", 0, entry.html.encode("utf-8", "replace"))
    article = _call(desk, "read_source", page.bytes, page.url, page.charset, entry.record.title)
    assert isinstance(article, Article)
    return article


def article_of_page(desk: Desk, page: StoredPage) -> StoredArticle:
    """Return the article of a page that belongs to no entry.

    Raises:
        ChildError, ExtractionError: It cannot be read.
    """
    return _article(
        desk,
        "read_page",
        page.bytes,
        page.url,
        page.charset,
        "",
        "",
        dismissals=_dismissals(desk),
        translations=page.translations,
    )


def article_of_text(desk: Desk, text: str, url: str) -> StoredArticle:
    """Return the article of a plain text that belongs to no entry."""
    return _article(desk, "read_text", text, url, "", dismissals=_dismissals(desk))


def size(text: str) -> int:
    """Return a text's length in letters of a spaced script: one of Chinese, Japanese or Korean says as much as three."""
    return len(text) + 2 * len(_SPACED.sub("", text))


def is_whole(article: Article) -> bool:
    """Whether a feed's text looks like the whole article."""
    return size(article.text) >= WHOLE_SIZE and not article.text.rstrip().endswith(("…", "...", "[…]"))


def gives_less(page: Article, feed: Article) -> bool:
    """Whether a page's text is no substitute for the feed's."""
    return page.notice in {Notice.ERROR, Notice.EMPTY} or size(page.text) < LESS * size(feed.text)


def recheck(desk: Desk, entry_id: int) -> None:
    """Hold an entry's texts anew against what else is stored on their matter, and keep what is found.

    Raises:
        ChildError: They cannot be compared.
        UsageError: There is no such entry.
    """
    entry = load(desk, entry_id)
    feed, page = entry.texts.get(FEED), entry.texts.get(FULL)
    less = (
        page is not None and feed is not None and bool(entry.html) and gives_less(page.article, feed.article)
    )
    seen = FULL if page is not None and not less else FEED
    for mode, text in entry.texts.items():
        checked = against_others(desk, entry.record, text, entry.dismissals)
        if checked.findings != text.findings:
            quietly(desk, _kept(entry_id, mode, checked, shown=mode == seen))


def _kept(entry_id: int, mode: str, text: StoredArticle, *, shown: bool) -> Callable[[Any], None]:
    return lambda db: articles.keep(db, entry_id, mode, text, shown=shown)


def quietly(desk: Desk, job: Callable[[Any], None]) -> None:
    """Keep something that can be made again; a store that cannot be written only keeps less."""
    try:
        desk.store.submit(job, durable=False)
    except StoreReadOnlyError:
        return


def _is_current(text: StoredArticle) -> bool:
    return text.extractor == EXTRACTOR and text.examiner == EXAMINER


def _text(packed: bytes) -> str:
    try:
        return codec.expand(packed).decode("utf-8", "replace")
    except ValueError:
        return ""


def _dismissals(desk: Desk) -> Dismissals:
    with desk.store.reading() as connection:
        return figures.dismissals(connection)


def _article(desk: Desk, name: str, *arguments: Any, dismissals: Dismissals, **more: Any) -> StoredArticle:
    own = desk.paths.knowledge
    text = _call(desk, name, *arguments, dismissals, str(own) if own.is_file() else None, **more)
    assert isinstance(text, StoredArticle)
    return text


def _call(desk: Desk, name: str, *arguments: Any, **more: Any) -> Any:
    return desk.children.call(f"tui.services.examine:{name}", *arguments, seconds=_SECONDS, **more)
