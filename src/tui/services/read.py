"""Opens an article: from the store, from its page, from any address or file; with its figures and findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tui.articles.document import Article, Notice
from tui.articles.version import EXTRACTOR
from tui.core.errors import CopydeskError, FetchError, StoreReadOnlyError, UsageError
from tui.core.messages import N_, Message
from tui.core.text import clean_line
from tui.services import headlines
from tui.services.desk import Desk
from tui.services.examine import EXAMINER, Dismissals
from tui.services.views import Headline, Reading, TextMode
from tui.store import articles, codec, entries, feeds, figures, marks
from tui.store.articles import FEED, FULL, StoredArticle, StoredPage
from tui.store.records import EntryRecord, FeedRecord

WHOLE_CHARACTERS = 1_500
"""From this length on a feed's text counts as the whole article; dense scripts say as much in a third."""
_MOST_FILE_BYTES = 32_000_000
_CHILD = "tui.services.examine:"
_PAGE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class _Opened:
    """What the store knows of an entry that is to be read."""

    record: EntryRecord
    feed: FeedRecord
    summary: str
    content: str
    page: StoredPage | None
    texts: dict[str, StoredArticle]
    dismissed: frozenset[str]
    dismissals: Dismissals

    @property
    def html(self) -> str:
        """The longer of what the feed gave."""
        return max(self.content, self.summary, key=len)

    @property
    def modes(self) -> tuple[TextMode, ...]:
        """The texts that can be had."""
        has_page = bool(self.record.url) or self.page is not None
        had = (
            (TextMode.FEED, bool(self.html)),
            (TextMode.FULL, has_page),
            (TextMode.SOURCE, has_page or bool(self.html)),
        )
        return tuple(mode for mode, can in had if can) or (TextMode.FEED,)


def opened(desk: Desk, entry_id: int, mode: TextMode = TextMode.AUTO) -> Reading:
    """Open an entry with what is stored of it; nothing is fetched.

    Args:
        desk: The open desk.
        entry_id: Which entry.
        mode: Which text; AUTO takes what is set for its feed, else the better one.

    Raises:
        UsageError: There is no such entry.
    """
    entry = _load(desk, entry_id)
    mode = _wanted(entry, mode)
    if mode is TextMode.SOURCE:
        return _source(desk, entry)
    if mode is not TextMode.FEED:
        text = _full_text(desk, entry)
        if text is not None and (
            mode is TextMode.FULL or not _gives_less(text.article, _feed_text(desk, entry))
        ):
            return _reading(entry, text, TextMode.FULL)
    text, trouble = _try(lambda: _feed_text(desk, entry), entry)
    reading = _reading(entry, text, TextMode.FEED, trouble=trouble)
    return replace(reading, complete=not _wants_page(desk, entry, mode, text.article))


def full(desk: Desk, entry_id: int, mode: TextMode = TextMode.AUTO) -> Reading:
    """Open an entry and fetch its page where that is needed and has not been done.

    Where the page cannot be had, or gives less than the feed, the feed's text is shown and `trouble` says why.

    Raises:
        UsageError: There is no such entry.
    """
    reading = opened(desk, entry_id, mode)
    if reading.complete:
        return reading
    entry = _load(desk, entry_id)
    try:
        page = _fetch_page(desk, entry.record.url)
        _quietly(desk, lambda db: articles.keep_page(db, entry_id, page))
        text = _full_text(desk, replace(entry, page=page, texts={}))
    except CopydeskError as error:
        return replace(reading, trouble=error.message, complete=True)
    shorter = text is None or _gives_less(text.article, _try(lambda: _feed_text(desk, entry), entry)[0])
    if text is None or (shorter and entry.html and mode is not TextMode.FULL):
        trouble = Message(N_("The page gives less than the feed; this is the feed's text."), {})
        return replace(reading, trouble=trouble, complete=True)
    return _reading(entry, text, TextMode.FULL)


def from_url(desk: Desk, url: str) -> Reading:
    """Read any page without keeping it.

    Args:
        desk: The open desk.
        url: An http or https address.
    """
    try:
        page = _fetch_page(desk, url)
        text = _read_page(desk, page, "", "", _dismissals(desk))
    except CopydeskError as error:
        return _nothing(url, error.message)
    return _unkept(text, text.article.canonical_url or page.url)


def from_file(desk: Desk, path: Path, url: str = "") -> Reading:
    """Read a page or a plain text from a file without keeping it.

    Args:
        desk: The open desk.
        path: The file.
        url: The address that its links are relative to.
    """
    try:
        raw = _file_bytes(path)
        if _is_markup(raw):
            text = _read_page(desk, StoredPage(url, "", "", 0, raw), "", "", _dismissals(desk))
        else:
            plain = raw.decode("utf-8-sig", "replace")
            text = _child(desk, "read_text", plain, url, "", _dismissals(desk))
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
    _quietly(desk, lambda db: marks.keep_position(db, entry_id, position))


