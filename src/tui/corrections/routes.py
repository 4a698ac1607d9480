"""Where a publisher takes corrections: what its page, its policies and its feed declare, the most trusted first."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from tui.core.text import clean_line
from tui.corrections.models import Channel, Origin, Route
from tui.corrections.validation import is_mail_address

_CONTACT_TYPES = re.compile(
    r"correction|editor|newsroom|news desk|newsdesk|public editor|reader|редак|redak|更正|編集|편집|บรรณาธิการ|toà soạn|editör",
    re.IGNORECASE,
)
POLICY_KEYS = ("correctionsPolicy", "actionableFeedbackPolicy", "publishingPrinciples")
"""The schema.org properties of a publisher that name a page about corrections, the most specific first."""
_ADDRESS = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
)
_FITTING = re.compile(
    r"correct|editor|news|reader|ombud|feedback|standards|redak|editör|tashih", re.IGNORECASE
)
_UNFITTING = re.compile(
    r"^(no-?reply|donotreply|abuse|postmaster|hostmaster|privacy|dpo|advert|ads?|sales|marketing|jobs|careers|subscri|billing|press)",
    re.IGNORECASE,
)
# Second-level labels under which registries hand out names; good enough to say whose a host is, wrong only towards asking.
_SHARED_SECOND = {"ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org", "in", "gen", "web", "mil"}
MOST_NODES = 2_000


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What one page of a publisher says about where to write."""

    url: str
    contacts: tuple[str, ...] = ()
    """Mail addresses of fitting JSON-LD contact points."""
    policies: tuple[str, ...] = ()
    """URLs of pages about corrections."""
    webmention: str = ""
    mailtos: tuple[str, ...] = ()


def owner(host: str) -> str:
    """Return the part of a host name that says whose it is: "bbc.co.uk" of "www.bbc.co.uk"."""
    labels = host.lower().rstrip(".").split(".")
    keep = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED_SECOND else 2
    return ".".join(labels[-keep:])


