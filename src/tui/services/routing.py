"""Finds where a publisher takes corrections: what is stored at once, its pages when the net is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from tui.core.errors import CopydeskError
from tui.core.settings import Settings
from tui.corrections.models import Channel, Correction, CorrectionKind, Origin, Route
from tui.corrections.routes import PageFacts, owner, ranked
from tui.services.addresses import is_private
from tui.services.desk import Desk
from tui.store import articles, entry_records, feeds
from tui.store.articles import StoredPage

MOST_POLICIES = 3
"""Policy pages that are fetched for one article."""


def routes(desk: Desk, correction: Correction, *, fetch: bool = False) -> tuple[Route, ...]:
    """Return where a correction may go, the most trusted first.

    Args:
        desk: The open desk.
        correction: What is to be sent.
        fetch: Whether the article's page, the home page and the policy pages may be asked for; else only what is
            stored counts.

    Returns:
        At least one route. What the reader shows wrong goes into a file and to no newsroom.
    """
    url = correction.claim.source.url
    file = Route(Channel.FILE, str(desk.paths.data / "corrections"), Origin.NONE, url)
    if correction.claim.kind is CorrectionKind.READER:
        return (file,)
    setting = own_address(desk.settings, url)
    if not url and not setting:
        return (file,)
    stored = _stored_page(desk, correction.entry_id)
    feed_url, addresses = _feed_addresses(desk, correction.entry_id)
    fetched = fetch and not desk.offline and bool(url)
    pages = _pages(desk, url, stored, fetch=fetched)
    policies = _policies(desk, url, pages) if fetched else []
    found = ranked(
        url,
        setting=setting,
        pages=pages,
        policies=policies,
        feed_url=feed_url,
        feed_addresses=addresses,
    )
    now = desk.clock()
    seen = {stored.url: datetime.fromtimestamp(stored.fetched_at, UTC)} if stored and not fetched else {}
    dated = (replace(route, seen=seen.get(route.found_at, now)) for route in found)
    return (*(_by_means(desk.settings, route) for route in dated if _can(desk.settings, route)), file)


def own_address(settings: Settings, url: str) -> str:
    """Return the address that the person set for an article's domain, or "".

    Args:
        settings: Holds "domain=address, domain=address".
        url: The article.
    """
    host = (urlsplit(url).hostname or "").lower()
    for pair in settings.correction_routes.split(","):
        domain, _, address = (part.strip() for part in pair.partition("="))
        if domain and address and (host == domain.lower() or host.endswith(f".{domain.lower()}")):
            return address
    return ""


def domain_of(route: Route) -> str:
    """Return whose inbox a route leads to, for the daily bound; empty for a file."""
    if route.channel is Channel.FILE:
        return ""
    if "@" in route.address and "://" not in route.address:
        return owner(route.address.rpartition("@")[2])
    return owner(urlsplit(route.address).hostname or "")


def _by_means(settings: Settings, route: Route) -> Route:
    """Mail goes over the person's server where one is set, else through their mail program."""
    if route.channel is Channel.MAILTO and settings.smtp_host:
        return replace(route, channel=Channel.SMTP)
    return route


def _can(settings: Settings, route: Route) -> bool:
    """Whether the person has what a channel needs: a Webmention needs a page of theirs that it can name."""
    return route.channel is not Channel.WEBMENTION or bool(settings.corrections_url)


def _stored_page(desk: Desk, entry_id: int) -> StoredPage | None:
    if not entry_id:
        return None
    with desk.store.reading() as connection:
        return articles.page(connection, entry_id)


def _feed_addresses(desk: Desk, entry_id: int) -> tuple[str, tuple[str, ...]]:
    with desk.store.reading() as connection:
        records = entry_records.by_ids(connection, [entry_id]) if entry_id else ()
        feed = feeds.by_id(connection, records[0].feed_id) if records else None
    if feed is None:
        return "", ()
    return feed.url, tuple(filter(None, (records[0].author_email, feed.author_email)))


def _pages(desk: Desk, url: str, stored: StoredPage | None, *, fetch: bool) -> list[PageFacts]:
    """What the article's page and the home page say; a page that cannot be had says nothing."""
    found = []
    if fetch:
        home = urljoin(url, "/")
        found = [facts for page in dict.fromkeys((url, home)) if (facts := _fetched(desk, page, url))]
    if stored is not None and not any(facts.url == stored.url for facts in found):
        found.insert(0, _facts(desk, stored.bytes, stored.url))
    return found


def _fetched(desk: Desk, url: str, article: str) -> PageFacts | None:
    from tui.net.models import ACCEPT_PAGE  # noqa: PLC0415

    try:
        answer = desk.client.fetch(url, accept=ACCEPT_PAGE, allow_private=is_private(article))
        facts = _facts(desk, answer.body, answer.final_url)
    except CopydeskError:
        return None
    mention = next((target for relation, target in answer.link if relation == "webmention"), "")
    return replace(facts, webmention=mention) if mention else facts


def _facts(desk: Desk, raw: bytes, url: str) -> PageFacts:
    try:
        facts = desk.children.call("tui.corrections.routes:page_facts", raw, url)
    except CopydeskError:
        return PageFacts(url)
    assert isinstance(facts, PageFacts)
    return facts


def _policies(desk: Desk, article: str, pages: list[PageFacts]) -> list[tuple[str, tuple[str, ...]]]:
    from tui.net.models import ACCEPT_PAGE  # noqa: PLC0415

    found = []
    wanted = dict.fromkeys(url for page in pages for url in page.policies)
    for url in list(wanted)[:MOST_POLICIES]:
        try:
            answer = desk.client.fetch(url, accept=ACCEPT_PAGE, allow_private=is_private(article))
            addresses = desk.children.call("tui.corrections.routes:policy_page", answer.body)
        except CopydeskError:
            continue
        found.append((answer.final_url, tuple(addresses)))
    return found
