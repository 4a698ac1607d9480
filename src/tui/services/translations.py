"""An article's language versions: one entry with one read state, its other languages fetched when they are asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from tui.articles.document import Alternate, Article, Notice
from tui.articles.language_versions import language_key, request_headers
from tui.core.errors import ExtractionError, UsageError
from tui.core.messages import N_
from tui.core.text import clean_line
from tui.languages.names import display_name
from tui.services import opening, read
from tui.services.addresses import is_private
from tui.services.desk import Desk
from tui.services.examine import EXAMINER
from tui.services.readings import Reading, TextMode
from tui.store import articles, language_versions
from tui.store.articles import StoredArticle
from tui.store.language_versions import KeptVersion


@dataclass(frozen=True, slots=True)
class LanguageVersion:
    """An article in one language."""

    language: str
    """BCP 47 tag."""
    url: str
    fetched: bool
    """Whether it can be read without the network."""


def versions(desk: Desk, entry_id: int) -> tuple[LanguageVersion, ...]:
    """Return the languages in which an article can be had, its own first.

    Args:
        desk: The open desk.
        entry_id: Which entry.

    Raises:
        UsageError: There is no such entry.
    """
    article = _opened(desk, entry_id).article
    with desk.store.reading() as connection:
        kept = {version.language for version in language_versions.of_entry(connection, entry_id)}
    own = LanguageVersion(article.language, article.canonical_url or article.url, fetched=True)
    return (
        own,
        *(
            LanguageVersion(other.language, other.url, language_key(other.language) in kept)
            for other in article.alternates
        ),
    )


def choose(desk: Desk, entry_id: int, wanted: str, after: str) -> LanguageVersion:
    """Return the version that is meant.

    Args:
        desk: The open desk.
        entry_id: Which entry.
        wanted: BCP 47 tag or own name of a language; empty for the one that follows.
        after: BCP 47 tag of the version that is left.

    Raises:
        UsageError: There is no such entry, or no such version of it.
    """
    offered = versions(desk, entry_id)
    if len(offered) < 2:
        raise UsageError(N_("This article says of no version in another language."))
    names = {name: one for one in reversed(offered) for name in _names(one.language)}
    if not wanted:
        keys = [language_key(one.language) for one in offered]
        at = keys.index(language_key(after)) if language_key(after) in keys else 0
        return offered[(at + 1) % len(offered)]
    found = names.get(wanted.casefold()) or names.get(language_key(wanted).casefold())
    return found if found is not None else LanguageVersion(wanted, "", fetched=False)


def _names(tag: str) -> set[str]:
    return {tag.casefold(), language_key(tag).casefold(), display_name(tag).casefold()}


def _opened(desk: Desk, entry_id: int) -> Reading:
    """Open an entry's own text; its page is fetched where nothing else could name other versions."""
    if entry_id <= 0:
        raise UsageError(N_("This article says of no version in another language."))
    reading = read.opened(desk, entry_id)
    if reading.article.alternates or desk.offline or not reading.headline.url:
        return reading
    if TextMode.FULL in reading.modes and not opening.has_page(desk, entry_id):
        read.full(desk, entry_id, TextMode.FULL)
        return read.opened(desk, entry_id)
    return reading


def open_version(desk: Desk, entry_id: int, language: str) -> Reading:
    """Open an article in another language, fetched where it is not stored; its figures are then held against it.

    Args:
        desk: The open desk.
        entry_id: Which entry.
        language: BCP 47 tag; the article's own gives the article itself.

    Raises:
        UsageError: There is no such entry, or no such version of it.
        FetchError: The version cannot be had.
        ChildError, ExtractionError: It cannot be read.
        StoreError: It cannot be kept.
    """
    reading = _opened(desk, entry_id)
    key = language_key(language)
    if key == language_key(reading.article.language):
        return reading
    wanted = next((one for one in reading.article.alternates if language_key(one.language) == key), None)
    if wanted is None:
        raise UsageError(
            N_("Article {number} has no version in {language}."),
            number=entry_id,
            language=clean_line(display_name(language), 60),
        )
    kept = _kept(desk, entry_id, key)
    if kept is None or (kept.text.examiner != EXAMINER and not desk.offline):
        kept = KeptVersion(key, wanted.url, _fetched(desk, reading.article, wanted))
        version = kept
        if not desk.store.read_only:
            desk.store.write(lambda db: language_versions.keep(db, entry_id, version, desk.now()))
            opening.recheck(desk, entry_id)
    return _reading(desk, reading, kept)


def _kept(desk: Desk, entry_id: int, key: str) -> KeptVersion | None:
    with desk.store.reading() as connection:
        found = language_versions.of_entry(connection, entry_id)
    return next((version for version in found if version.language == key), None)


def _fetched(desk: Desk, own: Article, wanted: Alternate) -> StoredArticle:
    """Fetch a version; a page of the open net leads to no address of this machine or its network."""
    from tui.services.pages import fetch_page  # noqa: PLC0415

    headers = request_headers(wanted.url, wanted.language)
    page = fetch_page(desk, wanted.url, headers=headers, allow_private=is_private(own.url))
    text = opening.article_of_page(desk, page)
    name = clean_line(urlsplit(wanted.url).hostname or "", 100)
    if not text.article.text or text.article.notice in {Notice.ERROR, Notice.EMPTY}:
        raise ExtractionError(N_("{host} gives no article in this language."), host=name)
    given = language_key(text.article.language)
    if wanted.guessed and given != language_key(wanted.language):
        raise ExtractionError(N_("{host} gives no article in this language."), host=name)
    if given == language_key(own.language):
        raise ExtractionError(N_("{host} gives the same language again."), host=name)
    return text


def _reading(desk: Desk, own: Reading, kept: KeptVersion) -> Reading:
    """Return the reading of a version: the entry's marks, the version's address and text, the ways to the others."""
    article = kept.text.article
    ways = [Alternate(own.article.language, own.article.canonical_url or own.article.url)]
    ways += [other for other in own.article.alternates if language_key(other.language) != kept.language]
    with desk.store.reading() as connection:
        dismissed = articles.dismissed(connection, own.entry_id)
    return own._replace(
        headline=own.headline._replace(url=article.canonical_url or kept.url),
        article=replace(
            article,
            byline=article.byline or own.article.byline,
            published=article.published or own.article.published,
            site=article.site or own.article.site,
            url=article.url or kept.url,
            alternates=tuple(ways),
        ),
        figures=kept.text.figures,
        findings=tuple(each for each in kept.text.findings if articles.mark_of(each) not in dismissed),
        mode=TextMode.FULL,
        position=0.0,
        minutes=kept.text.minutes,
        trouble=None,
        complete=True,
        edits=0,
    )
