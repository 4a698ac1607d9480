"""Opens an article: from the store, from its page, from any address or file; with its figures and findings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tui.articles.document import Article
from tui.core.errors import CopydeskError, UsageError
from tui.core.messages import N_, Message
from tui.core.text import clean_line
from tui.services import headlines, opening
from tui.services.addresses import is_private
from tui.services.desk import Desk
from tui.services.opening import Opened
from tui.services.readings import Reading, TextMode
from tui.services.views import Headline
from tui.store import articles, feeds, marks
from tui.store.articles import FULL, StoredArticle, StoredPage

_MOST_FILE_BYTES = 32_000_000


def opened(desk: Desk, entry_id: int, mode: TextMode = TextMode.AUTO) -> Reading:
    """Open an entry with what is stored of it; nothing is fetched.

    Args:
        desk: The open desk.
        entry_id: Which entry; that of a saved article is negative.
        mode: Which text; AUTO takes what is set for its feed, else the better one.

    Raises:
        UsageError: There is no such entry.
    """
    if entry_id < 0:
        from tui.services.saved import reading_of  # noqa: PLC0415  with the first saved article

        return reading_of(desk, -entry_id)
    entry = opening.load(desk, entry_id)
    mode = _wanted(entry, mode)
    if mode is TextMode.SOURCE:
        return _source(desk, entry)
    try:
        text = opening.full_text(desk, entry) if mode is not TextMode.FEED else None
        if text is not None and (mode is TextMode.FULL or not _prefers_feed(desk, entry, text)):
            return _reading(entry, text, TextMode.FULL)
        text, trouble = opening.feed_text(desk, entry), None
    except CopydeskError as error:
        text, trouble = _excerpt(entry), error.message
    complete = not _wants_page(desk, entry, mode, text.article)
    return _reading(entry, text, TextMode.FEED)._replace(trouble=trouble, complete=complete)


def full(desk: Desk, entry_id: int, mode: TextMode = TextMode.AUTO) -> Reading:
    """Open an entry and fetch its page where that is needed and has not been done.

    Where the page cannot be had, or gives less than the feed, the feed's text is shown and `trouble` says why.

    Args:
        desk: The open desk.
        entry_id: Which entry.
        mode: As for `opened`.

    Raises:
        UsageError: There is no such entry.
    """
    reading = opened(desk, entry_id, mode)
    if reading.complete:
        return reading
    if entry_id < 0:
        from tui.services.completing import completed  # noqa: PLC0415  with the first saved article

        return completed(desk, -entry_id)
    from tui.services.pages import fetch_page, keep_page  # noqa: PLC0415  needs the net

    entry = opening.load(desk, entry_id)
    try:
        page = fetch_page(desk, entry.record.url, allow_private=is_private(entry.feed.url))
        opening.quietly(desk, keep_page(entry_id, page))
        text = opening.full_text(desk, replace(entry, page=page))
        assert text is not None
        if mode is not TextMode.FULL and _prefers_feed(desk, entry, text):
            trouble = Message(N_("The page gives less than the feed; this is the feed's text."), {})
            return reading._replace(trouble=trouble, complete=True)
    except CopydeskError as error:
        return reading._replace(trouble=error.message, complete=True)
    return _reading(entry, text, TextMode.FULL)


def from_url(desk: Desk, url: str, *, allow_private: bool | None = None) -> Reading:
    """Read any page without keeping it; where that fails, `trouble` says why.

    Args:
        desk: The open desk.
        url: An http or https address.
        allow_private: As for `pages.fetch_page`.
    """
    from tui.services.pages import fetch_page  # noqa: PLC0415

    try:
        page = fetch_page(desk, url, allow_private=allow_private)
        text = opening.article_of_page(desk, page)
    except CopydeskError as error:
        return _nothing(url, error.message)
    return _unkept(text, text.article.canonical_url or page.url)


def from_file(desk: Desk, path: Path, url: str = "") -> Reading:
    """Read a page or a plain text from a file without keeping it; where that fails, `trouble` says why.

    Args:
        desk: The open desk.
        path: The file.
        url: The address that its links are relative to.
    """
    try:
        raw = _file_bytes(path)
        if _is_markup(raw):
            text = opening.article_of_page(desk, StoredPage(url, "", "", 0, raw))
        else:
            text = opening.article_of_text(desk, raw.decode("utf-8-sig", "replace"), url)
    except CopydeskError as error:
        return _nothing(str(path), error.message)
    return _unkept(text, url)


def keep_position(desk: Desk, entry_id: int, position: float) -> None:
    """Remember where the person left off; a power cut may forget the last of it.

    Args:
        desk: The open desk.
        entry_id: Which entry.
        position: Share of the text, 0 to 1.
    """
    opening.quietly(desk, lambda db: marks.keep_position(db, entry_id, position))


def set_feed_mode(desk: Desk, feed_id: int, mode: TextMode) -> None:
    """Choose which text of a feed's entries the reader shows first."""
    desk.store.write(lambda db: feeds.update(db, feed_id, mode=mode.value))


