"""Finds out what stands at an address, a feed, a page that offers feeds, or an article, and takes it in."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.core.errors import CopydeskError, FetchError, NotAFeedError, ParseError
from tui.core.messages import N_
from tui.core.text import clean_line
from tui.feeds.discover import OfferedFeed, common_addresses
from tui.net.models import Fetched
from tui.services.addresses import feed_address, headers_for, is_private
from tui.services.desk import Desk
from tui.services.opening import article_of_page
from tui.services.outcomes import Decider
from tui.services.pages import page_of
from tui.services.reports import AddOutcome, FoundFeed
from tui.store import articles, entries, feeds
from tui.store.articles import FULL, StoredArticle, StoredPage
from tui.store.intake import EntryRow, Intake
from tui.store.records import OWN, seconds
from tui.store.searchtext import indexed

if TYPE_CHECKING:
    from sqlite_utils import Database

KEPT_URL = "copydesk:kept"
"""The address of the feed of single articles that were kept."""
_KEPT_TITLE = "Kept articles"
_MOST_GUESSES = 6
_ARTICLE_CHARACTERS = 500
"""From this length on a page without feeds is taken for an article."""

Pairs = tuple[tuple[str, str], ...]


def add(desk: Desk, url: str, *, folder: str, title: str, headers: Pairs) -> AddOutcome:
    """Subscribe to the feed at an address, find the feeds of a page, or keep a single article.

    Args:
        desk: The open desk.
        url: The address of any of the three.
        folder: Where to put the feed.
        title: The person's own title for it.
        headers: Sent with every request for it.

    Raises:
        FetchError: The address gave nothing.
        UsageError: It is no web address.
        NotAFeedError: There is neither a feed nor an article.
    """
    address = feed_address(url)
    known = _known(desk, address)
    return known or _find(desk, address, folder=folder, title=title, headers=headers)


def _find(desk: Desk, address: str, *, folder: str, title: str, headers: Pairs) -> AddOutcome:
    """Look what stands at an address that is not subscribed; see `add`."""
    answer = desk.client.fetch(address, headers=headers)
    known = _known(desk, answer.permanent_url)
    if known is not None:
        return known
    intake = _as_feed(desk, answer)
    if intake is not None:
        return _take(desk, address, answer, intake, folder=folder, title=title, headers=headers)
    offers = _offers(desk, answer)
    if len(offers) == 1 and not _is_article(desk, answer):
        further = headers_for(address, offers[0].url, headers)
        return _take_offered(desk, offers[0].url, folder=folder, title=title, headers=further)
    if offers:
        return AddOutcome(choices=tuple(FoundFeed(offer.url, offer.title, offer.format) for offer in offers))
    if _is_article(desk, answer):
        return _keep_article(desk, answer)
    headers = headers_for(address, answer.final_url, headers)
    for found, fetched, guess in _guesses(desk, answer.final_url, headers):
        return _take(desk, guess, fetched, found, folder=folder, title=title, headers=headers)
    raise _nothing(answer)


def _take_offered(desk: Desk, url: str, *, folder: str, title: str, headers: Pairs) -> AddOutcome:
    """Subscribe to the one feed that a page offers; where that is a page again, the search ends."""
    address = feed_address(url)
    known = _known(desk, address)
    if known is not None:
        return known
    answer = desk.client.fetch(address, headers=headers)
    known = _known(desk, answer.permanent_url)
    if known is not None:
        return known
    intake = _as_feed(desk, answer)
    if intake is None:
        raise _nothing(answer)
    return _take(desk, address, answer, intake, folder=folder, title=title, headers=headers)


def _nothing(answer: Fetched) -> NotAFeedError:
    return NotAFeedError(
        N_("At {url} there is no feed, no link to one, and no article."),
        url=clean_line(answer.final_url, 200),
    )


def _known(desk: Desk, address: str) -> AddOutcome | None:
    """Return the feed that is subscribed at an address already, with encryption or without, or None."""
    scheme, _, rest = address.partition("://")
    other = {"http": "https", "https": "http"}.get(scheme, "")
    with desk.store.reading() as connection:
        known = feeds.by_url(connection, address) or feeds.by_url(connection, f"{other}://{rest}")
    return None if known is None else AddOutcome(feed_id=known.id, already=True, title=known.title)


def _as_feed(desk: Desk, answer: Fetched) -> Intake | None:
    try:
        intake = desk.children.call(
            "tui.services.intake:read_feed", answer.body, answer.final_url, answer.content_type, desk.clock()
        )
    except ParseError:
        return None
    assert isinstance(intake, Intake)
    return intake


def _take(
    desk: Desk, address: str, answer: Fetched, intake: Intake, *, folder: str, title: str, headers: Pairs
) -> AddOutcome:
    """Subscribe with the entries that are at hand already, in one transaction."""
    now = desk.now()
    digest = hashlib.blake2b(answer.body, digest_size=16).digest()
    published = [row.published for row in intake.rows if row.published is not None]

    def job(db: Database) -> tuple[int, bool]:
        feed_id, already = feeds.subscribe(db, address, now, title=title, folder=folder, headers=headers)
        record = feeds.by_id(db.conn, feed_id)
        if record is not None:
            entries.keep(db, feed_id, intake.rows, now)
            decider = Decider(desk.clock())
            ttl = intake.about.get("ttl_minutes")
            state = decider.changed(record, answer, digest, sorted(published, reverse=True)[:10], ttl)
            feeds.remember_fetches(db, [state])
            feeds.update(
                db, feed_id, **{name: value for name, value in intake.about.items() if value is not None}
            )
        return feed_id, already

    feed_id, already = desk.store.write(job)
    shown = title or str(intake.about.get("title") or address)
    return AddOutcome(feed_id=feed_id, already=already, title=shown)


def _offers(desk: Desk, answer: Fetched) -> tuple[OfferedFeed, ...]:
    found = desk.children.call(
        "tui.feeds.discover:discover", answer.body, url=answer.final_url, content_type=answer.content_type
    )
    assert isinstance(found, tuple)
    # a public page leads to no address of the person's own network
    at_home = is_private(answer.final_url)
    return tuple(
        offer for offer in found if (at_home or not is_private(offer.url)) and _can_be_added(offer.url)
    )


def _can_be_added(url: str) -> bool:
    try:
        feed_address(url)
    except CopydeskError:
        return False
    return True


def _guesses(desk: Desk, url: str, headers: Pairs) -> Iterator[tuple[Intake, Fetched, str]]:
    """Yield the feeds at the places where sites usually keep one."""
    for guess in common_addresses(url)[:_MOST_GUESSES]:
        try:
            answer = desk.client.fetch(guess, headers=headers)
        except FetchError:
            continue
        intake = _as_feed(desk, answer)
        if intake is not None:
            yield intake, answer, guess


def _article(desk: Desk, answer: Fetched) -> tuple[StoredPage, StoredArticle] | None:
    try:
        page = page_of(answer, desk.now())
    except FetchError:
        return None
    return page, article_of_page(desk, page)


def _is_article(desk: Desk, answer: Fetched) -> bool:
    """Whether the address is one of an article rather than of a site's front page."""
    if not answer.final_url.partition("://")[2].partition("/")[2].strip("/"):
        return False
    found = _article(desk, answer)
    return (
        found is not None
        and len(found[1].article.text) >= _ARTICLE_CHARACTERS
        and not found[1].article.notice
    )