def set_feed_mode(desk: Desk, feed_id: int, mode: TextMode) -> None:
    """Choose which text of a feed's entries the reader shows first."""
    desk.store.write(lambda db: feeds.update(db, feed_id, mode=mode.value))


def _load(desk: Desk, entry_id: int) -> _Opened:
    with desk.store.snapshot() as connection:
        records = entries.by_ids(connection, [entry_id])
        feed = feeds.by_id(connection, records[0].feed_id) if records else None
        if feed is None:
            raise UsageError(N_("There is no article number {number}."), number=entry_id)
        summary, content = (_text(part) for part in entries.body(connection, entry_id))
        kept = {mode: articles.stored(connection, entry_id, mode) for mode in (FEED, FULL)}
        return _Opened(
            record=records[0],
            feed=feed,
            summary=summary,
            content=content,
            page=articles.page(connection, entry_id),
            texts={mode: text for mode, text in kept.items() if text is not None and _is_current(text)},
            dismissed=articles.dismissed(connection, entry_id),
            dismissals={rule.rule: (rule.found, rule.dismissed) for rule in figures.rule_counts(connection)},
        )


def _is_current(text: StoredArticle) -> bool:
    return text.extractor == EXTRACTOR and text.examiner == EXAMINER


def _text(packed: bytes) -> str:
    try:
        return codec.expand(packed).decode("utf-8", "replace")
    except ValueError:
        return ""


def _wanted(entry: _Opened, mode: TextMode) -> TextMode:
    chosen = TextMode(entry.feed.mode) if mode is TextMode.AUTO else mode
    return chosen if chosen is TextMode.AUTO or chosen in entry.modes else TextMode.AUTO


def _wants_page(desk: Desk, entry: _Opened, mode: TextMode, article: Article) -> bool:
    """Whether the page has still to be fetched for what is asked."""
    if FULL in entry.texts or not entry.record.url or mode is TextMode.FEED:
        return False
    asked = entry.feed.full_text or (desk.settings.fetch_on_open and not _is_whole(article))
    return mode is TextMode.FULL or asked


def _size(text: str) -> int:
    """Length in letters of a spaced script: one of Chinese, Japanese or Korean says as much as three."""
    return len(text) + 2 * sum(character > "\u2e80" for character in text)


def _is_whole(article: Article) -> bool:
    return _size(article.text) >= WHOLE_CHARACTERS and not article.text.rstrip().endswith(("…", "...", "[…]"))


def _gives_less(page: Article, feed: StoredArticle) -> bool:
    if page.notice in {Notice.ERROR, Notice.EMPTY}:
        return True
    return _size(page.text) < 0.8 * _size(feed.article.text)


def _child(desk: Desk, name: str, *arguments: Any) -> Any:
    return desk.children.call(
        f"{_CHILD}{name}", *arguments, knowledge=_knowledge(desk), seconds=_PAGE_SECONDS
    )


def _knowledge(desk: Desk) -> Path | None:
    own = desk.paths.config / "knowledge.toml"
    return own if own.is_file() else None


def _dismissals(desk: Desk) -> Dismissals:
    with desk.store.reading() as connection:
        return {rule.rule: (rule.found, rule.dismissed) for rule in figures.rule_counts(connection)}


def _read_page(
    desk: Desk, page: StoredPage, feed_html: str, title: str, dismissals: Dismissals
) -> StoredArticle:
    text = _child(desk, "read_page", page.bytes, page.url, page.charset, feed_html, title, dismissals)
    assert isinstance(text, StoredArticle)
    return text


def _feed_text(desk: Desk, entry: _Opened) -> StoredArticle:
    """Return the feed's text, made and kept where that has not been done."""
    if FEED in entry.texts:
        return entry.texts[FEED]
    record = entry.record
    language = record.language or entry.feed.language
    text = _child(desk, "read_fragment", entry.html, record.url, record.title, language, entry.dismissals)
    assert isinstance(text, StoredArticle)
    shown = FULL not in entry.texts
    _quietly(desk, lambda db: articles.keep(db, record.id, FEED, text, shown=shown))
    entry.texts[FEED] = text
    return text


def _full_text(desk: Desk, entry: _Opened) -> StoredArticle | None:
    """Return the page's text, made anew and kept where only the page itself is stored; None without a page."""
    if FULL in entry.texts or entry.page is None:
        return entry.texts.get(FULL)
    text = _read_page(desk, entry.page, entry.html, entry.record.title, entry.dismissals)
    shown = not entry.html or not _gives_less(text.article, _feed_text(desk, entry))
    _quietly(desk, lambda db: articles.keep(db, entry.record.id, FULL, text, shown=shown))
    entry.texts[FULL] = text
    return text


