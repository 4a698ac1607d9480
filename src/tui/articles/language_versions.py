"""Which other language versions an article has: what page and server declare, and rules for sites that declare nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from tui.articles.addresses import web_address
from tui.articles.document import Alternate, Article
from tui.languages.names import code_for

MOST_VERSIONS = 60


@dataclass(frozen=True, slots=True)
class SiteRule:
    """How a site that declares no versions names them."""

    host: str
    """The rule holds for it and what lies below it."""
    segments: Mapping[str, str]
    """The first segment of the path by language tag; empty where a language has none."""
    header: str = ""
    """The request header that names the language, where the site reads one."""
    values: Mapping[str, str] | None = None
    """The header's value by language tag."""


SITE_RULES = (
    SiteRule(
        host="theblockbeats.info",
        segments={"zh-Hans": "", "zh-Hant": "tw", "en": "en"},
        header="language",
        values={"zh-Hans": "cn", "zh-Hant": "cht", "en": "en"},
    ),
)
"""One line of data for each site: whoever knows another site adds it here."""


def language_key(tag: str) -> str:
    """Return what two tags share whose texts are one language to a reader: en-GB and en, zh-TW and zh-Hant.

    Args:
        tag: A BCP 47 tag; the result is empty for an empty one.
    """
    return code_for(tag) or tag.partition("-")[0].lower()


def offered(article: Article, declared: Iterable[tuple[str, str]] = ()) -> tuple[Alternate, ...]:
    """Return the versions of an article in other languages than its own, one a language.

    Args:
        article: With the versions that its page declares.
        declared: More of them as (BCP 47 tag, absolute address), such as those of Link headers.
    """
    seen = {language_key(article.language), ""}
    own = {article.url, article.canonical_url}
    found: list[Alternate] = []
    for other in (
        *(other for other in article.alternates if not other.guessed),
        *(Alternate(tag, url) for tag, url in declared),
        *(Alternate(tag, url) for tag, url in _by_rule(article.canonical_url or article.url)),
        *(other for other in article.alternates if other.guessed),
    ):
        key = language_key(other.language)
        if key not in seen and other.url not in own and web_address(other.url, ""):
            seen.add(key)
            found.append(other)
    return tuple(found[:MOST_VERSIONS])


def request_headers(url: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return the headers with which a site is asked for a language.

    Args:
        url: The version's address.
        language: Its BCP 47 tag.
    """
    rule = _rule_of(url)
    value = (rule.values or {}).get(language, "") if rule is not None else ""
    return ((rule.header, value),) if rule is not None and rule.header and value else ()


def _by_rule(url: str) -> Iterator[tuple[str, str]]:
    rule = _rule_of(url)
    if rule is None:
        return
    parts = urlsplit(url)
    names = parts.path.lstrip("/").split("/")
    if names[0] in set(rule.segments.values()) - {""}:
        names = names[1:]
    if not any(names):
        return  # the front page, no article
    for tag, segment in rule.segments.items():
        path = "/".join(["", *filter(None, [segment]), *names])
        yield tag, urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))


def _rule_of(url: str) -> SiteRule | None:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    return next((rule for rule in SITE_RULES if host == rule.host or host.endswith(f".{rule.host}")), None)