def _wanted(entry: Opened, mode: TextMode) -> TextMode:
    chosen = TextMode(entry.feed.mode) if mode is TextMode.AUTO else mode
    return chosen if chosen in entry.modes else TextMode.AUTO


def _prefers_feed(desk: Desk, entry: Opened, text: StoredArticle) -> bool:
    """Whether the feed's text is the better one."""
    return bool(entry.html) and opening.gives_less(text.article, opening.feed_text(desk, entry).article)


def _wants_page(desk: Desk, entry: Opened, mode: TextMode, article: Article) -> bool:
    """Whether the page has still to be fetched for what is asked."""
    if FULL in entry.texts or entry.page is not None or not entry.record.url or mode is TextMode.FEED:
        return False
    asked = desk.settings.fetch_on_open and not opening.is_whole(article)
    return mode is TextMode.FULL or entry.feed.full_text or asked


def _excerpt(entry: Opened) -> StoredArticle:
    """Return the little that a list shows, where the text itself cannot be read."""
    article = Article(entry.record.excerpt, (), title=entry.record.title, url=entry.record.url)
    return StoredArticle(article, (), (), 1, 0, 0)


def _source(desk: Desk, entry: Opened) -> Reading:
    try:
        article, trouble = opening.source(desk, entry), None
    except CopydeskError as error:
        article, trouble = _excerpt(entry).article, error.message
    return _reading(entry, StoredArticle(article, (), (), 1, 0, 0), TextMode.SOURCE)._replace(trouble=trouble)


def _reading(entry: Opened, text: StoredArticle, mode: TextMode) -> Reading:
    return Reading(
        entry_id=entry.record.id,
        headline=headlines.headline(entry.record),
        article=_with_entry(text.article, entry),
        figures=text.figures,
        findings=tuple(each for each in text.findings if articles.mark_of(each) not in entry.dismissed),
        mode=mode,
        modes=entry.modes,
        position=entry.record.position,
        minutes=text.minutes,
    )


def _with_entry(article: Article, entry: Opened) -> Article:
    """Fill what the text does not say from what the feed says."""
    record, page = entry.record, entry.texts.get(FULL)
    return replace(
        article,
        alternates=article.alternates or (page.article.alternates if page is not None else ()),
        title=article.title or record.title,
        byline=article.byline or record.author,
        published=article.published or headlines.headline(record).published,
        language=article.language or record.language,
        site=article.site or entry.feed.title,
        url=article.url or record.url,
    )


def _unkept(text: StoredArticle, url: str) -> Reading:
    article = text.article
    reading = _nothing(article.title, None)
    line = reading.headline._replace(
        feed_title=article.site, url=url, author=article.byline, published=article.published
    )
    trouble = None if article.text else Message(N_("No article was found on this page."), {})
    return reading._replace(
        headline=line,
        article=article,
        figures=text.figures,
        findings=text.findings,
        minutes=text.minutes,
        trouble=trouble,
    )


def _nothing(name: str, trouble: Message | None) -> Reading:
    line = Headline(0, 0, "", clean_line(name, 400), "", "", None, read=False, starred=False)
    return Reading(0, line, Article("", ()), (), (), TextMode.FULL, (TextMode.FULL,), trouble=trouble)


def _file_bytes(path: Path) -> bytes:
    name = clean_line(str(path), 400)
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_FILE_BYTES + 1)
    except OSError as error:
        raise UsageError(
            N_("{path} cannot be read ({reason})."), path=name, reason=error.strerror or "?"
        ) from error
    if len(raw) > _MOST_FILE_BYTES:
        raise UsageError(N_("{path} is larger than {limit} MB."), path=name, limit=32)
    return raw


def _is_markup(raw: bytes) -> bool:
    """Whether the bytes begin as markup does: a doctype, a comment or an element."""
    start = raw[:1_000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start[:1] == b"<" or b"<html" in start.lower() or b"<body" in start.lower()