def _try(make: Callable[[], StoredArticle], entry: _Opened) -> tuple[StoredArticle, Message | None]:
    """Return an article, or the excerpt as one with the reason why there is no more."""
    try:
        return make(), None
    except CopydeskError as error:
        article = Article(entry.record.excerpt, (), title=entry.record.title, url=entry.record.url)
        return StoredArticle(article, (), (), 1, 0, 0), error.message


def _fetch_page(desk: Desk, url: str) -> StoredPage:
    from tui.net.models import ACCEPT_PAGE  # noqa: PLC0415  needs no httpx, but nothing before the first paint

    answer = desk.client.fetch(url, accept=ACCEPT_PAGE)
    kind, _, rest = answer.content_type.partition(";")
    kind = kind.strip().lower()
    readable = not kind or kind.startswith("text/") or "html" in kind or "xml" in kind
    if not readable or answer.body.startswith(b"%PDF"):
        raise FetchError(
            N_("{url} is no page of text but {kind}."),
            url=clean_line(answer.final_url, 200),
            kind=clean_line(kind, 60),
        )
    charset = rest.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return StoredPage(answer.final_url, kind, charset[:40], desk.now(), answer.body)


def _source(desk: Desk, entry: _Opened) -> Reading:
    page = entry.page or StoredPage(entry.record.url, "text/html", "utf-8", 0, entry.html.encode("utf-8"))
    try:
        article = desk.children.call(
            f"{_CHILD}read_source",
            page.bytes,
            page.url,
            page.charset,
            entry.record.title,
            seconds=_PAGE_SECONDS,
        )
        trouble = None
    except CopydeskError as error:
        article, trouble = Article("", (), title=entry.record.title), error.message
    return _reading(entry, StoredArticle(article, (), (), 1, 0, 0), TextMode.SOURCE, trouble=trouble)


def _reading(
    entry: _Opened, text: StoredArticle, mode: TextMode, *, trouble: Message | None = None
) -> Reading:
    return Reading(
        entry_id=entry.record.id,
        headline=headlines.headline(entry.record),
        article=_with_entry(text.article, entry),
        figures=text.figures,
        findings=tuple(f for f in text.findings if articles.mark_of(f) not in entry.dismissed),
        mode=mode,
        modes=entry.modes,
        position=entry.record.position,
        minutes=text.minutes,
        trouble=trouble,
    )


def _with_entry(article: Article, entry: _Opened) -> Article:
    """Fill what the text does not say from what the feed says."""
    record = entry.record
    return replace(
        article,
        title=article.title or record.title,
        byline=article.byline or record.author,
        published=article.published or headlines.headline(record).published,
        language=article.language or record.language,
        site=article.site or entry.feed.title,
        url=article.url or record.url,
    )


def _unkept(text: StoredArticle, url: str) -> Reading:
    article = text.article
    line = Headline(0, 0, article.site, article.title, url, article.byline, article.published, False, False)
    trouble = None
    if not article.text:
        trouble = Message(N_("No article was found on this page."), {})
    return Reading(
        0,
        line,
        article,
        text.figures,
        text.findings,
        TextMode.FULL,
        (TextMode.FULL,),
        minutes=text.minutes,
        trouble=trouble,
    )


def _nothing(name: str, trouble: Message) -> Reading:
    line = Headline(0, 0, "", clean_line(name, 200), "", "", None, False, False)
    return Reading(0, line, Article("", ()), (), (), TextMode.FULL, (TextMode.FULL,), trouble=trouble)


def _file_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_FILE_BYTES + 1)
    except OSError as error:
        raise UsageError(
            N_("{path} cannot be read ({reason})."),
            path=clean_line(str(path), 400),
            reason=error.strerror or "?",
        ) from error
    if len(raw) > _MOST_FILE_BYTES:
        raise UsageError(N_("{path} is larger than {limit} MB."), path=clean_line(str(path), 400), limit=32)
    return raw


def _is_markup(raw: bytes) -> bool:
    """Whether the bytes begin as markup does: a doctype, a comment or an element."""
    start = raw[:1_000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start[:1] == b"<" or b"<html" in start.lower() or b"<body" in start.lower()


def _quietly(desk: Desk, job: Callable[[Any], None]) -> None:
    """Keep something that can be made again; a store that cannot be written only keeps less."""
    try:
        desk.store.submit(job, durable=False)
    except StoreReadOnlyError:
        return