def page_facts(raw: bytes, url: str, link_headers: Sequence[str] = ()) -> PageFacts:
    """Read what a page declares.

    Args:
        raw: The page's bytes, already bounded.
        url: Where it was fetched from.
        link_headers: The values of its HTTP Link headers (RFC 8288), for Webmention.
    """
    from lxml import etree, html  # noqa: PLC0415  parsing happens in a child process

    parser = html.HTMLParser(no_network=True, encoding="utf-8", huge_tree=False)
    try:
        root = html.document_fromstring(raw, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return PageFacts(url)
    contacts: list[str] = []
    policies: list[str] = []
    for node in _nodes(root.iterfind(".//script[@type='application/ld+json']")):
        contacts.extend(_contact_addresses(node))
        policies.extend(urljoin(url, value) for key in POLICY_KEYS for value in _texts(node.get(key)))
    mention = _header_webmention(link_headers) or next(
        (
            link.get("href") or ""
            for link in root.iter("link", "a")
            if "webmention" in (link.get("rel") or "").lower().split()
        ),
        "",
    )
    mailtos = (
        unquote(a.get("href", "")[7:].partition("?")[0])
        for a in root.iter("a")
        if (a.get("href") or "").lower().startswith("mailto:")
    )
    return PageFacts(
        url,
        contacts=_unique(address for address in contacts if is_mail_address(address)),
        policies=_unique(address for address in policies if urlsplit(address).scheme in ("http", "https")),
        webmention=_web_address(urljoin(url, mention)) if mention else "",
        mailtos=_unique(address for address in mailtos if is_mail_address(address)),
    )


def policy_addresses(text: str) -> tuple[str, ...]:
    """Return the mail addresses in a policy page's text, those for corrections first; sales and the like left out."""
    found = _unique(match.rstrip(".") for match in _ADDRESS.findall(text[:500_000]))
    usable = [address for address in found if is_mail_address(address) and not _UNFITTING.search(address)]
    return tuple(sorted(usable, key=lambda address: not _FITTING.search(address.partition("@")[0])))


def policy_page(raw: bytes) -> tuple[str, ...]:
    """Return the mail addresses that a policy page's markup names, in its links and its text; as `policy_addresses`.

    Args:
        raw: The page's bytes, already bounded.
    """
    from lxml import etree, html  # noqa: PLC0415  parsing happens in a child process

    try:
        root = html.document_fromstring(raw, parser=html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.LxmlError, ValueError, AssertionError):
        return ()
    etree.strip_elements(root, "script", "style", with_tail=False)
    linked = " ".join(page_facts(raw, "").mailtos)
    return policy_addresses(f"{linked} {' '.join(str(part) for part in root.itertext())}")


def ranked(
    article_url: str,
    *,
    setting: str = "",
    pages: Sequence[PageFacts] = (),
    policies: Sequence[tuple[str, Sequence[str]]] = (),
    feed_url: str = "",
    feed_addresses: Sequence[str] = (),
) -> tuple[Route, ...]:
    """Return the routes for an article, the best first; the last is always the publisher's own form.

    Args:
        article_url: The article.
        setting: The person's own address for this site, a mail address or a URL.
        pages: Facts of the article's page and of the home page.
        policies: For each policy page its URL and the addresses found there.
        feed_url: The feed that brought the article.
        feed_addresses: The item's author, managingEditor and webMaster, in this order.
    """
    home = owner(urlsplit(article_url).hostname or "")
    found: list[tuple[Origin, str, str]] = [(Origin.SETTING, setting, "")] if setting else []
    found += [(Origin.CONTACT_POINT, address, page.url) for page in pages for address in page.contacts]
    found += [(Origin.POLICY, address, url) for url, addresses in policies for address in addresses]
    found += [(Origin.WEBMENTION, page.webmention, page.url) for page in pages if page.webmention]
    found += [(Origin.FEED, address, feed_url) for address in feed_addresses if is_mail_address(address)]
    found += [
        (Origin.PAGE, address, page.url)
        for page in pages
        for address in page.mailtos
        if not _UNFITTING.search(address)
    ]
    routes: dict[str, Route] = {}
    for origin, address, where in found:
        channel = Channel.WEBMENTION if origin is Origin.WEBMENTION else Channel.MAILTO
        if origin is Origin.SETTING and not is_mail_address(address):
            channel = Channel.FORM
        own = origin in (Origin.SETTING, Origin.FEED) or owner(_host(address)) == home
        routes.setdefault(
            address.lower(), Route(channel, clean_line(address, 254), origin, where, foreign=not own)
        )
    policy_pages = [url for page in pages for url in page.policies]
    form = Route(Channel.FORM, policy_pages[0] if policy_pages else article_url, Origin.NONE, article_url)
    return (*routes.values(), form)


def _host(address: str) -> str:
    return address.rpartition("@")[2] if is_mail_address(address) else urlsplit(address).hostname or ""


def _web_address(address: str) -> str:
    return address if urlsplit(address).scheme in ("http", "https") else ""


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return _texts(value.get("url") or value.get("@id"))
    if isinstance(value, list):
        return [text for item in value[:20] for text in _texts(item)]
    return []


def _nodes(scripts: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Every object within the page's JSON-LD, `@graph` and nested ones too, in bounded number."""
    seen = 0
    for script in scripts:
        try:
            waiting: list[Any] = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while waiting and seen < MOST_NODES:
            item = waiting.pop(0)
            seen += 1
            if isinstance(item, list):
                waiting.extend(item)
            elif isinstance(item, dict):
                yield item
                waiting.extend(value for value in item.values() if isinstance(value, dict | list))


def _contact_addresses(node: dict[str, Any]) -> Iterator[str]:
    points = node.get("contactPoint")
    for point in points if isinstance(points, list) else [points]:
        if isinstance(point, dict) and _CONTACT_TYPES.search(" ".join(_texts(point.get("contactType")))):
            yield from (text.removeprefix("mailto:") for text in _texts(point.get("email")))


def _header_webmention(values: Sequence[str]) -> str:
    for value in values:
        for address, parameters in re.findall(r"<([^>]*)>((?:\s*;[^,<]*)*)", value):
            relation = re.search(r"""rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))""", parameters, re.IGNORECASE)
            if relation and "webmention" in (relation.group(1) or relation.group(2)).lower().split():
                return str(address)
    return ""