def _keep_article(desk: Desk, answer: Fetched) -> AddOutcome:
    """Keep an article in the feed of single articles."""
    found = _article(desk, answer)
    assert found is not None
    page, text = found
    article = text.article
    url = article.canonical_url or page.url
    body = article.text.encode("utf-8")
    row = EntryRow(
        guid=url,
        url=url,
        title=article.title or url,
        author=article.byline,
        published=seconds(article.published),
        language=article.language,
        excerpt=clean_line(article.lead or article.text, 300),
        image=article.image,
        content=zlib.compress(body),
        search_title=indexed(article.title),
        search_body=indexed(article.text),
        digest=hashlib.blake2b(body, digest_size=8).digest(),
    )
    now = desk.now()

    def job(db: Database) -> tuple[int, bool]:
        feed_id, _ = feeds.subscribe(db, KEPT_URL, now, title=_KEPT_TITLE, kind=OWN)
        kept = entries.keep(db, feed_id, [row], now)
        entry_id = (
            (*kept.new, *kept.updated)[0] if kept.new or kept.updated else entries.by_guid(db, feed_id, url)
        )
        articles.keep_page(db, entry_id, page)
        articles.keep(db, entry_id, FULL, text)
        return entry_id, not kept.new

    entry_id, already = desk.store.write(job)
    return AddOutcome(entry_id=entry_id, already=already, title=row.title)
